package dsgformer.peers.nafnet;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.Halves;
import dsgformer.peers.LocalMean;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/** Two residuals: a gated depthwise convolution, scaled by the mean of its features; then a gated pointwise one. */
final class NafnetBlock implements Layer {

    /** Not the 1e-5 of other networks; the difference shows in the result. */
    private static final double EPSILON = 1e-6;

    private final List<UnaryOperator<Tensor>> first;
    private final List<UnaryOperator<Tensor>> second;
    private final Tensor beta;
    private final Tensor gamma;
    private final Convolution channelAttention;
    private final LocalMean mean;

    NafnetBlock(ParameterPath path, int window) {
        this.mean = new LocalMean(window, window);
        this.channelAttention = Convolution.dense(path.at("sca").at(1));
        this.beta = path.get("beta");
        this.gamma = path.get("gamma");
        this.first = List.of(
                norm(path.at("norm1")),
                Convolution.dense(path.at("conv1")),
                Convolution.depthwise(path.at("conv2")),
                Halves::product,
                this::attended,
                Convolution.dense(path.at("conv3")));
        this.second = List.of(
                norm(path.at("norm2")),
                Convolution.dense(path.at("conv4")),
                Halves::product,
                Convolution.dense(path.at("conv5")));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = Scope.keep(() -> Scope.chain(x, first).mul(beta).add(x));
        return Scope.keep(() -> Scope.chain(y, second).mul(gamma).add(y));
    }

    private Tensor attended(Tensor u) {
        return u.mul(channelAttention.forward(mean.of(u)));
    }

    private static UnaryOperator<Tensor> norm(ParameterPath path) {
        Tensor weight = path.get("weight");
        Tensor bias = path.get("bias");
        return x -> x.permute(0, 2, 3, 1).layerNorm(weight, bias, EPSILON).permute(0, 3, 1, 2);
    }
}
