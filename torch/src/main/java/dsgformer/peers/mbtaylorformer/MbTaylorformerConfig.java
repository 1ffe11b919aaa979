package dsgformer.peers.mbtaylorformer;

import dsgformer.network.Blueprint;
import dsgformer.network.SizeRule;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.peers.PeerConfig;
import dsgformer.peers.Require;
import java.util.List;
import java.util.Map;

/**
 * MB-TaylorFormer V2's sizes.
 *
 * @param dimensions channels of levels 1 to 4; level 2 has twice those of level 1
 * @param blocks of levels 1 to 4, in encoder and decoder; the refinement has those of level 1
 * @param heads of levels 1 to 4, each 1, 2, 4 or 8
 * @param paths side by side at levels 1 to 4
 */
record MbTaylorformerConfig(List<Integer> dimensions, List<Integer> blocks, List<Integer> heads, List<Integer> paths)
        implements PeerConfig {

    /** The groups of heads by the total number of heads. */
    private static final Map<Integer, List<HeadGroup>> WINDOWS = Map.of(
            1, List.of(new HeadGroup(3, 1)),
            2, List.of(new HeadGroup(3, 2)),
            4, List.of(new HeadGroup(3, 2), new HeadGroup(5, 2)),
            8, List.of(new HeadGroup(3, 2), new HeadGroup(5, 3), new HeadGroup(7, 3)));

    private static final double FACTOR = 2.66;

    /** Consecutive heads with convolutions of one window size. */
    record HeadGroup(int window, int heads) {}

    /** A level's blocks, under one name. */
    record Stage(String name, int channels, int blocks, int heads, int paths, int halvings) {

        List<HeadGroup> groups() {
            return WINDOWS.get(heads);
        }
    }

    MbTaylorformerConfig {
        dimensions = List.copyOf(dimensions);
        blocks = List.copyOf(blocks);
        heads = List.copyOf(heads);
        paths = List.copyOf(paths);
        Require.counts("dimensions", dimensions, 4, 4, 1024);
        Require.blocks("blocks", blocks, 4);
        Require.counts("heads", heads, 4, 1, 8);
        Require.counts("paths", paths, 4, 1, 8);
        Require.that(2 * dimensions.get(0) == dimensions.get(1), "dimensions", "doubled from level 1 to 2", dimensions);
        for (int level = 0; level < 4; level++) {
            Require.that(WINDOWS.containsKey(heads.get(level)), "heads", "1, 2, 4 or 8 each", heads);
            boolean fits = dimensions.get(level) % heads.get(level) == 0 && dimensions.get(level) % 4 == 0;
            Require.that(fits, "dimensions", "multiples of 4 and of the heads", dimensions);
        }
    }

    @Override
    public String family() {
        return MbTaylorformer.NAME;
    }

    @Override
    public SizeRule sizes() {
        return SizeRule.multipleOf(8);
    }

    @Override
    public double widestAtOnce() {
        return 21.5;
    }

    @Override
    public Layer network(ParameterPath root) {
        return new MbTaylorformerNetwork(this, root);
    }

    Stage encoder(int level) {
        return stage(level == 3 ? "latent" : "encoder_level" + (level + 1), level);
    }

    /** Level 1 of the decoder works on the channels of level 2. */
    Stage decoder(int level) {
        Stage same = stage("decoder_level" + (level + 1), level);
        return level > 0 ? same : wider("decoder_level1");
    }

    Stage refinement() {
        return wider("refinement");
    }

    private Stage stage(String name, int level) {
        return new Stage(name, dimensions.get(level), blocks.get(level), heads.get(level), paths.get(level), level);
    }

    private Stage wider(String name) {
        return new Stage(name, dimensions.get(1), blocks.get(0), heads.get(0), paths.get(0), 0);
    }

    @Override
    public Blueprint blueprint() {
        Blueprint blueprint = new Blueprint().convolution("patch_embed.proj", 3, dimensions.get(0), 3, 0);
        for (int level = 0; level < 4; level++) {
            stage(blueprint, encoder(level));
            if (level < 3) {
                String down = "down" + (level + 1) + "_" + (level + 2) + ".body.";
                blueprint
                        .depthwise(down + "0", dimensions.get(level), level)
                        .convolution(down + "1", dimensions.get(level), dimensions.get(level + 1) / 4, 1, level);
            }
        }
        for (int level = 2; level >= 0; level--) {
            int below = dimensions.get(level + 1);
            int own = dimensions.get(level);
            String up = "up" + (level + 2) + "_" + (level + 1) + ".body.";
            blueprint.depthwise(up + "0", below, level + 1).convolution(up + "1", below, 4 * own, 1, level + 1);
            if (level > 0) {
                blueprint.convolution("reduce_chan_level" + (level + 1) + ".0", 2 * own, own, 1, level);
            }
            stage(blueprint, decoder(level));
        }
        stage(blueprint, refinement());
        return blueprint.convolution("output.0", dimensions.get(1), 3, 3, 0);
    }

    private static void stage(Blueprint blueprint, Stage stage) {
        int c = stage.channels();
        int level = stage.halvings();
        for (int p = 0; p < stage.paths(); p++) {
            String path = "patch_embed_" + stage.name() + ".patch_embeds." + p + ".patch_conv.";
            blueprint
                    .depthwise(path + "offset_generator.0", c, level)
                    .convolution(path + "offset_generator.1", c, DeformableConvolution.OFFSETS, 1, level)
                    .depthwise(path + "dcn", c, level)
                    .convolution(path + "pwconv", c, c, 1, level)
                    .startingNormal(path + "offset_generator.0")
                    .startingNormal(path + "offset_generator.1")
                    .startingNormal(path + "pwconv");
        }
        for (int i = 0; i < stage.blocks(); i++) {
            block(blueprint, stage, stage.name() + ".mhca_blk.MHCA_layers." + i + ".");
        }
        String fusion = stage.name() + ".aggregate.";
        int narrow = Math.max(c / 8, 4);
        blueprint
                .convolution(fusion + "conv_du.0", c, narrow, 1, Blueprint.ON_MEANS)
                .learned(fusion + "conv_du.1.weight", 0.25, 1);
        for (int p = 0; p < stage.paths(); p++) {
            blueprint.convolution(fusion + "fcs." + p, narrow, c, 1, Blueprint.ON_MEANS);
        }
    }

    private static void block(Blueprint blueprint, Stage stage, String path) {
        int c = stage.channels();
        int paths = stage.paths();
        int level = stage.halvings();
        int hidden = (int) (FACTOR * c);
        String attention = path + "attn.";
        blueprint
                .learned(path + "norm1.body.weight", 1, paths, c)
                .learned(path + "norm2.body.weight", 1, paths, c)
                .learned(attention + "temperature", 1, paths, stage.heads(), 1, 1)
                .learned(attention + "scale", 1, paths, stage.heads(), 1, 1)
                .learned(attention + "one_M", 1, 1) // counted as learned where it was published, though it is not
                .convolution(attention + "qkv", c, 3 * c * paths, 1, level)
                .depthwise(attention + "qkv_dwconv", 3 * c * paths, level)
                .convolution(attention + "project_out", c, c * paths, 1, level);
        for (int g = 0; g < stage.groups().size(); g++) {
            HeadGroup group = stage.groups().get(g);
            int heads = paths * group.heads();
            blueprint.biased(attention + "refine_att.conv_list." + g, c / stage.heads(), heads, group.window(), level);
        }
        String feedForward = path + "ffn.";
        for (String half : List.of("1", "2")) {
            blueprint
                    .convolution(feedForward + "project_in_" + half, c, hidden * paths, 1, level)
                    .depthwise(feedForward + "dwconv_" + half, hidden * paths, level);
        }
        blueprint.convolution(feedForward + "project_out", hidden, c * paths, 1, level);
    }
}
