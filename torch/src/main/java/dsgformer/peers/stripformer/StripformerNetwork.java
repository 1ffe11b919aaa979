package dsgformer.peers.stripformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerForm;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The whole network: convolutions down to a quarter of the size, strip attention there and, on the way up, at half the
 * size; convolutions up; then the picture is added. Pictures are in [-0.5, 0.5].
 */
final class StripformerNetwork implements Layer {

    private static final double SLOPE = 0.2;

    private final StripformerConfig config;
    private final ParameterPath root;
    private final PeerForm form;
    private final ParameterPath encoder;
    private final ParameterPath decoder;

    StripformerNetwork(StripformerConfig config, ParameterPath root, PeerForm form) {
        this.form = form;
        this.config = config;
        this.root = root;
        this.encoder = root.at("encoder");
        this.decoder = root.at("decoder");
    }

    @Override
    public Tensor forward(Tensor picture) {
        picture.shape().requireChannels(3, "Stripformer").requireMultipleOf(4, "Stripformer");
        return Scope.keep(() -> {
            Tensor r1 = Scope.keep(() -> residuals(
                    "en_layer1_",
                    activated(Convolution.dense(encoder.at("en_layer1_1").at(0)).forward(picture))));
            Tensor r2 = Scope.keep(() -> residuals("en_layer2_", halved("en_layer2_1", r1)));
            Tensor deep = Scope.keep(
                    () -> Scope.chain(halved("en_layer3_1", r2), blocks(root, "Trans_block_", config.deep())));
            Tensor middle = Scope.keep(() -> Scope.chain(
                    fused("de_layer2_2", doubled("de_layer3_1", deep), r2),
                    blocks(decoder, "de_block_", config.decoding())));
            Tensor up = doubled("de_layer2_1", middle);
            Tensor joined = Scope.keep(
                    () -> activated(Convolution.dense(decoder.at("de_layer1_3").at(2))
                            .forward(fused("de_layer1_3", up, r1))
                            .add(up)));
            Tensor last = Scope.keep(() -> residual(decoder.at("de_layer1_2")).forward(joined));
            // the published network activates even its last convolution
            return activated(Convolution.dense(decoder.at("de_layer1_1").at(0)).forward(last))
                    .add(picture);
        });
    }

    private static Tensor activated(Tensor x) {
        return x.leakyRelu(SLOPE);
    }

    private Tensor residuals(String name, Tensor x) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 2; i <= 4; i++) {
            layers.add(residual(encoder.at(name + i)));
        }
        return Scope.chain(x, layers);
    }

    private static Layer residual(ParameterPath path) {
        Convolution first = Convolution.dense(path.at(0));
        Convolution second = Convolution.dense(path.at(2));
        return x -> activated(second.forward(activated(first.forward(x))).add(x));
    }

    private Tensor halved(String name, Tensor x) {
        return activated(Convolution.halving(encoder.at(name).at(0), 1).forward(x));
    }

    private Tensor doubled(String name, Tensor x) {
        ParameterPath path = decoder.at(name).at(0);
        return activated(x.convolveTransposed(path.get("weight"), path.get("bias")));
    }

    private Tensor fused(String name, Tensor up, Tensor encoded) {
        return activated(Convolution.dense(decoder.at(name).at(0)).forward(up.cat(encoded, 1)));
    }

    /** Within strips, between strips, and so on in turn. */
    private List<UnaryOperator<Tensor>> blocks(ParameterPath path, String name, int count) {
        List<UnaryOperator<Tensor>> blocks = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            blocks.add(new StripBlock(path.at(name + i), i % 2 == 1, form));
        }
        return blocks;
    }
}
