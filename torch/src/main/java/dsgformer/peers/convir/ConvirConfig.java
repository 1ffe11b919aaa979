package dsgformer.peers.convir;

import dsgformer.network.Blueprint;
import dsgformer.network.SizeRule;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.nn.Supervised;
import dsgformer.peers.PeerConfig;
import dsgformer.peers.Require;
import java.util.List;

/**
 * ConvIR's sizes.
 *
 * @param width channels at full resolution, doubled at half and quarter size
 * @param blocks residual blocks in each of the six stacks, the last with a pyramid
 * @param dilations of the pyramid's filters, coarsest first; 7, 9, 11 for deblurring
 */
record ConvirConfig(int width, int blocks, List<Integer> dilations) implements PeerConfig {

    /** Groups of channels; each group shares a dynamic filter. */
    static final int GROUPS = 8;

    /** The pyramid's pools, coarsest first. */
    static final List<Integer> POOLS = List.of(8, 4, 2);

    private static final int LEVELS = 3;

    ConvirConfig {
        dilations = List.copyOf(dilations);
        Require.range("width", width, GROUPS, 512);
        Require.that(width % GROUPS == 0, "width", "a multiple of " + GROUPS, width);
        Require.range("blocks", blocks, 1, 256);
        Require.counts("dilations", dilations, POOLS.size(), 1, 64);
    }

    @Override
    public String family() {
        return Convir.NAME;
    }

    /**
     * A quarter of the size is pooled by 8, and the result must be longer than the reflected border of its dilation.
     */
    @Override
    public SizeRule sizes() {
        int least = 1;
        for (int i = 0; i < POOLS.size(); i++) {
            least = Math.max(least, 4 * POOLS.get(i) * (dilations.get(i) + 1));
        }
        return new SizeRule(32, (least + 31) / 32 * 32);
    }

    @Override
    public double widestAtOnce() {
        return 21.5;
    }

    @Override
    public Layer network(ParameterPath root) {
        return new ConvirNetwork(this, root);
    }

    @Override
    public Supervised supervised(ParameterPath root) {
        return new ConvirNetwork(this, root);
    }

    @Override
    public Blueprint blueprint() {
        Blueprint blueprint = new Blueprint();
        for (int level = 0; level < LEVELS; level++) {
            stack(blueprint, "Encoder." + level, width << level, level);
        }
        blueprint
                .biased("feat_extract.0.main.0", 3, width, 3, 0)
                .biased("feat_extract.1.main.0", width, 2 * width, 3, 1)
                .biased("feat_extract.2.main.0", 2 * width, 4 * width, 3, 2)
                .transposed("feat_extract.3.main.0", 4 * width, 2 * width, 2)
                .transposed("feat_extract.4.main.0", 2 * width, width, 1)
                .biased("feat_extract.5.main.0", width, 3, 3, 0);
        for (int level = LEVELS - 1; level >= 0; level--) {
            stack(blueprint, "Decoder." + (LEVELS - 1 - level), width << level, level);
        }
        blueprint
                .biased("Convs.0.main.0", 4 * width, 2 * width, 1, 1)
                .biased("Convs.1.main.0", 2 * width, width, 1, 0)
                .biased("ConvsOut.0.main.0", 4 * width, 3, 3, 2)
                .biased("ConvsOut.1.main.0", 2 * width, 3, 3, 1)
                .biased("FAM1.merge.main.0", 8 * width, 4 * width, 3, 2)
                .biased("FAM2.merge.main.0", 4 * width, 2 * width, 3, 1);
        shallow(blueprint, "SCM1.main.", 4 * width, 2);
        shallow(blueprint, "SCM2.main.", 2 * width, 1);
        return blueprint;
    }

    private static void shallow(Blueprint blueprint, String path, int channels, int level) {
        blueprint
                .biased(path + "0.main.0", 3, channels / 4, 3, level)
                .biased(path + "1.main.0", channels / 4, channels / 2, 1, level)
                .biased(path + "2.main.0", channels / 2, channels / 2, 3, level)
                .biased(path + "3.main.0", channels / 2, channels, 1, level)
                .norm(path + "4", channels);
    }

    private void stack(Blueprint blueprint, String path, int channels, int level) {
        for (int i = 0; i < blocks; i++) {
            String block = path + ".layers." + i + ".main.";
            blueprint.biased(block + "0.main.0", channels, channels, 3, level);
            if (i == blocks - 1) {
                pyramid(blueprint, block + "1.", channels, level);
            }
            blueprint.biased(block + "2.main.0", channels, channels, 3, level);
        }
    }

    private static void pyramid(Blueprint blueprint, String path, int channels, int level) {
        for (int j = 0; j < POOLS.size(); j++) {
            int halvings = level + 3 - j;
            blueprint.convolution(path + "convs." + j, channels, channels, 3, halvings);
            String square = path + "dynas." + j + ".square_att.";
            String strip = path + "dynas." + j + ".strip_att.";
            int taps = 9 * GROUPS;
            filter(blueprint, square, channels, taps);
            blueprint
                    .startingNormal(square + "conv")
                    .norm(square + "bn", taps)
                    .unlearned(square + "bn.running_mean", 0, taps)
                    .unlearned(square + "bn.running_var", 1, taps)
                    .unlearned(square + "bn.num_batches_tracked", 0);
            blueprint.learned(strip + "gamma", 0, channels, 1, 1).learned(strip + "beta", 1, channels, 1, 1);
            filter(blueprint, strip + "H_spatial_att.", channels, 3 * GROUPS);
            filter(blueprint, strip + "W_spatial_att.", channels, 3 * GROUPS);
        }
        blueprint.convolution(path + "conv_sum", channels, channels, 3, level);
    }

    private static void filter(Blueprint blueprint, String path, int channels, int taps) {
        blueprint
                .convolution(path + "conv", channels, taps, 1, Blueprint.ON_MEANS)
                .learned(path + "lamb_l", 0, channels)
                .learned(path + "lamb_h", 0, channels)
                .learned(path + "inside_all", 0, channels, 1, 1);
    }
}
