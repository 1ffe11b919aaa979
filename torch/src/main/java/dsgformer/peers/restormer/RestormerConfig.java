package dsgformer.peers.restormer;

import dsgformer.network.Blueprint;
import dsgformer.network.NormKind;
import dsgformer.network.SizeRule;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerConfig;
import dsgformer.peers.PeerForm;
import dsgformer.peers.Require;
import java.util.List;
import java.util.Optional;

/**
 * Restormer's sizes.
 *
 * @param width channels at full resolution; level l works on width · 2^(l−1)
 * @param blocks of levels 1 to 4; the decoder repeats those of 3, 2, 1
 * @param refinement blocks after the decoder
 * @param heads of levels 1 to 4
 * @param factor hidden channels of the feed-forward part, as a multiple of the level's width
 * @param norm the LayerNorm; published denoising files have no bias
 * @param window the side in pixels of the windows over which attention is taken at level 1, halved level by level; 0
 *     for the whole picture. Published results with local inference have 384
 */
record RestormerConfig(
        int width, List<Integer> blocks, int refinement, List<Integer> heads, double factor, NormKind norm, int window)
        implements PeerConfig {

    RestormerConfig {
        blocks = List.copyOf(blocks);
        heads = List.copyOf(heads);
        Require.channels("width", width);
        Require.that(width % 2 == 0, "width", "even", width);
        Require.blocks("blocks", blocks, 4);
        Require.blocks("refinement", refinement);
        Require.counts("heads", heads, 4, 1, width);
        for (int level = 0; level < 4; level++) {
            Require.that((width << level) % heads.get(level) == 0, "heads", "divisors of the levels' widths", heads);
        }
        Require.that(factor > 0 && factor <= 16, "factor", "from 0 to 16", factor);
        Require.that(window >= 0 && window % 8 == 0, "window", "a multiple of 8, or 0", window);
    }

    @Override
    public String family() {
        return Restormer.NAME;
    }

    @Override
    public SizeRule sizes() {
        return SizeRule.multipleOf(8);
    }

    @Override
    public Optional<PeerConfig> localized(int windowPixels) {
        return Optional.of(
                new RestormerConfig(width, blocks, refinement, heads, factor, norm, (windowPixels + 7) / 8 * 8));
    }

    @Override
    public double widestAtOnce() {
        return 9;
    }

    @Override
    public Layer network(ParameterPath root) {
        return new RestormerNetwork(this, root, PeerForm.FAST);
    }

    @Override
    public Layer plainNetwork(ParameterPath root) {
        return new RestormerNetwork(this, root, PeerForm.PLAIN);
    }

    int channels(int level) {
        return width << level;
    }

    @Override
    public Blueprint blueprint() {
        Blueprint blueprint = new Blueprint().convolution("patch_embed.proj", 3, width, 3, 0);
        for (int level = 0; level < 3; level++) {
            blocks(blueprint, "encoder_level" + (level + 1), blocks.get(level), channels(level), level);
            String down = "down" + (level + 1) + "_" + (level + 2) + ".body.0";
            blueprint.convolution(down, channels(level), channels(level) / 2, 3, level);
        }
        blocks(blueprint, "latent", blocks.get(3), channels(3), 3);
        for (int level = 2; level >= 0; level--) {
            String up = "up" + (level + 2) + "_" + (level + 1) + ".body.0";
            blueprint.convolution(up, channels(level + 1), 2 * channels(level + 1), 3, level + 1);
            int channels = channels(Math.max(level, 1));
            if (level > 0) {
                blueprint.convolution("reduce_chan_level" + (level + 1), 2 * channels, channels, 1, level);
            }
            blocks(blueprint, "decoder_level" + (level + 1), blocks.get(level), channels, level);
        }
        blocks(blueprint, "refinement", refinement, 2 * width, 0);
        return blueprint.convolution("output", 2 * width, 3, 3, 0);
    }

    private void blocks(Blueprint blueprint, String path, int count, int channels, int level) {
        int hidden = (int) (factor * channels);
        for (int i = 0; i < count; i++) {
            String block = path + "." + i;
            norm(blueprint, block + ".norm1.body", channels);
            blueprint
                    .learned(block + ".attn.temperature", 1, heads.get(level), 1, 1)
                    .convolution(block + ".attn.qkv", channels, 3 * channels, 1, level)
                    .depthwise(block + ".attn.qkv_dwconv", 3 * channels, level)
                    .convolution(block + ".attn.project_out", channels, channels, 1, level);
            norm(blueprint, block + ".norm2.body", channels);
            blueprint
                    .convolution(block + ".ffn.project_in", channels, 2 * hidden, 1, level)
                    .depthwise(block + ".ffn.dwconv", 2 * hidden, level)
                    .convolution(block + ".ffn.project_out", hidden, channels, 1, level);
        }
    }

    private void norm(Blueprint blueprint, String path, int channels) {
        blueprint.learned(path + ".weight", 1, channels);
        if (norm == NormKind.WITHBIAS) {
            blueprint.learned(path + ".bias", 0, channels);
        }
    }
}
