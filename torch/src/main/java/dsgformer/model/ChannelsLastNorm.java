package dsgformer.model;

import dsgformer.network.NormKind;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;

/** {@link dsgformer.nn.ChannelNorm} on [n, h, w, c]. */
sealed interface ChannelsLastNorm {

    Tensor forward(Tensor x);

    static ChannelsLastNorm of(NormKind kind, ParameterPath path) {
        return switch (kind) {
            case BIASFREE -> new BiasFree(path.get("weight"));
            case WITHBIAS -> new WithBias(path.get("weight"), path.get("bias"));
        };
    }

    record BiasFree(Tensor weight) implements ChannelsLastNorm {

        @Override
        public Tensor forward(Tensor x) {
            return x.mul(x.variance(-1).add(1e-5).rsqrt()).mul(weight);
        }
    }

    record WithBias(Tensor weight, Tensor bias) implements ChannelsLastNorm {

        @Override
        public Tensor forward(Tensor x) {
            return x.layerNorm(weight, bias);
        }
    }
}
