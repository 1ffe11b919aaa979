package dsgformer.peers.restormer;

import dsgformer.network.NormKind;
import dsgformer.nn.ChannelNorm;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;

/** x ← x + Attn(LN₁(x)); x ← x + FFN(LN₂(x)). */
final class TransformerBlock implements Layer {

    private final ChannelNorm attentionNorm;
    private final TransposedAttention attention;
    private final ChannelNorm feedForwardNorm;
    private final Convolution in;
    private final Convolution depthwise;
    private final Convolution out;

    TransformerBlock(ParameterPath path, NormKind norm, int window) {
        this.attentionNorm = ChannelNorm.of(norm, path.at("norm1").at("body"));
        this.attention = new TransposedAttention(path.at("attn"), window);
        this.feedForwardNorm = ChannelNorm.of(norm, path.at("norm2").at("body"));
        ParameterPath ffn = path.at("ffn");
        this.in = Convolution.dense(ffn.at("project_in"));
        this.depthwise = Convolution.depthwise(ffn.at("dwconv"));
        this.out = Convolution.dense(ffn.at("project_out"));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor attended = Scope.keep(
                () -> Scope.chain(x, List.of(attentionNorm, attention)).add(x));
        return Scope.keep(
                () -> Scope.chain(attended, List.of(feedForwardNorm, in, depthwise, TransformerBlock::gated, out))
                        .add(attended));
    }

    /** GELU(first half) · second half. */
    private static Tensor gated(Tensor y) {
        List<Tensor> halves = y.chunk(2, 1);
        return halves.get(0).gelu().mul(halves.get(1));
    }
}
