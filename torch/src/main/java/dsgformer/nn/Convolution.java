package dsgformer.nn;

import dsgformer.tensor.Tensor;

/**
 * W_p and W_d of §2.1, head, tail and resampling convolutions: cross-correlation with stride 1 and zero padding that keeps
 * height and width, [n, in, h, w] → [n, out, h, w]. Reads {@code weight} [out, in/groups, s, s] and, if it is there,
 * {@code bias} [out].
 */
public final class Convolution implements Layer {

    private final Tensor weight;
    private final Tensor bias;
    private final boolean depthwise;

    private Convolution(ParameterPath path, boolean depthwise) {
        this.weight = path.get("weight");
        this.bias = path.find("bias").orElse(null);
        this.depthwise = depthwise;
    }

    /** Every output channel sees every input channel. */
    public static Convolution dense(ParameterPath path) {
        return new Convolution(path, false);
    }

    /** Every output channel sees the input channel of its own number. */
    public static Convolution depthwise(ParameterPath path) {
        return new Convolution(path, true);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.convolve(weight, bias, depthwise ? weight.shape().n() : 1);
    }

    /** Output channels {@code from} to {@code from + count − 1} alone; a depthwise convolution then reads those channels alone. */
    public Tensor forward(Tensor x, long from, long count) {
        Tensor part = bias == null ? null : bias.narrow(0, from, count);
        return x.convolve(weight.narrow(0, from, count), part, depthwise ? count : 1);
    }
}
