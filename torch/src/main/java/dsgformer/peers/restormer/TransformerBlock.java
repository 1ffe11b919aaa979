package dsgformer.peers.restormer;

import dsgformer.network.NormKind;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.Halves;
import dsgformer.peers.PeerForm;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;

/** x ← x + Attn(LN₁(x)); x ← x + FFN(LN₂(x)). */
final class TransformerBlock implements Layer {

    private final Layer attentionNorm;
    private final TransposedAttention attention;
    private final Layer feedForwardNorm;
    private final Convolution in;
    private final Convolution depthwise;
    private final Convolution out;

    TransformerBlock(ParameterPath path, NormKind norm, int window, PeerForm form) {
        this.attentionNorm = form.norm(norm, path.at("norm1").at("body"));
        this.attention = new TransposedAttention(path.at("attn"), window, form);
        this.feedForwardNorm = form.norm(norm, path.at("norm2").at("body"));
        ParameterPath ffn = path.at("ffn");
        this.in = Convolution.dense(ffn.at("project_in"));
        this.depthwise = Convolution.depthwise(ffn.at("dwconv"));
        this.out = Convolution.dense(ffn.at("project_out"));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor attended = Scope.keep(
                () -> Scope.chain(x, List.of(attentionNorm, attention)).add(x));
        return Scope.keep(() -> Scope.chain(attended, List.of(feedForwardNorm, in, depthwise, Halves::geluProduct, out))
                .add(attended));
    }
}
