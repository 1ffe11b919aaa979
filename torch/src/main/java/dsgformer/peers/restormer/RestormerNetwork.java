package dsgformer.peers.restormer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerForm;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The whole network: four levels down, three up, joined with the encoder's features in front of each halving;
 * refinement; then the picture is added. Level 1 of the decoder and the refinement work on twice the width.
 */
final class RestormerNetwork implements Layer {

    private final RestormerConfig config;
    private final ParameterPath root;
    private final PeerForm form;
    private final Convolution embedding;
    private final List<UnaryOperator<Tensor>> encoder1;
    private final List<UnaryOperator<Tensor>> encoder2;
    private final List<UnaryOperator<Tensor>> encoder3;
    private final List<UnaryOperator<Tensor>> latent;
    private final List<UnaryOperator<Tensor>> decoder3;
    private final List<UnaryOperator<Tensor>> decoder2;
    private final List<UnaryOperator<Tensor>> decoder1;
    private final List<UnaryOperator<Tensor>> refinement;
    private final Convolution output;

    RestormerNetwork(RestormerConfig config, ParameterPath root, PeerForm form) {
        this.config = config;
        this.root = root;
        this.form = form;
        this.embedding = Convolution.dense(root.at("patch_embed").at("proj"));
        this.encoder1 = blocks("encoder_level1", 0);
        this.encoder2 = blocks("encoder_level2", 1);
        this.encoder3 = blocks("encoder_level3", 2);
        this.latent = blocks("latent", 3);
        this.decoder3 = blocks("decoder_level3", 2);
        this.decoder2 = blocks("decoder_level2", 1);
        this.decoder1 = blocks("decoder_level1", 0);
        this.refinement = blocks("refinement", 0, config.refinement());
        this.output = Convolution.dense(root.at("output"));
    }

    private List<UnaryOperator<Tensor>> blocks(String name, int level) {
        return blocks(name, level, config.blocks().get(level));
    }

    private List<UnaryOperator<Tensor>> blocks(String name, int level, int count) {
        return IntStream.range(0, count)
                .<UnaryOperator<Tensor>>mapToObj(
                        i -> new TransformerBlock(root.at(name).at(i), config.norm(), config.window() >> level, form))
                .toList();
    }

    @Override
    public Tensor forward(Tensor x) {
        x.shape().requireChannels(3, "Restormer").requireMultipleOf(8, "Restormer");
        return Scope.keep(() -> {
            Tensor e1 = Scope.keep(() -> Scope.chain(embedding.forward(x), encoder1));
            Tensor e2 = Scope.keep(() -> Scope.chain(down(1, e1), encoder2));
            Tensor e3 = Scope.keep(() -> Scope.chain(down(2, e2), encoder3));
            Tensor deepest = Scope.keep(() -> Scope.chain(down(3, e3), latent));
            Tensor d3 = Scope.keep(() -> Scope.chain(reduce(3, up(3, deepest).cat(e3, 1)), decoder3));
            Tensor d2 = Scope.keep(() -> Scope.chain(reduce(2, up(2, d3).cat(e2, 1)), decoder2));
            Tensor d1 = Scope.keep(() -> Scope.chain(up(1, d2).cat(e1, 1), decoder1));
            return output.forward(Scope.chain(d1, refinement)).add(x);
        });
    }

    private Tensor down(int level, Tensor x) {
        return resampling("down" + level + "_" + (level + 1)).forward(x).pixelUnshuffle();
    }

    private Tensor up(int level, Tensor x) {
        return resampling("up" + (level + 1) + "_" + level).forward(x).pixelShuffle();
    }

    private Convolution resampling(String name) {
        return Convolution.dense(root.at(name).at("body").at(0));
    }

    private Tensor reduce(int level, Tensor x) {
        return Convolution.dense(root.at("reduce_chan_level" + level)).forward(x);
    }
}
