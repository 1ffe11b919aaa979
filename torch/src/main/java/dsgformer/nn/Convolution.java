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
    private final long groups;

    private Convolution(ParameterPath path, long groups) {
        this.weight = path.get("weight");
        this.bias = path.find("bias").orElse(null);
        this.groups = groups;
    }

    /** Every output channel sees every input channel. */
    public static Convolution dense(ParameterPath path) {
        return new Convolution(path, 1);
    }

    /** Every output channel sees the input channel of its own number. */
    public static Convolution depthwise(ParameterPath path) {
        return new Convolution(path, path.get("weight").shape().n());
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.convolve(weight, bias, groups);
    }
}
