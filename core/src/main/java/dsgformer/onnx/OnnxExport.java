package dsgformer.onnx;

import dsgformer.io.ProtoMessage;
import dsgformer.io.WholeFile;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.NetworkConfig;
import dsgformer.network.dsgformer.BlockModel;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.picture.Size;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Models as ONNX files (operator set 20), for programs that run those: from {@value #INPUT} [1, 3, h, w] in [0, 1], h
 * and w multiples of 64, to {@value #OUTPUT} of the same shape, not clamped. Exact but for rounding; constants that
 * follow from the weights are folded, so a model cannot be restored from the file.
 */
public final class OnnxExport {

    /** The name of what goes in. */
    public static final String INPUT = "blurred";

    /** The name of what comes out. */
    public static final String OUTPUT = "restored";

    private static final int IR_VERSION = 9;
    private static final int OPERATOR_SET = 20;

    /** Protocol buffers end at 2 GiB; this leaves room for the nodes. */
    private static final long MOST_BYTES = 2_000_000_000;

    private OnnxExport() {}

    /** Whether models of this configuration can be written. */
    public static boolean exports(NetworkConfig config) {
        return DsgformerConfig.of(config).isPresent();
    }

    /**
     * Writes the model, replacing {@code target} in one step or not at all.
     *
     * @param size what the network may read; empty for any size of which both sides are multiples of 64
     * @throws IllegalArgumentException if a side of {@code size} is not a multiple of 64
     * @throws ModelException if the model is another network than DSGformer, or the weights are more than one file can
     *     hold
     * @throws IOException if the folder does not exist or writing fails
     */
    public static void write(Path target, Model model, Optional<Size> size) throws IOException {
        byte[] bytes = bytes(model, size);
        WholeFile.write(target, channel -> {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        });
    }

    /** What {@link #write} writes. */
    public static byte[] bytes(Model model, Optional<Size> size) {
        DsgformerConfig config = DsgformerConfig.requiredBy("the export to ONNX", model);
        requireMultiples(size);
        Graph graph = graph(model.name(), model.weights());
        graph.output(new NetworkNodes(graph, config).restored(INPUT), OUTPUT);
        return file(graph, model.name(), 3, size, config, model.metadata());
    }

    /** A single DSGA block, from {@value #INPUT} [1, c, h, w] to {@value #OUTPUT}; h and w are multiples of 8. */
    public static byte[] bytes(BlockModel block) {
        Graph graph = graph("the block", block.weights());
        String y = new DsgaNodes(graph, block.config()).block(INPUT, BlockModel.PATH, block.heads());
        graph.output(y, OUTPUT);
        return file(graph, "block", block.config().width(), Optional.empty(), block.config(), Map.of());
    }

    private static Graph graph(String name, StateDict weights) {
        if (weights.elements() * Float.BYTES > MOST_BYTES) {
            throw new ModelException("the weights of " + name + " take " + weights.elements() * Float.BYTES
                    + " bytes, one ONNX file holds at most " + MOST_BYTES);
        }
        return new Graph(weights);
    }

    private static void requireMultiples(Optional<Size> size) {
        size.ifPresent(s -> {
            if (!s.equals(s.roundedUpTo(DsgformerConfig.SIZE_UNIT))) {
                throw new IllegalArgumentException("the network reads sizes of multiples of "
                        + DsgformerConfig.SIZE_UNIT + ", got " + s + "; the next is "
                        + s.roundedUpTo(DsgformerConfig.SIZE_UNIT));
            }
        });
    }

    private static byte[] file(
            Graph graph,
            String name,
            int channels,
            Optional<Size> size,
            DsgformerConfig config,
            Map<String, String> metadata) {
        List<String> axes = List.of(
                "1",
                Integer.toString(channels),
                size.map(s -> Integer.toString(s.height())).orElse("height"),
                size.map(s -> Integer.toString(s.width())).orElse("width"));
        ProtoMessage file = new ProtoMessage()
                .integer(1, IR_VERSION)
                .text(2, "dsgformer")
                .message(7, graph.toProto(name, Graph.value(INPUT, axes), Graph.value(OUTPUT, axes)))
                .message(8, new ProtoMessage().text(1, "").integer(2, OPERATOR_SET));
        Map<String, String> entries = new TreeMap<>(metadata); // sorted: equal models give equal files
        entries.put("config", config.toJson());
        entries.forEach(
                (key, value) -> file.message(14, new ProtoMessage().text(1, key).text(2, value)));
        return file.toBytes();
    }
}
