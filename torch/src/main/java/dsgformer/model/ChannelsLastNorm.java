package dsgformer.model;

import dsgformer.network.NormKind;
import dsgformer.nn.ChannelNorm;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;
import java.util.Optional;

/** {@link ChannelNorm} on [n, h, w, c], as two steps: {@link #forward}, then a factor for each channel. */
sealed interface ChannelsLastNorm {

    Tensor forward(Tensor x);

    /**
     * The factors [c] by which the channels of {@link #forward} must still be multiplied, if any. The caller multiplies
     * the columns of the matrix that follows instead, W_p (x · w) = (W_p diag(w)) x, which saves a pass forward and two
     * back.
     */
    Optional<Tensor> factors();

    static ChannelsLastNorm of(NormKind kind, ParameterPath path) {
        return switch (kind) {
            case BIASFREE -> new BiasFree(path.get("weight"));
            case WITHBIAS -> new WithBias(path.get("weight"), path.get("bias"));
        };
    }

    record BiasFree(Tensor weight) implements ChannelsLastNorm {

        @Override
        public Tensor forward(Tensor x) {
            // libtorch's variance is not vectorized over a short last axis: it takes twice the time of all of this
            Tensor variance = x.sub(x.mean(-1, true)).square().mean(-1, true);
            return x.mul(variance.add(ChannelNorm.EPSILON).rsqrt());
        }

        @Override
        public Optional<Tensor> factors() {
            return Optional.of(weight);
        }
    }

    record WithBias(Tensor weight, Tensor bias) implements ChannelsLastNorm {

        @Override
        public Tensor forward(Tensor x) {
            return x.layerNorm(weight, bias);
        }

        @Override
        public Optional<Tensor> factors() {
            return Optional.empty();
        }
    }
}
