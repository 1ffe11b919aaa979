package dsgformer.peers.mprnet;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.nn.Supervised;
import dsgformer.peers.LocalMean;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The whole network. The first stage encodes quarters and decodes halves, the second encodes halves and decodes the
 * whole; each passes on its features and, through a supervised attention, a restored picture. The third keeps full
 * size. The parts of a picture are one batch: apart from means, which are computed for each part, all operators are
 * local.
 */
final class MprnetNetwork implements Layer, Supervised {

    private final MprnetConfig config;
    private final ParameterPath root;
    private final Tensor slope;

    MprnetNetwork(MprnetConfig config, ParameterPath root) {
        this.config = config;
        this.root = root;
        this.slope = root.get(config.slope());
    }

    @Override
    public Tensor forward(Tensor picture) {
        return Scope.keep(() -> restored(picture).get(0));
    }

    /** The restored pictures of the third stage, the second and the first. */
    @Override
    public List<Tensor> restored(Tensor picture) {
        picture.shape().requireChannels(3, "MPRNet").requireMultipleOf(8, "MPRNet");
        Tensor halves = Parts.cut(picture, Parts.ROWS);
        Tensor quarters = Parts.cut(halves, Parts.COLUMNS);
        Unet first = new Unet(root, 1, slope);
        Levels encoded = first.encode(shallow(1, quarters, this::quarterMeans), Optional.empty(), this::quarterMeans)
                .map(x -> Parts.join(x, Parts.COLUMNS));
        Levels decoded = first.decode(encoded, this::halfMeans);

        Attended attended1 = supervised("sam12", decoded.at(0), halves);
        Tensor into2 = concatenated("concat12", shallow(2, halves, this::halfMeans), attended1.features());
        Unet second = new Unet(root, 2, slope);
        Levels encoded2 = second.encode(into2, Optional.of(new Unet.StageFeatures(encoded, decoded)), this::halfMeans)
                .map(x -> Parts.join(x, Parts.ROWS));
        Levels decoded2 = second.decode(encoded2, this::wholeMeans);

        Attended attended2 = supervised("sam23", decoded2.at(0), picture);
        Tensor into3 = concatenated("concat23", shallow(3, picture, this::wholeMeans), attended2.features());
        Tensor last = fullResolution(into3, new Unet.StageFeatures(encoded2, decoded2));
        return List.of(
                Convolution.dense(root.at("tail")).forward(last).add(picture),
                attended2.restored(),
                Parts.join(attended1.restored(), Parts.ROWS));
    }

    /** The features that a stage passes on, and its own restored picture. */
    private record Attended(Tensor features, Tensor restored) {}

    private Tensor shallow(int stage, Tensor x, IntFunction<LocalMean> mean) {
        ParameterPath path = root.at("shallow_feat" + stage);
        return Scope.chain(
                x, List.of(Convolution.dense(path.at(0)), new ChannelAttentionBlock(path.at(1), slope, mean.apply(0))));
    }

    private Tensor concatenated(String name, Tensor own, Tensor earlier) {
        return Convolution.dense(root.at(name)).forward(own.cat(earlier, 1));
    }

    /** conv₁(x) · sigmoid(conv₃(J)) + x, J = conv₂(x) + picture being this stage's own restored picture. */
    private Attended supervised(String name, Tensor x, Tensor picture) {
        ParameterPath path = root.at(name);
        Tensor restored =
                Scope.keep(() -> Convolution.dense(path.at("conv2")).forward(x).add(picture));
        Tensor features = Scope.keep(() -> {
            Tensor gate = Convolution.dense(path.at("conv3")).forward(restored).sigmoid();
            return Convolution.dense(path.at("conv1")).forward(x).mul(gate).add(x);
        });
        return new Attended(features, restored);
    }

    private Tensor fullResolution(Tensor x, Unet.StageFeatures earlier) {
        ParameterPath stage = root.at("stage3_orsnet");
        Tensor y = x;
        for (int level = 0; level < 3; level++) {
            Tensor in = y;
            int part = level + 1;
            y = Scope.keep(() -> Scope.chain(in, blocks(stage.at("orb" + part).at("body")))
                    .add(in)
                    .add(lifted("enc", part, earlier.encoded()))
                    .add(lifted("dec", part, earlier.decoded())));
        }
        return y;
    }

    private List<UnaryOperator<Tensor>> blocks(ParameterPath body) {
        List<UnaryOperator<Tensor>> layers = new ArrayList<>();
        for (int i = 0; i < config.blocks(); i++) {
            layers.add(new ChannelAttentionBlock(body.at(i), slope, wholeMeans(0)));
        }
        layers.add(Convolution.dense(body.at(config.blocks())));
        return layers;
    }

    /** Features of the second stage, brought to full size and to the third stage's width. */
    private Tensor lifted(String from, int part, Levels features) {
        ParameterPath stage = root.at("stage3_orsnet");
        Tensor x = features.at(part - 1);
        Tensor full = switch (part) {
            case 1 -> x;
            case 2 -> Unet.up(stage.at("up_" + from + "1"), x);
            default ->
                Unet.up(
                        stage.at("up_" + from + "2").at(1),
                        Unet.up(stage.at("up_" + from + "2").at(0), x));
        };
        return Convolution.dense(stage.at("conv_" + from + part)).forward(full);
    }

    private LocalMean quarterMeans(int level) {
        return new LocalMean((config.window() / 2) >> level, (config.window() / 2) >> level);
    }

    private LocalMean halfMeans(int level) {
        return new LocalMean((config.window() / 2) >> level, config.window() >> level);
    }

    private LocalMean wholeMeans(int level) {
        return new LocalMean(config.window() >> level, config.window() >> level);
    }
}
