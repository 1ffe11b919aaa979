package dsgformer.nn;

import dsgformer.network.NormKind;
import dsgformer.tensor.Tensor;

/**
 * LN of §2.1 on [n, c, h, w]: normalizes the channels of each pixel by σ = √(variance + 1e-5), the variance being the
 * biased one around the mean μ. Reads {@code weight} [c] and, for {@link NormKind#WITHBIAS}, {@code bias} [c].
 */
public sealed interface ChannelNorm extends Layer {

    double EPSILON = 1e-5;

    static ChannelNorm of(NormKind kind, ParameterPath path) {
        return switch (kind) {
            case BIASFREE -> new BiasFree(path.get("weight"));
            case WITHBIAS -> new WithBias(path.get("weight"), path.get("bias"));
        };
    }

    /**
     * The same with σ from two means: libtorch's variance is not vectorized along an axis that is not the last, and
     * takes most of the time of {@link #of}. Where channels are side by side in memory, one LayerNorm of libtorch
     * computes it all.
     */
    static Layer fast(NormKind kind, ParameterPath path) {
        Tensor weight = path.get("weight");
        return switch (kind) {
            case BIASFREE -> x -> x.mul(inverseRoot(centered(x))).mul(perPixel(weight));
            case WITHBIAS -> {
                Tensor bias = path.get("bias");
                yield x -> x.isChannelsLast()
                        ? x.permute(0, 2, 3, 1).layerNorm(weight, bias).permute(0, 3, 1, 2)
                        : normalized(centered(x)).mul(perPixel(weight)).add(perPixel(bias));
            }
        };
    }

    /** x / σ · w: divides by the deviation from the mean without subtracting the mean. */
    record BiasFree(Tensor weight) implements ChannelNorm {

        @Override
        public Tensor forward(Tensor x) {
            return x.mul(inverseDeviation(x)).mul(perPixel(weight));
        }
    }

    /** (x − μ) / σ · w + b. */
    record WithBias(Tensor weight, Tensor bias) implements ChannelNorm {

        @Override
        public Tensor forward(Tensor x) {
            return x.sub(x.mean(1, true))
                    .mul(inverseDeviation(x))
                    .mul(perPixel(weight))
                    .add(perPixel(bias));
        }
    }

    private static Tensor inverseDeviation(Tensor x) {
        return x.variance(1).add(EPSILON).rsqrt();
    }

    private static Tensor centered(Tensor x) {
        return x.sub(x.mean(1, true));
    }

    private static Tensor inverseRoot(Tensor centered) {
        return centered.square().mean(1, true).add(EPSILON).rsqrt();
    }

    private static Tensor normalized(Tensor centered) {
        return centered.mul(inverseRoot(centered));
    }

    private static Tensor perPixel(Tensor channels) {
        return channels.reshape(1, -1, 1, 1);
    }
}
