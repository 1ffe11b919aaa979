package dsgformer.nn;

import dsgformer.tensor.Tensor;

/**
 * W_p and W_d of §2.1, head, tail and resampling convolutions: cross-correlation with zero padding that, with stride 1,
 * keeps height and width, [n, in, h, w] → [n, out, h, w]. Reads {@code weight} [out, in/groups, s, s] and, if it is
 * there, {@code bias} [out].
 */
public final class Convolution implements Layer {

    private final Tensor weight;
    private final Tensor bias;
    private final long groups;
    private final long stride;
    private final long pad;

    private Convolution(ParameterPath path, long groups, long stride, long pad) {
        this.weight = path.get("weight");
        this.bias = path.find("bias").orElse(null);
        this.groups = groups;
        this.stride = stride;
        this.pad = pad;
    }

    /** Every output channel sees every input channel. */
    public static Convolution dense(ParameterPath path) {
        return grouped(path, 1);
    }

    /** Groups of output channels see groups of input channels, in order. */
    public static Convolution grouped(ParameterPath path, long groups) {
        return new Convolution(path, groups, 1, path.get("weight").shape().h() / 2);
    }

    /**
     * A linear layer on the channels of each pixel. Computed as a convolution: libtorch computes such a matrix product
     * on one thread.
     */
    public static Layer linear(ParameterPath path) {
        return x -> x.convolve(path.get("weight").unsqueeze(2).unsqueeze(3), path.get("bias"), 1);
    }

    /** A dense convolution of stride 2 with {@code pad} zeros around: half the height and width. */
    public static Convolution halving(ParameterPath path, long pad) {
        return new Convolution(path, 1, 2, pad);
    }

    /** Every output channel sees the input channel of its own number. */
    public static Convolution depthwise(ParameterPath path) {
        return grouped(path, path.get("weight").shape().n());
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.convolve(weight, bias, groups, stride, pad);
    }

    /** The convolution of x · {@code factors}, [in], one for each input channel; multiplies the kernel instead of x. */
    public Tensor forwardScaled(Tensor x, Tensor factors) {
        return x.convolve(weight.mul(factors.reshape(1, -1, 1, 1)), bias, groups, stride, pad);
    }

    /**
     * Output channels {@code from} to {@code from + count − 1} alone; a depthwise convolution then reads those channels
     * alone. Only for dense and depthwise convolutions.
     */
    public Tensor forward(Tensor x, long from, long count) {
        Tensor part = bias == null ? null : bias.narrow(0, from, count);
        return x.convolve(weight.narrow(0, from, count), part, groups == 1 ? 1 : count, stride, pad);
    }
}
