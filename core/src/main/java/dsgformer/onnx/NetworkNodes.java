package dsgformer.onnx;

import dsgformer.network.DsgformerConfig;
import java.util.ArrayList;
import java.util.List;

/** The network of §2.2, Ŝ = 𝒯(𝒟(ℰ(ℋ(B)))) + B, as nodes; sizes are read from what comes in. */
final class NetworkNodes {

    private static final int LEVELS = 4;

    private final Graph graph;
    private final DsgformerConfig config;
    private final DsgaNodes dsga;

    /** What the encoder hands on: S₁ … S₃ in front of each downsampling, and E₁ … E₄. */
    private record Encoded(List<String> staged, List<String> encoded) {

        String s(int level) {
            return staged.get(level - 1);
        }

        String e(int level) {
            return encoded.get(level - 1);
        }
    }

    NetworkNodes(Graph graph, DsgformerConfig config) {
        this.graph = graph;
        this.config = config;
        this.dsga = new DsgaNodes(graph, config);
    }

    /** From {@code blurred} [1, 3, h, w] to the same shape. */
    String restored(String blurred) {
        Encoded encoded = encoder(convolution("head", blurred));
        String deep = switch (config.layout()) {
            case LITERAL -> literalDecoder(encoded);
            case RESTORMER -> restormerDecoder(encoded);
        };
        return graph.apply("Add", convolution("tail", deep), blurred);
    }

    private Encoded encoder(String head) {
        List<String> staged = new ArrayList<>();
        List<String> encoded = new ArrayList<>();
        String x = head;
        for (int level = 1; level <= LEVELS; level++) {
            String path = "encoder." + level;
            x = blocks(x, path, config.enc().get(level - 1), level);
            if (level < LEVELS) {
                staged.add(x);
                x = unshuffled(convolution(path + ".down", x), config.levelWidth(level) / 2);
            }
            encoded.add(x);
        }
        return new Encoded(staged, encoded);
    }

    private String literalDecoder(Encoded encoded) {
        String x = encoded.e(LEVELS);
        for (int level = LEVELS; level > 1; level--) {
            String path = "decoder." + level;
            x = joined(x, encoded.e(level - 1));
            if (level > 2) {
                x = convolution(path + ".reduce", x);
            }
            x = blocks(x, path, config.dec().get(LEVELS - level), level);
            x = shuffled(graph, convolution(path + ".up", x), 2);
        }
        return x;
    }

    private String restormerDecoder(Encoded encoded) {
        String x = encoded.e(LEVELS);
        for (int level = LEVELS - 1; level > 0; level--) {
            String path = "decoder." + level;
            x = joined(shuffled(graph, convolution(path + ".up", x), 2), encoded.s(level));
            if (level > 1) {
                x = convolution(path + ".reduce", x);
            }
            x = blocks(x, path, config.dec().get(LEVELS - 1 - level), level);
        }
        return blocks(x, "refine", config.refine(), 1);
    }

    private String blocks(String x, String path, int count, int level) {
        String y = x;
        for (int i = 0; i < count; i++) {
            y = dsga.block(y, path + ".blocks." + i, config.heads().get(level - 1));
        }
        return y;
    }

    private String convolution(String path, String x) {
        return Convolution.dense(graph, path).apply(graph, x);
    }

    private String joined(String a, String b) {
        return graph.node("Concat", List.of(a, b), Attribute.integer("axis", 1));
    }

    /** [1, side² · c, h, w] → [1, c, side · h, side · w]; channel by channel, as PixelShuffle. */
    static String shuffled(Graph graph, String x, int side) {
        return graph.node(
                "DepthToSpace", List.of(x), Attribute.integer("blocksize", side), Attribute.text("mode", "CRD"));
    }

    /**
     * [1, c, h, w] → [1, 4c, h/2, w/2]. SpaceToDepth puts the place in the square before the channel, PixelUnshuffle the
     * channel before the place.
     */
    private String unshuffled(String x, int channels) {
        String squares = graph.node("SpaceToDepth", List.of(x), Attribute.integer("blocksize", 2));
        String apart = graph.apply("Reshape", squares, graph.integers(4, channels, -1));
        String swapped = graph.node("Transpose", List.of(apart), Attribute.integers("perm", 1, 0, 2));
        return graph.apply("Reshape", swapped, graph.apply("Shape", squares));
    }
}
