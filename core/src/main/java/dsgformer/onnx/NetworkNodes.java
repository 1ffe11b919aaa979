package dsgformer.onnx;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Wiring;
import java.util.ArrayList;
import java.util.List;

/** The network of §2.2, Ŝ = 𝒯(𝒟(ℰ(ℋ(B)))) + B, as nodes; sizes are read from what comes in. */
final class NetworkNodes {

    private final Graph graph;
    private final Wiring wiring;
    private final DsgaNodes dsga;

    /** What the encoder hands on: S₁ … S₃ in front of each downsampling, and E₁ … E₄. */
    private record Encoded(List<String> staged, List<String> encoded) {}

    NetworkNodes(Graph graph, DsgformerConfig config) {
        this.graph = graph;
        this.wiring = config.wiring();
        this.dsga = new DsgaNodes(graph, config);
    }

    /** From {@code blurred} [1, 3, h, w] to the same shape. */
    String restored(String blurred) {
        Encoded encoded = encoder(convolution(wiring.head(), blurred));
        return graph.apply("Add", convolution(wiring.tail(), decoder(encoded)), blurred);
    }

    private Encoded encoder(String head) {
        List<String> staged = new ArrayList<>();
        List<String> encoded = new ArrayList<>();
        String x = head;
        for (Wiring.EncoderLevel level : wiring.encoder()) {
            x = blocks(x, level.blocks());
            if (level.down().isPresent()) {
                Wiring.Convolution down = level.down().get();
                staged.add(x);
                x = unshuffled(convolution(down, x), down.out());
            }
            encoded.add(x);
        }
        return new Encoded(staged, encoded);
    }

    private String decoder(Encoded encoded) {
        String x = encoded.encoded().get(encoded.encoded().size() - 1);
        for (Wiring.DecoderLevel level : wiring.decoder()) {
            if (level.upFirst()) {
                x = up(level, x);
            }
            x = joined(x, level.joined(encoded.staged(), encoded.encoded()));
            if (level.reduce().isPresent()) {
                x = convolution(level.reduce().get(), x);
            }
            for (Wiring.Blocks blocks : level.blocks()) {
                x = blocks(x, blocks);
            }
            if (!level.upFirst()) {
                x = up(level, x);
            }
        }
        return x;
    }

    private String up(Wiring.DecoderLevel level, String x) {
        return shuffled(graph, convolution(level.up(), x), 2);
    }

    private String blocks(String x, Wiring.Blocks blocks) {
        String y = x;
        for (int i = 0; i < blocks.count(); i++) {
            y = dsga.block(y, blocks.block(i), blocks.heads());
        }
        return y;
    }

    private String convolution(Wiring.Convolution convolution, String x) {
        return Convolution.dense(graph, convolution.path()).apply(graph, x);
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
     * [1, c, h, w] → [1, 4c, h/2, w/2]. SpaceToDepth puts the place in the square before the channel, PixelUnshuffle
     * the channel before the place.
     */
    private String unshuffled(String x, int channels) {
        String squares = graph.node("SpaceToDepth", List.of(x), Attribute.integer("blocksize", 2));
        String apart = graph.apply("Reshape", squares, graph.integers(4, channels, -1));
        String swapped = graph.node("Transpose", List.of(apart), Attribute.integers("perm", 1, 0, 2));
        return graph.apply("Reshape", swapped, graph.apply("Shape", squares));
    }
}
