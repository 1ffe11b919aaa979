package dsgformer.peers.mprnet;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.LocalMean;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * x + r · sigmoid(W₂ ReLU(W₁ mean(r))), r being two convolutions of x with the network's one learned slope in between.
 */
final class ChannelAttentionBlock implements Layer {

    private final List<UnaryOperator<Tensor>> body;
    private final Convolution narrow;
    private final Convolution wide;
    private final LocalMean mean;

    ChannelAttentionBlock(ParameterPath path, Tensor slope, LocalMean mean) {
        this.body = List.<UnaryOperator<Tensor>>of(
                Convolution.dense(path.at("body").at(0)),
                x -> x.leakyRelu(slope),
                Convolution.dense(path.at("body").at(2)));
        this.narrow = Convolution.dense(path.at("CA").at("conv_du").at(0));
        this.wide = Convolution.dense(path.at("CA").at("conv_du").at(2));
        this.mean = mean;
    }

    @Override
    public Tensor forward(Tensor x) {
        return Scope.keep(() -> {
            Tensor r = Scope.chain(x, body);
            Tensor gate = wide.forward(narrow.forward(mean.of(r)).relu()).sigmoid();
            return r.mul(gate).add(x);
        });
    }
}
