package dsgformer.peers.fftformer;

import dsgformer.network.NormKind;
import dsgformer.nn.ChannelNorm;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;

/** V · LN(ℱ⁻¹(ℱ(Q) ⊙ ℱ(K))) on 8 × 8 patches: a circular convolution of queries and keys, without conjugate. */
final class SpectralAttention implements Layer {

    private final Convolution pointwise;
    private final Convolution depthwise;
    private final ChannelNorm norm;
    private final Convolution out;

    SpectralAttention(ParameterPath path) {
        this.pointwise = Convolution.dense(path.at("to_hidden"));
        this.depthwise = Convolution.depthwise(path.at("to_hidden_dw"));
        this.norm = ChannelNorm.of(NormKind.WITHBIAS, path.at("norm").at("body"));
        this.out = Convolution.dense(path.at("project_out"));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor hidden = Scope.chain(x, List.of(pointwise, depthwise));
        List<Tensor> parts = hidden.chunk(3, 1);
        Tensor correlated = Scope.keep(() -> Patches.join(Patches.cut(parts.get(0))
                .rfft2()
                .mul(Patches.cut(parts.get(1)).rfft2())
                .irfft2()));
        return out.forward(Scope.keep(() -> parts.get(2).mul(norm.forward(correlated))));
    }
}
