package dsgformer.peers.nafnet;

import dsgformer.network.Blueprint;
import dsgformer.network.SizeRule;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerConfig;
import dsgformer.peers.Require;
import java.util.List;
import java.util.Optional;

/**
 * NAFNet's sizes.
 *
 * @param width channels at full resolution, doubled with each of the four halvings
 * @param encoder blocks of the four levels of the encoder
 * @param middle blocks at a sixteenth of the picture's size
 * @param decoder blocks of the four levels of the decoder, deepest first
 * @param window the side in pixels of the windows over which means are taken at full resolution, halved level by level,
 *     as published results for deblurring have it; 0 for the whole picture
 */
record NafnetConfig(int width, List<Integer> encoder, int middle, List<Integer> decoder, int window)
        implements PeerConfig {

    static final int LEVELS = 4;
    /** What the network pads to by itself. */
    static final int PADDED_TO = 1 << LEVELS;

    NafnetConfig {
        encoder = List.copyOf(encoder);
        decoder = List.copyOf(decoder);
        Require.range("width", width, 1, 256);
        Require.blocks("encoder", encoder, LEVELS);
        Require.blocks("middle", middle);
        Require.blocks("decoder", decoder, LEVELS);
        Require.that(window >= 0 && window % PADDED_TO == 0, "window", "a multiple of 16, or 0", window);
    }

    @Override
    public String family() {
        return Nafnet.NAME;
    }

    @Override
    public SizeRule sizes() {
        return SizeRule.multipleOf(1);
    }

    @Override
    public Optional<PeerConfig> localized(int windowPixels) {
        return Optional.of(new NafnetConfig(
                width, encoder, middle, decoder, (windowPixels + PADDED_TO - 1) / PADDED_TO * PADDED_TO));
    }

    @Override
    public boolean prefersChannelsLast() {
        return true;
    }

    @Override
    public double widestAtOnce() {
        return 10.5;
    }

    @Override
    public Layer network(ParameterPath root) {
        return new NafnetNetwork(this, root);
    }

    @Override
    public Blueprint blueprint() {
        Blueprint blueprint = new Blueprint().biased("intro", 3, width, 3, 0);
        for (int level = 0; level < LEVELS; level++) {
            int channels = width << level;
            blocks(blueprint, "encoders." + level, encoder.get(level), channels, level);
            blueprint.biased("downs." + level, channels, 2 * channels, 2, level + 1);
        }
        blocks(blueprint, "middle_blks", middle, width << LEVELS, LEVELS);
        for (int i = 0; i < LEVELS; i++) {
            int level = LEVELS - 1 - i;
            int channels = width << level;
            blueprint.convolution("ups." + i + ".0", 2 * channels, 4 * channels, 1, level + 1);
            blocks(blueprint, "decoders." + i, decoder.get(i), channels, level);
        }
        return blueprint.biased("ending", width, 3, 3, 0);
    }

    private static void blocks(Blueprint blueprint, String path, int count, int channels, int level) {
        for (int i = 0; i < count; i++) {
            String block = path + "." + i;
            blueprint
                    .learned(block + ".beta", 0, 1, channels, 1, 1)
                    .learned(block + ".gamma", 0, 1, channels, 1, 1)
                    .norm(block + ".norm1", channels)
                    .biased(block + ".conv1", channels, 2 * channels, 1, level)
                    .depthwise(block + ".conv2", 2 * channels, level)
                    .bias(block + ".conv2", 2 * channels)
                    .biased(block + ".sca.1", channels, channels, 1, Blueprint.ON_MEANS)
                    .biased(block + ".conv3", channels, channels, 1, level)
                    .norm(block + ".norm2", channels)
                    .biased(block + ".conv4", channels, 2 * channels, 1, level)
                    .biased(block + ".conv5", channels, channels, 1, level);
        }
    }
}
