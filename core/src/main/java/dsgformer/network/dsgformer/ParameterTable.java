package dsgformer.network.dsgformer;

import static dsgformer.network.dsgformer.ParameterNames.ATTENTION;
import static dsgformer.network.dsgformer.ParameterNames.BIAS;
import static dsgformer.network.dsgformer.ParameterNames.GATE;
import static dsgformer.network.dsgformer.ParameterNames.NORM;
import static dsgformer.network.dsgformer.ParameterNames.PROJ;
import static dsgformer.network.dsgformer.ParameterNames.QKVU;
import static dsgformer.network.dsgformer.ParameterNames.QKVU_DW;
import static dsgformer.network.dsgformer.ParameterNames.QUANT;
import static dsgformer.network.dsgformer.ParameterNames.TEMPERATURE;
import static dsgformer.network.dsgformer.ParameterNames.TOPK_WEIGHT;
import static dsgformer.network.dsgformer.ParameterNames.WEIGHT;
import static dsgformer.network.dsgformer.ParameterNames.path;

import dsgformer.network.Blueprint;
import dsgformer.network.NormKind;

/**
 * Writes DSGformer's {@link Blueprint}: every parameter by name, in the order of the forward pass: head, encoder,
 * decoder, refinement, tail. The names never change without a converter; inside a block of width c with N branches they
 * are {@code norm.weight} (c), {@code qkvu.weight} (4c, c, 1, 1), {@code qkvu_dw.weight} (4c, 1, 3, 3),
 * {@code attention.temperature} (heads, 1, 1), {@code attention.topk_weight} (N), {@code gate.quant} (c, 1, 1, 8, 5)
 * and {@code proj.weight} (c, c, 1, 1).
 *
 * <p>Training starts LayerNorm at 1 and 0, temperatures at 1, W_n at 0.2 and M at 1; the paper does not state them.
 */
public final class ParameterTable {

    private static final double BRANCH_WEIGHT = 0.2;

    private final DsgformerConfig config;
    private final Blueprint blueprint = new Blueprint();

    private ParameterTable(DsgformerConfig config) {
        this.config = config;
    }

    static Blueprint of(DsgformerConfig config) {
        Wiring wiring = config.wiring();
        ParameterTable table = new ParameterTable(config);
        table.convolution(wiring.head());
        for (Wiring.EncoderLevel level : wiring.encoder()) {
            table.blocks(level.blocks());
            level.down().ifPresent(table::convolution);
        }
        for (Wiring.DecoderLevel level : wiring.decoder()) {
            if (level.upFirst()) {
                table.convolution(level.up());
            }
            level.reduce().ifPresent(table::convolution);
            level.blocks().forEach(table::blocks);
            if (!level.upFirst()) {
                table.convolution(level.up());
            }
        }
        table.convolution(wiring.tail());
        return table.blueprint;
    }

    /**
     * A single DSGA block under {@code prefix}, of {@code width} channels; of {@code switches} only ratios, gate, norm
     * and bias matter.
     */
    public static Blueprint ofBlock(String prefix, int width, int heads, DsgformerConfig switches) {
        ParameterTable table = new ParameterTable(switches);
        table.block(prefix, width, heads, 0);
        return table.blueprint;
    }

    private void blocks(Wiring.Blocks blocks) {
        for (int i = 0; i < blocks.count(); i++) {
            block(blocks.block(i), blocks.width(), blocks.heads(), blocks.level() - 1);
        }
    }

    private void block(String block, int width, int heads, int halvings) {
        int projected = (config.gate() == GateKind.NONE ? 3 : 4) * width;
        String norm = path(block, NORM);
        blueprint.learned(path(norm, WEIGHT), 1, width);
        if (config.norm() == NormKind.WITHBIAS) {
            blueprint.learned(path(norm, BIAS), 0, width);
        }
        convolution(path(block, QKVU), width, projected, 1, halvings);
        String depthwise = path(block, QKVU_DW);
        blueprint.depthwise(depthwise, projected, halvings);
        bias(depthwise, projected);
        blueprint.learned(path(block, ATTENTION, TEMPERATURE), 1, heads, 1, 1);
        blueprint.products(2L * width * (width / heads), halvings); // Q·Kᵀ and scores · V
        if (!config.ratios().isEmpty()) {
            int branches = config.ratios().size();
            blueprint.learned(path(block, ATTENTION, TOPK_WEIGHT), BRANCH_WEIGHT, branches);
        }
        if (config.gate() == GateKind.DFGB) {
            blueprint.learned(path(block, GATE, QUANT), 1, width, 1, 1, 8, 5);
        }
        convolution(path(block, PROJ), width, width, 1, halvings);
    }

    private void convolution(Wiring.Convolution convolution) {
        convolution(
                convolution.path(), convolution.in(), convolution.out(), convolution.side(), convolution.level() - 1);
    }

    private void convolution(String path, int in, int out, int side, int halvings) {
        blueprint.convolution(path, in, out, side, halvings);
        bias(path, out);
    }

    private void bias(String path, int out) {
        if (config.bias()) {
            blueprint.bias(path, out);
        }
    }
}
