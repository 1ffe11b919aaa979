package dsgformer.peers.stripformer;

import dsgformer.network.Blueprint;
import dsgformer.network.InitialValue;
import dsgformer.network.SizeRule;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerConfig;
import dsgformer.peers.PeerForm;
import dsgformer.peers.Require;

/**
 * Stripformer's size.
 *
 * @param width channels at full resolution; twice as many at half size, five times as many at a quarter
 * @param deep blocks at a quarter of the size, within strips and between strips in turn
 * @param decoding blocks at half the size, in turn as well
 */
record StripformerConfig(int width, int deep, int decoding) implements PeerConfig {

    /** Channels of one head. */
    static final int HEAD = 32;

    StripformerConfig {
        Require.range("width", width, HEAD * 2, 1024);
        Require.that(width % (2 * HEAD) == 0, "width", "a multiple of " + 2 * HEAD, width);
        Require.range("deep", deep, 1, 256);
        Require.range("decoding", decoding, 1, 256);
    }

    @Override
    public String family() {
        return Stripformer.NAME;
    }

    @Override
    public SizeRule sizes() {
        return SizeRule.multipleOf(4);
    }

    /** The authors pad RealBlur's pictures to this; those of GoPro and HIDE need no padding. */
    @Override
    public SizeRule padding() {
        return SizeRule.multipleOf(8);
    }

    @Override
    public float pixelOffset() {
        return -0.5f;
    }

    /** Fused attention is faster with the channels of a head side by side. */
    @Override
    public boolean prefersChannelsLast() {
        return true;
    }

    @Override
    public double widestAtOnce() {
        return 10;
    }

    @Override
    public Layer network(ParameterPath root) {
        return new StripformerNetwork(this, root, PeerForm.FAST);
    }

    @Override
    public Layer plainNetwork(ParameterPath root) {
        return new StripformerNetwork(this, root, PeerForm.PLAIN);
    }

    /** Channels at a quarter of the size. */
    private int deepest() {
        return 5 * width;
    }

    /** Channels of the decoder at half the size. */
    private int middle() {
        return 3 * width;
    }

    @Override
    public Blueprint blueprint() {
        Blueprint blueprint = new Blueprint().biased("encoder.en_layer1_1.0", 3, width, 3, 0);
        residuals(blueprint, "encoder.en_layer1_", width, 0);
        blueprint.biased("encoder.en_layer2_1.0", width, 2 * width, 3, 1);
        residuals(blueprint, "encoder.en_layer2_", 2 * width, 1);
        blueprint.biased("encoder.en_layer3_1.0", 2 * width, deepest(), 3, 2);
        for (int i = 1; i <= deep; i++) {
            block(blueprint, "Trans_block_" + i, deepest(), i % 2 == 1, 2);
        }
        blueprint
                .transposed("decoder.de_layer3_1.0", deepest(), middle(), 2)
                .biased("decoder.de_layer2_2.0", deepest(), middle(), 1, 1);
        for (int i = 1; i <= decoding; i++) {
            block(blueprint, "decoder.de_block_" + i, middle(), i % 2 == 1, 1);
        }
        return blueprint
                .transposed("decoder.de_layer2_1.0", middle(), width, 1)
                .biased("decoder.de_layer1_3.0", 2 * width, width, 1, 0)
                .biased("decoder.de_layer1_3.2", width, width, 3, 0)
                .biased("decoder.de_layer1_2.0", width, width, 3, 0)
                .biased("decoder.de_layer1_2.2", width, width, 3, 0)
                .biased("decoder.de_layer1_1.0", width, 3, 3, 0);
    }

    private static void residuals(Blueprint blueprint, String path, int channels, int level) {
        for (int i = 2; i <= 4; i++) {
            blueprint.biased(path + i + ".0", channels, channels, 3, level);
            blueprint.biased(path + i + ".2", channels, channels, 3, level);
        }
    }

    private static void block(Blueprint blueprint, String path, int channels, boolean within, int level) {
        int half = channels / 2;
        // of Glorot and Bengio: between as many inputs and outputs as both layers have together
        InitialValue weight = new InitialValue.Uniform(Math.sqrt(6.0 / (5 * channels)));
        InitialValue bias = new InitialValue.Normal(1e-6);
        blueprint
                .norm(path + ".attention_norm", channels)
                .biased(path + ".conv_input", channels, channels, 1, level)
                .biased(path + ".fuse_out", channels, channels, 1, level)
                .norm(path + ".ffn_norm", channels)
                .linear(path + ".ffn.fc1", channels, 4 * channels, level)
                .linear(path + ".ffn.fc2", 4 * channels, channels, level)
                .starting(path + ".ffn.fc1.weight", weight)
                .starting(path + ".ffn.fc1.bias", bias)
                .starting(path + ".ffn.fc2.weight", weight)
                .starting(path + ".ffn.fc2.bias", bias)
                .depthwise(path + ".PEG.PEG", channels, level)
                .bias(path + ".PEG.PEG", channels);
        if (within) {
            blueprint
                    .linear(path + ".qkv_local_h", half, 3 * half, level)
                    .linear(path + ".qkv_local_v", half, 3 * half, level);
        } else {
            blueprint
                    .biased(path + ".conv_h", half, 3 * half, 1, level)
                    .biased(path + ".conv_v", half, 3 * half, 1, level);
        }
    }
}
