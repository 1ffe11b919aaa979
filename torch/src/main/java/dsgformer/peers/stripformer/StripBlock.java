package dsgformer.peers.stripformer;

import dsgformer.network.NormKind;
import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerForm;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Strip attention and a per-pixel feed-forward part, each added to its input; then a depthwise convolution, added too.
 */
final class StripBlock implements Layer {

    private final Layer attentionNorm;
    private final Convolution in;
    private final Convolution out;
    private final StripAttention attention;
    private final List<UnaryOperator<Tensor>> feedForward;
    private final Convolution position;

    StripBlock(ParameterPath path, boolean within, PeerForm form) {
        StripScores scores = StripScores.of(form);
        this.attentionNorm = form.norm(NormKind.WITHBIAS, path.at("attention_norm"));
        this.in = Convolution.dense(path.at("conv_input"));
        this.out = Convolution.dense(path.at("fuse_out"));
        this.attention = within
                ? new StripAttention.Within(
                        linear(path.at("qkv_local_h"), form), linear(path.at("qkv_local_v"), form), scores)
                : new StripAttention.Between(
                        Convolution.dense(path.at("conv_h")), Convolution.dense(path.at("conv_v")), scores);
        this.feedForward = List.of(
                form.norm(NormKind.WITHBIAS, path.at("ffn_norm")),
                linear(path.at("ffn").at("fc1"), form),
                Tensor::gelu,
                linear(path.at("ffn").at("fc2"), form));
        this.position = Convolution.depthwise(path.at("PEG").at("PEG"));
    }

    /** On the channels of each pixel. */
    private static Layer linear(ParameterPath path, PeerForm form) {
        return switch (form) {
            case PLAIN ->
                x -> x.permute(0, 2, 3, 1)
                        .linear(path.get("weight"), path.get("bias"))
                        .permute(0, 3, 1, 2);
            case FAST -> Convolution.linear(path);
        };
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
