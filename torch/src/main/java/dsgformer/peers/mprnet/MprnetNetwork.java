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
 * The whole. The first stage encodes quarters and decodes halves, the second encodes halves and decodes the whole; each hands
 * its features on and, through a supervised attention, a picture. The third keeps full size. Parts of a picture are worked on
 * as one batch: nothing but means, which are taken of each by itself, looks at more than a neighbourhood.
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

    /** Of the third stage, the second and the first. */
    @Override
    public List<Tensor> restored(Tensor picture) {
        picture.shape().requireChannels(3, "MPRNet").requireMultipleOf(8, "MPRNet");
        Tensor halves = Parts.cut(picture, Parts.ROWS);
        Tensor quarters = Parts.cut(halves, Parts.COLUMNS);
        Unet first = new Unet(root, 1, slope);
        Levels encoded = first.encode(shallow(1, quarters, this::quarterMeans), Optional.empty(), this::quarterMeans)
                .map(x -> Parts.join(x, Parts.COLUMNS));
        Levels decoded = first.decode(encoded, this::halfMeans);

        Attended handed = supervised("sam12", decoded.at(0), halves);
        Tensor into2 = concatenated("concat12", shallow(2, halves, this::halfMeans), handed.features());
        Unet second = new Unet(root, 2, slope);
        Levels encoded2 = second.encode(into2, Optional.of(new Unet.Handed(encoded, decoded)), this::halfMeans)
                .map(x -> Parts.join(x, Parts.ROWS));
        Levels decoded2 = second.decode(encoded2, this::wholeMeans);

        Attended handed2 = supervised("sam23", decoded2.at(0), picture);
        Tensor into3 = concatenated("concat23", shallow(3, picture, this::wholeMeans), handed2.features());
        Tensor last = fullResolution(into3, new Unet.Handed(encoded2, decoded2));
        return List.of(
                Convolution.dense(root.at("tail")).forward(last).add(picture),
                handed2.restored(),
                Parts.join(handed.restored(), Parts.ROWS));
    }

    /** What a stage hands on, and the picture that it would restore by itself. */
    private record Attended(Tensor features, Tensor restored) {}

    private Tensor shallow(int stage, Tensor x, IntFunction<LocalMean> mean) {
        ParameterPath path = root.at("shallow_feat" + stage);
        return Scope.chain(
                x, List.of(Convolution.dense(path.at(0)), new ChannelAttentionBlock(path.at(1), slope, mean.apply(0))));
    }

    private Tensor concatenated(String name, Tensor own, Tensor handed) {
        return Convolution.dense(root.at(name)).forward(own.cat(handed, 1));
    }

    /** conv₁(x) · sigmoid(conv₃(J)) + x, J = conv₂(x) + picture being what this stage would restore. */
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

    private Tensor fullResolution(Tensor x, Unet.Handed handed) {
        ParameterPath stage = root.at("stage3_orsnet");
        Tensor y = x;
        for (int level = 0; level < 3; level++) {
            Tensor in = y;
            int part = level + 1;
            y = Scope.keep(() -> Scope.chain(in, blocks(stage.at("orb" + part).at("body")))
                    .add(in)
                    .add(lifted("enc", part, handed.encoded()))
                    .add(lifted("dec", part, handed.decoded())));
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
