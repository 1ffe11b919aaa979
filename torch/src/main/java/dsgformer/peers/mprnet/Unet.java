package dsgformer.peers.mprnet;

import dsgformer.nn.Convolution;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.LocalMean;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Encoder and decoder of one of the first two stages: two blocks a level, bilinear resizing and 1 × 1 convolutions
 * between.
 */
final class Unet {

    private final ParameterPath encoder;
    private final ParameterPath decoder;
    private final Tensor slope;

    Unet(ParameterPath root, int stage, Tensor slope) {
        this.encoder = root.at("stage" + stage + "_encoder");
        this.decoder = root.at("stage" + stage + "_decoder");
        this.slope = slope;
    }

    /** The features that an earlier stage passes on: its encoder's and its decoder's. */
    record StageFeatures(Levels encoded, Levels decoded) {}

    /** @param mean how means are taken at each level */
    Levels encode(Tensor x, Optional<StageFeatures> earlier, IntFunction<LocalMean> mean) {
        Tensor f1 = Scope.keep(() -> encoded(0, x, earlier, mean));
        Tensor f2 = Scope.keep(() -> encoded(1, down("12", f1), earlier, mean));
        Tensor f3 = Scope.keep(() -> encoded(2, down("23", f2), earlier, mean));
        return new Levels(List.of(f1, f2, f3));
    }

    private Tensor encoded(int level, Tensor x, Optional<StageFeatures> earlier, IntFunction<LocalMean> mean) {
        String number = Integer.toString(level + 1);
        Tensor own = blocks(encoder.at("encoder_level" + number), x, mean.apply(level));
        return earlier.map(stage -> own.add(
                                fused("csff_enc" + number, stage.encoded().at(level)))
                        .add(fused("csff_dec" + number, stage.decoded().at(level))))
                .orElse(own);
    }

    private Tensor fused(String name, Tensor x) {
        return Convolution.dense(encoder.at(name)).forward(x);
    }

    Levels decode(Levels encoded, IntFunction<LocalMean> mean) {
        Tensor g3 = blocks(decoder.at("decoder_level3"), encoded.at(2), mean.apply(2));
        Tensor g2 = Scope.keep(() -> decoded(1, g3, encoded, mean));
        Tensor g1 = Scope.keep(() -> decoded(0, g2, encoded, mean));
        return new Levels(List.of(g1, g2, g3));
    }

    private Tensor decoded(int level, Tensor below, Levels encoded, IntFunction<LocalMean> mean) {
        LocalMean means = mean.apply(level);
        Tensor skip = new ChannelAttentionBlock(decoder.at("skip_attn" + (level + 1)), slope, means)
                .forward(encoded.at(level));
        Tensor up = up(decoder.at("up" + (level + 2) + (level + 1)), below);
        return blocks(decoder.at("decoder_level" + (level + 1)), up.add(skip), means);
    }

    private Tensor blocks(ParameterPath path, Tensor x, LocalMean mean) {
        List<ChannelAttentionBlock> blocks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            blocks.add(new ChannelAttentionBlock(path.at(i), slope, mean));
        }
        return Scope.chain(x, blocks);
    }

    private Tensor down(String name, Tensor x) {
        Tensor half = x.resize(x.shape().h() / 2, x.shape().w() / 2, false);
        return Convolution.dense(encoder.at("down" + name).at("down").at(1)).forward(half);
    }

    /** Twice the size, bilinearly, then a 1 × 1 convolution. */
    static Tensor up(ParameterPath path, Tensor x) {
        Tensor doubled = x.resize(2 * x.shape().h(), 2 * x.shape().w(), false);
        return Convolution.dense(path.at("up").at(1)).forward(doubled);
    }
}
