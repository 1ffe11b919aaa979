package dsgformer.tensor;

import static dsgformer.tensor.Native.call;

import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongArrayRef;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A multi-dimensional array on libtorch. It belongs to the {@link Scope} that was open on its thread when it was made
 * and is freed with it; arguments are borrowed. Operations record what gradients need, except inside
 * {@link Gradients#off}. Only the operations of {@link #inPlace} change it.
 *
 * @see Tensors for making them
 */
public final class Tensor {

    static {
        // NNPACK serves batches of 16 and more only, and where it does not know the processor it warns at every
        // convolution.
        torch.globalContext().setUserEnabledNNPACK(false);
    }

    private final org.bytedeco.pytorch.Tensor pointer;

    Tensor(org.bytedeco.pytorch.Tensor pointer) {
        this.pointer = pointer;
    }

    org.bytedeco.pytorch.Tensor pointer() {
        return pointer;
    }

    // ---- shape and values

    public TensorShape shape() {
        // sizes() as a LongArrayRef points into the tensor: it is read at once and never kept.
        try (LongArrayRef sizes = pointer.sizes()) {
            long[] axes = new long[(int) sizes.size()];
            for (int i = 0; i < axes.length; i++) {
                axes[i] = sizes.get(i);
            }
            return TensorShape.of(axes);
        }
    }

    long size(int axis) {
        return pointer.size(axis);
    }

    int axes() {
        return Math.toIntExact(pointer.dim());
    }

    /** The elements as float, in row-major order. */
    public float[] toFloats() {
        return Scope.compute(() -> {
            org.bytedeco.pytorch.Tensor plain =
                    call(() -> pointer.detach().cpu().to(torch.ScalarType.Float).contiguous());
            float[] values = new float[Math.toIntExact(plain.numel())];
            new FloatPointer(plain.data_ptr_float()).get(values);
            return values;
        });
    }

    /** The elements as double, in row-major order. */
    public double[] toDoubles() {
        return Scope.compute(() -> {
            org.bytedeco.pytorch.Tensor plain = call(
                    () -> pointer.detach().cpu().to(torch.ScalarType.Double).contiguous());
            double[] values = new double[Math.toIntExact(plain.numel())];
            new DoublePointer(plain.data_ptr_double()).get(values);
            return values;
        });
    }

    /** The only element. */
    public double item() {
        return call(pointer::item_double);
    }

    // ---- other shapes, layouts and types

    public Tensor reshape(long... axes) {
        return new Tensor(call(() -> pointer.reshape(axes)));
    }

    public Tensor permute(long... order) {
        return new Tensor(call(() -> pointer.permute(order)));
    }

    public Tensor transpose(int a, int b) {
        return new Tensor(call(() -> pointer.transpose(a, b)));
    }

    /** Elements {@code from} to {@code from + count} of {@code axis}; a view. */
    public Tensor narrow(int axis, long from, long count) {
        return new Tensor(call(() -> pointer.narrow(axis, from, count)));
    }

    /** Equal parts along {@code axis}, in order; views whose gradients are joined in one tensor. */
    public List<Tensor> chunk(int parts, int axis) {
        try (TensorVector chunks = call(() -> pointer.chunk(parts, axis))) {
            // get(i) is a reference into the vector: each tensor is copied out of it before the vector is freed.
            return LongStream.range(0, chunks.size())
                    .mapToObj(i -> new Tensor(new org.bytedeco.pytorch.Tensor(chunks.get(i))))
                    .toList();
        }
    }

    /** The diagonals over axes {@code a} and {@code b} as a new last axis; a view. */
    public Tensor diagonal(int a, int b) {
        return new Tensor(call(() -> pointer.diagonal(0, a, b)));
    }

    public Tensor unsqueeze(int axis) {
        return new Tensor(call(() -> pointer.unsqueeze(axis)));
    }

    /** The same values in row-major memory. */
    public Tensor contiguous() {
        return new Tensor(call(() -> pointer.contiguous()));
    }

    /** The same [n, c, h, w] with its channels side by side in memory. */
    public Tensor channelsLast() {
        return new Tensor(call(() -> pointer.contiguous(torch.MemoryFormat.ChannelsLast)));
    }

    /** Whether this is [n, c, h, w] with its channels side by side in memory. */
    public boolean isChannelsLast() {
        return call(() -> pointer.is_contiguous(torch.MemoryFormat.ChannelsLast));
    }

    /** 2 × 2 neighbours become channels: [n, c, h, w] → [n, 4c, h/2, w/2]. */
    public Tensor pixelUnshuffle() {
        return new Tensor(call(() -> torch.pixel_unshuffle(pointer, 2)));
    }

    /** The inverse of {@link #pixelUnshuffle}: [n, 4c, h, w] → [n, c, 2h, 2w]. */
    public Tensor pixelShuffle() {
        return new Tensor(call(() -> torch.pixel_shuffle(pointer, 2)));
    }

    /** Axes of length 1 repeated to the given lengths, −1 leaving an axis as it is; a view. */
    public Tensor expand(long... axes) {
        return new Tensor(call(() -> pointer.expand(axes)));
    }

    /** This, then {@code other}, along {@code axis}. */
    public Tensor cat(Tensor other, int axis) {
        try (TensorVector both = new TensorVector(pointer, other.pointer)) {
            return new Tensor(call(() -> torch.cat(both, axis)));
        }
    }

    /** All of them, one after another along {@code axis}. */
    public static Tensor cat(List<Tensor> tensors, int axis) {
        try (TensorVector all = vector(tensors)) {
            return new Tensor(call(() -> torch.cat(all, axis)));
        }
    }

    private static TensorVector vector(List<Tensor> tensors) {
        return new TensorVector(tensors.stream().map(Tensor::pointer).toArray(org.bytedeco.pytorch.Tensor[]::new));
    }

    /** Rows and columns of zeros around [n, c, h, w]. */
    public Tensor padZeros(long left, long right, long top, long bottom) {
        return new Tensor(call(() -> torch.constant_pad_nd(pointer, left, right, top, bottom)));
    }

    /** Zeros before and behind the elements of the last axes, a pair for each axis, the last axis first. */
    Tensor padZeros(long[] padding) {
        return new Tensor(call(() -> torch.constant_pad_nd(pointer, padding)));
    }

    /** Rows and columns around [n, c, h, w] that mirror it without repeating its border; each needs a longer side. */
    public Tensor padReflected(long left, long right, long top, long bottom) {
        return new Tensor(call(() -> torch.reflection_pad2d(pointer, left, right, top, bottom)));
    }

    /** Rows and columns around [n, c, h, w] that repeat its border. */
    public Tensor padRepeated(long left, long right, long top, long bottom) {
        return new Tensor(call(() -> torch.replication_pad2d(pointer, left, right, top, bottom)));
    }

    /**
     * Bilinear interpolation of [n, c, h, w]. Pixels are areas, and the border repeats; with {@code corners} they are
     * points, and the corners of both pictures coincide (align_corners).
     */
    public Tensor resize(long h, long w, boolean corners) {
        return new Tensor(call(() -> torch.upsample_bilinear2d(
                pointer, new long[] {h, w}, corners, new DoubleOptional(), new DoubleOptional())));
    }

    /** Every second row and column of [n, c, h, w], from the first on. */
    public Tensor everySecondPixel() {
        TensorShape s = shape();
        return new Tensor(call(() -> torch.upsample_nearest2d(pointer, new long[] {s.h() / 2, s.w() / 2})));
    }

    /** Means over squares of {@code side} pixels that do not overlap; incomplete squares at the end are dropped. */
    public Tensor averagePool(long side) {
        return new Tensor(call(() -> torch.avg_pool2d(pointer, side, side)));
    }

    /** Sums of the elements from the first to each along {@code axis}. */
    public Tensor cumulativeSum(int axis) {
        return new Tensor(call(() -> torch.cumsum(pointer, axis)));
    }

    /** The same values as FLOAT64, for sums over many. */
    public Tensor asDouble() {
        return new Tensor(call(() -> pointer.to(torch.ScalarType.Double)));
    }

    /** Whole numbers, for {@link #weightedRows}. */
    public Tensor asIndex() {
        return new Tensor(call(() -> pointer.to(torch.ScalarType.Long)));
    }

    /**
     * For each row of {@code index} [m, k], the sum of these rows of [rows, c], weighted by {@code weights} [m, k]: [m,
     * c].
     */
    public Tensor weightedRows(Tensor index, Tensor weights) {
        long each = index.shape().axis(1);
        return Scope.keep(() -> {
            Tensor starts = new Tensor(call(() -> torch.arange(
                    new Scalar(0L), new Scalar(index.pointer.numel()), new Scalar(each), index.pointer.options())));
            try (TensorOptional factors = new TensorOptional(weights.pointer.reshape(-1))) {
                // get0() is a reference into the tuple: the tensor is copied out of it before the tuple is freed.
                return new Tensor(call(() -> new org.bytedeco.pytorch.Tensor(torch.embedding_bag(
                                pointer, index.pointer.reshape(-1), starts.pointer, false, 0, false, factors, false)
                        .get0())));
            }
        });
    }

    /** The same values in the element type and on the device of {@code like}. */
    public Tensor as(Tensor like) {
        return new Tensor(call(() -> pointer.to(like.pointer.device(), like.pointer.scalar_type())));
    }

    /** The same values on {@code device}; this tensor, if it is there. */
    public Tensor to(Device device) {
        try (org.bytedeco.pytorch.Device target = device.pointer()) {
            return new Tensor(call(() -> pointer.to(target, pointer.scalar_type())));
        }
    }

    /** The same values, converted to FLOAT32 if {@link Autocast} rounded them to bfloat16. */
    public Tensor full() {
        return pointer.scalar_type().intern() == torch.ScalarType.BFloat16
                ? new Tensor(call(() -> pointer.to(torch.ScalarType.Float)))
                : this;
    }

    // ---- elementwise

    public Tensor add(Tensor other) {
        return new Tensor(call(() -> pointer.add(other.pointer)));
    }

    public Tensor add(double value) {
        return scalar(value, pointer::add);
    }

    public Tensor sub(Tensor other) {
        return new Tensor(call(() -> pointer.sub(other.pointer)));
    }

    public Tensor mul(Tensor other) {
        return new Tensor(call(() -> pointer.mul(other.pointer)));
    }

    public Tensor mul(double value) {
        return scalar(value, pointer::mul);
    }

    public Tensor div(Tensor other) {
        return new Tensor(call(() -> pointer.div(other.pointer)));
    }

    public Tensor abs() {
        return new Tensor(call(pointer::abs));
    }

    public Tensor square() {
        return new Tensor(call(pointer::square));
    }

    public Tensor sqrt() {
        return new Tensor(call(pointer::sqrt));
    }

    /** 1 / √x. */
    public Tensor rsqrt() {
        return new Tensor(call(pointer::rsqrt));
    }

    public Tensor relu() {
        return new Tensor(call(pointer::relu));
    }

    /** x · Φ(x) by the error function, not by tanh. */
    public Tensor gelu() {
        return new Tensor(call(() -> torch.gelu(pointer)));
    }

    public Tensor clampMin(double least) {
        return scalar(least, pointer::clamp_min);
    }

    public Tensor clampMax(double most) {
        return scalar(most, pointer::clamp_max);
    }

    public Tensor floor() {
        return new Tensor(call(pointer::floor));
    }

    public Tensor sigmoid() {
        return new Tensor(call(pointer::sigmoid));
    }

    public Tensor tanh() {
        return new Tensor(call(pointer::tanh));
    }

    /** x where it is positive, else slope · x. */
    public Tensor leakyRelu(double slope) {
        return scalar(slope, s -> torch.leaky_relu(pointer, s));
    }

    /** As {@link #leakyRelu}, with a learned slope, [1]. */
    public Tensor leakyRelu(Tensor slope) {
        return new Tensor(call(() -> torch.prelu(pointer, slope.pointer)));
    }

    /** x · min(max(x + 3, 0), 6) / 6. */
    public Tensor hardswish() {
        return new Tensor(call(() -> torch.hardswish(pointer)));
    }

    /** 1 where this is at least {@code other}, else 0, as numbers of this tensor's type; without gradient. */
    public Tensor atLeast(Tensor other) {
        return new Tensor(call(() -> pointer.ge(other.pointer).to(pointer.scalar_type())));
    }

    /** This where {@code condition} is not 0, {@code otherwise} elsewhere. */
    public Tensor where(Tensor condition, double otherwise) {
        try (Scalar zero = new Scalar(0.0);
                Scalar fill = new Scalar(otherwise)) {
            return new Tensor(call(() -> pointer.masked_fill(condition.pointer.eq(zero), fill)));
        }
    }

    // ---- sums

    public Tensor sum(int axis, boolean keepAxis) {
        return new Tensor(call(() -> pointer.sum(new long[] {axis}, keepAxis, new ScalarTypeOptional())));
    }

    public Tensor mean(int axis, boolean keepAxis) {
        return new Tensor(call(() -> pointer.mean(new long[] {axis}, keepAxis, new ScalarTypeOptional())));
    }

    /** The mean over h and w of [n, c, h, w]: [n, c, 1, 1]. */
    public Tensor pixelMean() {
        return new Tensor(call(() -> pointer.mean(new long[] {2, 3}, true, new ScalarTypeOptional())));
    }

    /** The mean of all elements. */
    public Tensor mean() {
        return new Tensor(call(() -> pointer.mean()));
    }

    /** The sum of all elements. */
    public Tensor sum() {
        return new Tensor(call(() -> pointer.sum()));
    }

    /** Biased variance along {@code axis}, which stays as an axis of length 1. */
    public Tensor variance(int axis) {
        return new Tensor(call(() -> pointer.var(new long[] {axis}, false, true)));
    }

    /** exp(x) over its sum along the last axis. */
    public Tensor softmax() {
        return new Tensor(call(() -> pointer.softmax(-1)));
    }

    /** The {@code k} largest along the last axis, largest first. */
    public Tensor largest(long k) {
        // get0() is a reference into the pair: the tensor is copied out of it before the pair is freed.
        return Scope.keep(() -> new Tensor(call(() ->
                new org.bytedeco.pytorch.Tensor(pointer.topk(k, -1, true, true).get0()))));
    }

    // ---- linear algebra and convolutions

    public Tensor matmul(Tensor other) {
        return new Tensor(call(() -> pointer.matmul(other.pointer)));
    }

    /**
     * Cross-correlation of [n, c, h, w] with [o, c/groups, s, s], stride 1, zero padding that keeps h and w.
     *
     * @param bias [o], or null for none
     */
    public Tensor convolve(Tensor weight, Tensor bias, long groups) {
        return convolve(weight, bias, groups, 1, weight.pointer.size(2) / 2);
    }

    /** As {@link #convolve(Tensor, Tensor, long)}, for every {@code stride}-th pixel, with {@code pad} zeros around. */
    public Tensor convolve(Tensor weight, Tensor bias, long groups, long stride, long pad) {
        return Convolutions.convolve(this, weight, bias, groups, stride, pad);
    }

    /** The transpose of a convolution of stride 2: [n, c, h, w] with [c, o, 4, 4] → [n, o, 2h, 2w]. */
    public Tensor convolveTransposed(Tensor weight, Tensor bias) {
        return Convolutions.transposed(this, weight, bias);
    }

    /** x · weightᵀ + bias along the last axis. */
    public Tensor linear(Tensor weight, Tensor bias) {
        try (TensorOptional offset = new TensorOptional(bias.pointer)) {
            return new Tensor(call(() -> torch.linear(pointer, weight.pointer, offset)));
        }
    }

    /** softmax(Q · Kᵀ / √d) · V with Q this, all [.., tokens, d]; the scores are never all in memory. */
    public Tensor attend(Tensor k, Tensor v) {
        return new Tensor(call(() -> torch.scaled_dot_product_attention(pointer, k.pointer, v.pointer)));
    }

    /** LayerNorm over the last axis with ε = 1e-5: (x − μ) / σ · weight + bias. */
    public Tensor layerNorm(Tensor weight, Tensor bias) {
        return layerNorm(weight, bias, 1e-5);
    }

    /** As {@link #layerNorm(Tensor, Tensor)}, with another ε. */
    public Tensor layerNorm(Tensor weight, Tensor bias, double epsilon) {
        try (TensorOptional scale = new TensorOptional(weight.pointer);
                TensorOptional offset = new TensorOptional(bias.pointer)) {
            return new Tensor(call(() ->
                    torch.layer_norm(pointer, new long[] {weight.pointer.size(0)}, scale, offset, epsilon, false)));
        }
    }

    /** ℱ: the half spectrum of the last two axes, complex. */
    public Tensor rfft2() {
        return new Tensor(call(() -> torch.fft_rfft2(pointer)));
    }

    /** ℱ⁻¹: from a half spectrum to the real [.., h, 2(w−1)]; the inverse of {@link #rfft2} for an even last axis. */
    public Tensor irfft2() {
        return new Tensor(call(() -> torch.fft_irfft2(pointer)));
    }

    // ---- gradients

    /** The same values without a history. */
    public Tensor detach() {
        return new Tensor(call(() -> pointer.detach()));
    }

    /** Adds this scalar's derivative by each leaf to the leaf's gradient. */
    public void backward() {
        call(() -> {
            pointer.backward();
            return null;
        });
    }

    /** As {@link #backward()}, scaled by {@code gradient}, the derivative of a loss by this tensor. */
    public void backward(Tensor gradient) {
        call(() -> {
            pointer.backward(gradient.pointer, new BoolOptional(), false, new TensorArrayRefOptional());
            return null;
        });
    }

    /** Another reference to this tensor, in no scope: it lives until {@link #release}. */
    Tensor retained() {
        return Scope.compute(() -> {
            org.bytedeco.pytorch.Tensor second = new org.bytedeco.pytorch.Tensor(pointer);
            second.retainReference();
            return new Tensor(second);
        });
    }

    /** Releases a reference from {@link #retained}. */
    void release() {
        pointer.releaseReference();
    }

    /** The same values as a leaf without a history; backward passes add to its {@link #gradient}. */
    Tensor leaf() {
        org.bytedeco.pytorch.Tensor leaf = call(() -> pointer.detach());
        call(() -> leaf.set_requires_grad(true));
        return new Tensor(leaf);
    }

    /** The gradient that backward passes gathered for this leaf; null if none reached it. */
    Tensor gradient() {
        // grad() is a reference into this tensor: the gradient is copied out of it.
        org.bytedeco.pytorch.Tensor gradient = call(() -> new org.bytedeco.pytorch.Tensor(pointer.grad()));
        return gradient.defined() ? new Tensor(gradient) : null;
    }

    /** Continues the backward pass into this tensor's history, if it has one. */
    void propagate(Tensor gradient) {
        if (pointer.requires_grad()) {
            backward(gradient);
        }
    }

    /** Makes this a leaf whose gradient is gathered in {@code gradient}, a tensor of the same shape. */
    public void gatherGradientIn(Tensor gradient) {
        call(() -> {
            pointer.set_requires_grad(true);
            pointer.mutable_grad().put(gradient.pointer);
            return null;
        });
    }

    /** The operations that change this tensor. */
    public InPlace inPlace() {
        return new InPlace(pointer);
    }

    private interface ScalarOperation {
        org.bytedeco.pytorch.Tensor apply(Scalar value);
    }

    private static Tensor scalar(double value, ScalarOperation operation) {
        try (Scalar scalar = new Scalar(value)) {
            return new Tensor(call(() -> operation.apply(scalar)));
        }
    }

    @Override
    public String toString() {
        return "Tensor" + shape();
    }

    /** Σ of the tensors, one after another. */
    public static Tensor sum(List<Tensor> tensors) {
        return tensors.stream().reduce(Tensor::add).orElseThrow();
    }
}
