package dsgformer.network;

import dsgformer.weights.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every parameter of a network by name, with its shape, in the order of the walk: head, encoder, decoder, refinement, tail.
 * The names never change without a converter; inside a block of width c with N branches they are {@code norm.weight} (c),
 * {@code qkvu.weight} (4c, c, 1, 1), {@code qkvu_dw.weight} (4c, 1, 3, 3), {@code attention.temperature} (heads, 1, 1),
 * {@code attention.topk_weight} (N), {@code gate.quant} (c, 1, 1, 8, 5) and {@code proj.weight} (c, c, 1, 1).
 */
public final class ParameterTable {

    private final DsgformerConfig config;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    private ParameterTable(DsgformerConfig config) {
        this.config = config;
    }

    static ParameterTable of(DsgformerConfig config) {
        ParameterTable table = new ParameterTable(config);
        table.convolution("head", 3, config.width(), 3);
        table.encoder();
        switch (config.layout()) {
            case LITERAL -> table.literalDecoder();
            case RESTORMER -> table.restormerDecoder();
        }
        table.convolution("tail", 2 * config.width(), 3, 3);
        return table;
    }

    /**
     * The parameters of a single DSGA block under {@code prefix}, of {@code width} channels; of {@code switches} only
     * ratios, gate, norm and bias matter.
     */
    public static Map<String, Shape> ofBlock(String prefix, int width, int heads, DsgformerConfig switches) {
        ParameterTable table = new ParameterTable(switches);
        table.block(prefix, width, heads);
        return table.shapes();
    }

    public Map<String, Shape> shapes() {
        return Collections.unmodifiableMap(shapes);
    }

    /** How many numbers the network learns. */
    public long count() {
        return shapes.values().stream().mapToLong(Shape::elements).sum();
    }

    /**
     * How many numbers each stage learns, in the order of the walk; a level's blocks are one stage ({@code encoder.1}),
     * its resampling another ({@code encoder.1.down}).
     */
    public Map<String, Long> countByStage() {
        Map<String, Long> counts = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> counts.merge(stage(name), (long) shape.elements(), Long::sum));
        return counts;
    }

    private static String stage(String name) {
        int blocks = name.indexOf(".blocks.");
        return name.substring(0, blocks < 0 ? name.lastIndexOf('.') : blocks);
    }

    private void encoder() {
        for (int level = 1; level <= 4; level++) {
            int width = config.levelWidth(level);
            blocks("encoder." + level, config.enc().get(level - 1), width, level);
            if (level < 4) {
                convolution("encoder." + level + ".down", width, width / 2, 3);
            }
        }
    }

    private void literalDecoder() {
        for (int level = 4; level >= 2; level--) {
            String path = "decoder." + level;
            int width = config.levelWidth(Math.max(level, 3));
            if (level > 2) {
                convolution(path + ".reduce", 2 * width, width, 1);
            }
            blocks(path, config.dec().get(4 - level), width, level);
            convolution(path + ".up", width, 2 * width, 3);
        }
    }

    private void restormerDecoder() {
        for (int level = 3; level >= 1; level--) {
            String path = "decoder." + level;
            int below = config.levelWidth(level + 1);
            int width = config.levelWidth(Math.max(level, 2));
            convolution(path + ".up", below, 2 * below, 3);
            if (level > 1) {
                convolution(path + ".reduce", 2 * width, width, 1);
            }
            blocks(path, config.dec().get(3 - level), width, level);
        }
        blocks("refine", config.refine(), 2 * config.width(), 1);
    }

    private void blocks(String path, int count, int width, int level) {
        for (int i = 0; i < count; i++) {
            block(path + ".blocks." + i, width, config.heads().get(level - 1));
        }
    }

    private void block(String path, int width, int heads) {
        int projections = config.gate() == GateKind.NONE ? 3 : 4;
        shapes.put(path + ".norm.weight", Shape.of(width));
        if (config.norm() == NormKind.WITHBIAS) {
            shapes.put(path + ".norm.bias", Shape.of(width));
        }
        convolution(path + ".qkvu", width, projections * width, 1);
        shapes.put(path + ".qkvu_dw.weight", Shape.of(projections * width, 1, 3, 3));
        bias(path + ".qkvu_dw", projections * width);
        shapes.put(path + ".attention.temperature", Shape.of(heads, 1, 1));
        if (!config.ratios().isEmpty()) {
            shapes.put(path + ".attention.topk_weight", Shape.of(config.ratios().size()));
        }
        if (config.gate() == GateKind.DFGB) {
            shapes.put(path + ".gate.quant", Shape.of(width, 1, 1, 8, 5));
        }
        convolution(path + ".proj", width, width, 1);
    }

    private void convolution(String path, int in, int out, int side) {
        shapes.put(path + ".weight", Shape.of(out, in, side, side));
        bias(path, out);
    }

    private void bias(String path, int out) {
        if (config.bias()) {
            shapes.put(path + ".bias", Shape.of(out));
        }
    }
}
