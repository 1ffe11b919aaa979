package dsgformer.peers.fftformer;

import dsgformer.network.Blueprint;
import dsgformer.network.SizeRule;
import dsgformer.nn.JpegBlocks;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerConfig;
import dsgformer.peers.PeerForm;
import dsgformer.peers.Require;
import java.util.List;

/**
 * FFTformer's sizes.
 *
 * @param width channels at full resolution; level l works on width · 2^(l−1)
 * @param blocks of levels 1 to 3, in the encoder and again in the decoder
 * @param refinement blocks after the decoder
 * @param factor hidden channels of the feed-forward part, as a multiple of the level's width
 */
record FftformerConfig(int width, List<Integer> blocks, int refinement, double factor) implements PeerConfig {

    /** Hidden channels of the feed-forward part in the blocks that fuse encoder and decoder. */
    private static final double FUSION_FACTOR = 2.66;

    FftformerConfig {
        blocks = List.copyOf(blocks);
        Require.channels("width", width);
        Require.blocks("blocks", blocks, 3);
        Require.blocks("refinement", refinement);
        Require.that(factor > 0 && factor <= 16, "factor", "from 0 to 16", factor);
    }

    @Override
    public String family() {
        return Fftformer.NAME;
    }

    /** Patches of 8 at a quarter of the size. */
    @Override
    public SizeRule sizes() {
        return SizeRule.multipleOf(32);
    }

    @Override
    public double widestAtOnce() {
        return 14.5;
    }

    @Override
    public Layer network(ParameterPath root) {
        return new FftformerNetwork(this, root, PeerForm.FAST);
    }

    @Override
    public Layer plainNetwork(ParameterPath root) {
        return new FftformerNetwork(this, root, PeerForm.PLAIN);
    }

    @Override
    public Blueprint blueprint() {
        Blueprint blueprint = new Blueprint().convolution("patch_embed.proj", 3, width, 3, 0);
        blocks(blueprint, "encoder_level1", blocks.get(0), 0, false);
        blueprint.convolution("down1_2.body.1", width, 2 * width, 3, 1);
        blocks(blueprint, "encoder_level2", blocks.get(1), 1, false);
        blueprint.convolution("down2_3.body.1", 2 * width, 4 * width, 3, 2);
        blocks(blueprint, "encoder_level3", blocks.get(2), 2, false);
        blocks(blueprint, "decoder_level3", blocks.get(2), 2, true);
        blueprint
                .convolution("up3_2.body.1", 4 * width, 2 * width, 3, 1)
                .unused("reduce_chan_level2", 4 * width, 2 * width, 1);
        fusion(blueprint, "fuse2", 1);
        blocks(blueprint, "decoder_level2", blocks.get(1), 1, true);
        blueprint.convolution("up2_1.body.1", 2 * width, width, 3, 0);
        fusion(blueprint, "fuse1", 0);
        blocks(blueprint, "decoder_level1", blocks.get(0), 0, true);
        blocks(blueprint, "refinement", refinement, 0, true);
        return blueprint.convolution("output", width, 3, 3, 0);
    }

    private void fusion(Blueprint blueprint, String path, int level) {
        int both = 2 * (width << level);
        blueprint.biased(path + ".conv", both, both, 1, level);
        feedForward(blueprint, path + ".att_channel", both, FUSION_FACTOR, level);
        blueprint.biased(path + ".conv2", both, both, 1, level);
    }

    private void blocks(Blueprint blueprint, String path, int count, int level, boolean attention) {
        int channels = width << level;
        for (int i = 0; i < count; i++) {
            String block = path + "." + i;
            if (attention) {
                blueprint
                        .norm(block + ".norm1.body", channels)
                        .convolution(block + ".attn.to_hidden", channels, 6 * channels, 1, level)
                        .depthwise(block + ".attn.to_hidden_dw", 6 * channels, level)
                        .convolution(block + ".attn.project_out", 2 * channels, channels, 1, level)
                        .norm(block + ".attn.norm.body", 2 * channels);
            }
            feedForward(blueprint, block, channels, factor, level);
        }
    }

    private static void feedForward(Blueprint blueprint, String block, int channels, double factor, int level) {
        int hidden = (int) (factor * channels);
        blueprint
                .norm(block + ".norm2.body", channels)
                .learned(block + ".ffn.fft", 1, 2 * hidden, 1, 1, JpegBlocks.SIDE, JpegBlocks.SIDE / 2 + 1)
                .convolution(block + ".ffn.project_in", channels, 2 * hidden, 1, level)
                .depthwise(block + ".ffn.dwconv", 2 * hidden, level)
                .convolution(block + ".ffn.project_out", hidden, channels, 1, level);
    }
}
