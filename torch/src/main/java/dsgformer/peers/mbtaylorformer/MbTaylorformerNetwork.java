package dsgformer.peers.mbtaylorformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The whole network: four levels down, three up, joined with the encoder's features; refinement; then the picture is
 * added. Each level makes paths, applies its blocks to them, fuses them, and adds its input, except the encoder's first
 * level.
 */
final class MbTaylorformerNetwork implements Layer {

    private final MbTaylorformerConfig config;
    private final ParameterPath root;

    MbTaylorformerNetwork(MbTaylorformerConfig config, ParameterPath root) {
        this.config = config;
        this.root = root;
    }

    @Override
    public Tensor forward(Tensor picture) {
        picture.shape().requireChannels(3, "MB-TaylorFormer V2").requireMultipleOf(8, "MB-TaylorFormer V2");
        return Scope.keep(() -> {
            Tensor embedded =
                    Convolution.dense(root.at("patch_embed").at("proj")).forward(picture);
            Tensor e1 = stage(config.encoder(0), embedded);
            Tensor e2 = residual(config.encoder(1), down(1, e1));
            Tensor e3 = residual(config.encoder(2), down(2, e2));
            Tensor deepest = residual(config.encoder(3), down(3, e3));
            Tensor d3 = residual(config.decoder(2), reduced(3, up(3, deepest).cat(e3, 1)));
            Tensor d2 = residual(config.decoder(1), reduced(2, up(2, d3).cat(e2, 1)));
            Tensor d1 = residual(config.decoder(0), up(1, d2).cat(e1, 1));
            Tensor refined = residual(config.refinement(), d1);
            return Convolution.dense(root.at("output").at(0)).forward(refined).add(picture);
        });
    }

    private Tensor residual(MbTaylorformerConfig.Stage stage, Tensor x) {
        return Scope.keep(() -> stage(stage, x).add(x));
    }

    private Tensor stage(MbTaylorformerConfig.Stage stage, Tensor x) {
        ParameterPath path = root.at(stage.name());
        List<UnaryOperator<Tensor>> steps = new ArrayList<>();
        steps.add(new PatchEmbedding(root.at("patch_embed_" + stage.name()), stage.paths()));
        for (int i = 0; i < stage.blocks(); i++) {
            steps.add(new PathBlock(stage, path.at("mhca_blk").at("MHCA_layers").at(i)));
        }
        steps.add(new PathFusion(stage.paths(), path.at("aggregate")));
        return Scope.chain(x, steps);
    }

    private Tensor down(int level, Tensor x) {
        return resampled("down" + level + "_" + (level + 1), x).pixelUnshuffle();
    }

    private Tensor up(int level, Tensor x) {
        return resampled("up" + (level + 1) + "_" + level, x).pixelShuffle();
    }

    private Tensor resampled(String name, Tensor x) {
        ParameterPath body = root.at(name).at("body");
        return Convolution.dense(body.at(1))
                .forward(Convolution.depthwise(body.at(0)).forward(x));
    }

    private Tensor reduced(int level, Tensor x) {
        return Convolution.dense(root.at("reduce_chan_level" + level).at(0)).forward(x);
    }
}
