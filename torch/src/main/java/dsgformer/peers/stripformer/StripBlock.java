package dsgformer.peers.stripformer;

import dsgformer.network.NormKind;
import dsgformer.nn.ChannelNorm;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/** Strip attention and a per-pixel feed-forward part, each added to what it read; then a depthwise convolution, added too. */
final class StripBlock implements Layer {

    private final ChannelNorm attentionNorm;
    private final Convolution in;
    private final Convolution out;
    private final StripAttention attention;
    private final List<UnaryOperator<Tensor>> feedForward;
    private final Convolution position;

    StripBlock(ParameterPath path, boolean within, StripScores scores) {
        this.attentionNorm = ChannelNorm.of(NormKind.WITHBIAS, path.at("attention_norm"));
        this.in = Convolution.dense(path.at("conv_input"));
        this.out = Convolution.dense(path.at("fuse_out"));
        this.attention = within
                ? new StripAttention.Within(path.at("qkv_local_h"), path.at("qkv_local_v"), scores)
                : new StripAttention.Between(
                        Convolution.dense(path.at("conv_h")), Convolution.dense(path.at("conv_v")), scores);
        ParameterPath norm = path.at("ffn_norm");
        ParameterPath wide = path.at("ffn").at("fc1");
        ParameterPath narrow = path.at("ffn").at("fc2");
        this.feedForward = List.of(
                y -> y.permute(0, 2, 3, 1),
                y -> y.layerNorm(norm.get("weight"), norm.get("bias")),
                y -> y.linear(wide.get("weight"), wide.get("bias")),
                Tensor::gelu,
                y -> y.linear(narrow.get("weight"), narrow.get("bias")),
                y -> y.permute(0, 3, 1, 2));
        this.position = Convolution.depthwise(path.at("PEG").at("PEG"));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = Scope.keep(() -> {
            List<Tensor> halves = Scope.chain(x, List.of(attentionNorm, in)).chunk(2, 1);
            Tensor rows = Scope.keep(() -> attention.alongRows(halves.get(0)));
            Tensor columns = Scope.keep(() -> attention.alongColumns(halves.get(1)));
            return out.forward(rows.cat(columns, 1)).add(x);
        });
        Tensor z = Scope.keep(() -> Scope.chain(y, feedForward).add(y));
        return Scope.keep(() -> position.forward(z).add(z));
    }
}
