package dsgformer.peers.mprnet;

import dsgformer.network.Blueprint;
import dsgformer.network.SizeRule;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.nn.Supervised;
import dsgformer.peers.PeerConfig;
import dsgformer.peers.Require;
import java.util.List;
import java.util.Optional;

/**
 * MPRNet's sizes.
 *
 * @param width channels of the first two stages at full resolution
 * @param more channels that each halving adds there
 * @param wider channels that the third stage has more
 * @param blocks channel attention blocks in each part of the third stage
 * @param window the side in pixels of the windows over which means are taken at full resolution; 0 for a stage's whole
 *     input. Published results with local means have 384
 */
record MprnetConfig(int width, int more, int wider, int blocks, int window) implements PeerConfig {

    /** The bottleneck of a channel attention has one channel in {@value}. */
    static final int REDUCTION = 4;

    /** End of the name that a block gives to the slope of its activation; see {@link #slope}. */
    private static final String SLOPE = ".body.1.weight";

    private static final double FIRST_SLOPE = 0.25;

    MprnetConfig {
        Require.range("width", width, REDUCTION, 1024);
        Require.range("more", more, 0, 1024);
        Require.range("wider", wider, 0, 1024);
        Require.range("blocks", blocks, 1, 256);
        Require.that(window >= 0 && window % 16 == 0, "window", "a multiple of 16, or 0", window);
    }

    @Override
    public String family() {
        return Mprnet.NAME;
    }

    /** The stages work on halves of the picture and halve them twice. */
    @Override
    public SizeRule sizes() {
        return SizeRule.multipleOf(8);
    }

    @Override
    public Optional<PeerConfig> localized(int windowPixels) {
        return Optional.of(new MprnetConfig(width, more, wider, blocks, (windowPixels + 15) / 16 * 16));
    }

    @Override
    public Layer network(ParameterPath root) {
        return new MprnetNetwork(this, root);
    }

    @Override
    public Supervised supervised(ParameterPath root) {
        return new MprnetNetwork(this, root);
    }

    int channels(int level) {
        return width + level * more;
    }

    int wide() {
        return width + wider;
    }

    /**
     * The one slope of all activations. The file repeats it under every block's name; PyTorch's loader copies each of
     * them into the one parameter, so the last one counts.
     */
    String slope() {
        return "stage3_orsnet.orb3.body." + (blocks - 1) + SLOPE;
    }

    @Override
    public Blueprint blueprint() {
        Blueprint blueprint = new Blueprint();
        for (int stage = 1; stage <= 3; stage++) {
            blueprint.convolution("shallow_feat" + stage + ".0", 3, width, 3, 0);
            block(blueprint, "shallow_feat" + stage + ".1", width, 0);
        }
        for (int stage = 1; stage <= 2; stage++) {
            unet(blueprint, stage);
        }
        fullResolution(blueprint);
        for (String attention : List.of("sam12", "sam23")) {
            blueprint
                    .convolution(attention + ".conv1", width, width, 1, 0)
                    .convolution(attention + ".conv2", width, 3, 1, 0)
                    .convolution(attention + ".conv3", 3, width, 1, 0);
        }
        return blueprint
                .convolution("concat12", 2 * width, width, 3, 0)
                .convolution("concat23", 2 * width, wide(), 3, 0)
                .convolution("tail", wide(), 3, 3, 0);
    }

    private void unet(Blueprint blueprint, int stage) {
        String encoder = "stage" + stage + "_encoder";
        String decoder = "stage" + stage + "_decoder";
        for (int level = 0; level < 3; level++) {
            for (int i = 0; i < 2; i++) {
                block(blueprint, encoder + ".encoder_level" + (level + 1) + "." + i, channels(level), level);
                block(blueprint, decoder + ".decoder_level" + (level + 1) + "." + i, channels(level), level);
            }
            if (stage == 2) {
                String number = Integer.toString(level + 1);
                blueprint.convolution(encoder + ".csff_enc" + number, channels(level), channels(level), 1, level);
                blueprint.convolution(encoder + ".csff_dec" + number, channels(level), channels(level), 1, level);
            }
        }
        for (int level = 0; level < 2; level++) {
            String down = level == 0 ? "12" : "23";
            String up = level == 0 ? "21" : "32";
            blueprint.convolution(
                    encoder + ".down" + down + ".down.1", channels(level), channels(level + 1), 1, level + 1);
            block(blueprint, decoder + ".skip_attn" + (level + 1), channels(level), level);
            blueprint.convolution(decoder + ".up" + up + ".up.1", channels(level + 1), channels(level), 1, level);
        }
    }

    private void fullResolution(Blueprint blueprint) {
        String stage = "stage3_orsnet";
        for (int part = 1; part <= 3; part++) {
            String body = stage + ".orb" + part + ".body.";
            for (int i = 0; i < blocks; i++) {
                block(blueprint, body + i, wide(), 0);
            }
            blueprint
                    .convolution(body + blocks, wide(), wide(), 3, 0)
                    .convolution(stage + ".conv_enc" + part, width, wide(), 1, 0)
                    .convolution(stage + ".conv_dec" + part, width, wide(), 1, 0);
        }
        for (String from : List.of("enc", "dec")) {
            blueprint
                    .convolution(stage + ".up_" + from + "1.up.1", channels(1), channels(0), 1, 0)
                    .convolution(stage + ".up_" + from + "2.0.up.1", channels(2), channels(1), 1, 1)
                    .convolution(stage + ".up_" + from + "2.1.up.1", channels(1), channels(0), 1, 0);
        }
    }

    private void block(Blueprint blueprint, String path, int channels, int level) {
        blueprint
                .convolution(path + ".CA.conv_du.0", channels, channels / REDUCTION, 1, Blueprint.ON_MEANS)
                .convolution(path + ".CA.conv_du.2", channels / REDUCTION, channels, 1, Blueprint.ON_MEANS)
                .convolution(path + ".body.0", channels, channels, 3, level)
                .convolution(path + ".body.2", channels, channels, 3, level);
        String slope = path + SLOPE;
        if (slope.equals(slope())) {
            blueprint.learned(slope, FIRST_SLOPE, 1);
        } else {
            blueprint.unlearned(slope, FIRST_SLOPE, 1);
        }
    }
}
