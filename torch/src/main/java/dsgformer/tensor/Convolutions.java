package dsgformer.tensor;

import static dsgformer.tensor.Native.call;

import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Convolutions in the forms that oneDNN 3.7.1 computes right, and without crashes, on all machines measured
 * (docs/performance.md): over {@link FullBlocks}, and over planes where a gradient is asked for.
 */
final class Convolutions {

    private static final long[] ONE = {1, 1};
    private static final long[] NONE = {0, 0};

    /** The only stride of transposed convolutions here. */
    private static final long TRANSPOSED_STRIDE = 2;

    private Convolutions() {}

    /** As {@link Tensor#convolve(Tensor, Tensor, long, long, long)}. */
    static Tensor convolve(Tensor x, Tensor weight, Tensor bias, long groups, long stride, long pad) {
        if (FullBlocks.areMissing(x, weight, groups, stride)) {
            return FullBlocks.convolve(x, weight, bias, groups, stride, pad);
        }
        return isGradientUnsafe(x, weight, groups)
                ? direct(x.contiguous(), weight, bias, groups, stride, pad).channelsLast()
                : direct(x, weight, bias, groups, stride, pad);
    }

    /** As {@link Tensor#convolveTransposed}. */
    static Tensor transposed(Tensor x, Tensor weight, Tensor bias) {
        if (FullBlocks.areMissing(x, weight, 1, TRANSPOSED_STRIDE)) {
            return FullBlocks.transposed(x, weight, bias);
        }
        return isGradientUnsafe(x, weight, 1)
                ? directTransposed(x.contiguous(), weight, bias).channelsLast()
                : directTransposed(x, weight, bias);
    }

    /** Whether libtorch computes convolutions of this by oneDNN: on the CPU, in at most 32 bits. */
    static boolean areByOneDnn(Tensor x) {
        return x.pointer().is_cpu() && x.pointer().scalar_type().intern() != torch.ScalarType.Double;
    }

    /**
     * Whether oneDNN's gradient by {@code x} may crash: of dense convolutions of several pixels over channels side by
     * side. Over planes it is right.
     */
    private static boolean isGradientUnsafe(Tensor x, Tensor weight, long groups) {
        return groups == 1 && weight.size(2) > 1 && x.pointer().requires_grad() && areByOneDnn(x) && x.isChannelsLast();
    }

    private static Tensor direct(Tensor x, Tensor weight, Tensor bias, long groups, long stride, long pad) {
        long[] strides = {stride, stride};
        long[] pads = {pad, pad};
        try (TensorOptional offset = bias == null ? new TensorOptional() : new TensorOptional(bias.pointer())) {
            return new Tensor(
                    call(() -> torch.conv2d(x.pointer(), weight.pointer(), offset, strides, pads, ONE, groups)));
        }
    }

    private static Tensor directTransposed(Tensor x, Tensor weight, Tensor bias) {
        long[] strides = {TRANSPOSED_STRIDE, TRANSPOSED_STRIDE};
        try (TensorOptional offset = new TensorOptional(bias.pointer())) {
            return new Tensor(call(
                    () -> torch.conv_transpose2d(x.pointer(), weight.pointer(), offset, strides, ONE, NONE, 1, ONE)));
        }
    }
}
