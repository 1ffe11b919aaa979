package dsgformer.network;

import dsgformer.weights.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The paper's network. A file of ours names its configuration; from names and shapes alone the paper's choices are taken. */
final class DsgformerFamily implements NetworkFamily {

    private static final int PAPERS_BRANCHES = 4;

    @Override
    public String name() {
        return DsgformerConfig.FAMILY;
    }

    @Override
    public NetworkFacts facts() {
        return new NetworkFacts(
                "DSGformer",
                "J. Lu, Deep Sparse Gated Transformer for Image Deblurring, 2025",
                "what the file says of itself",
                "reflected to multiples of 64; rounded half to even");
    }

    @Override
    public Map<String, NetworkConfig> sizes() {
        Map<String, NetworkConfig> sizes = new LinkedHashMap<>();
        Arrays.stream(Preset.values()).forEach(preset -> sizes.put(preset.label(), preset.config()));
        return sizes;
    }

    @Override
    public NetworkConfig fromJson(String json) {
        return DsgformerConfig.fromJson(json);
    }

    /**
     * {@inheritDoc} Ratios and score activation leave no trace in shapes, nor does a gate without parameters: four branches are
     * taken for the paper's, none for dense scores, and U without DFGB for GELU.
     */
    @Override
    public Optional<NetworkConfig> detect(Map<String, Shape> shapes) {
        Shape head = shapes.get("head.weight");
        boolean ours = head != null
                && head.rank() == 4
                && shapes.keySet().stream().anyMatch(name -> name.endsWith(".attention.temperature"))
                && shapes.keySet().stream().anyMatch(name -> name.startsWith("encoder."));
        if (!ours) {
            return Optional.empty();
        }
        try {
            return Optional.of(config(shapes, head.axes().get(0)));
        } catch (InvalidConfigException e) {
            return Optional.empty();
        }
    }

    private static NetworkConfig config(Map<String, Shape> shapes, int width) {
        boolean literal = shapes.containsKey("decoder.4.up.weight");
        List<Integer> decoder = literal ? List.of(4, 3, 2) : List.of(3, 2, 1);
        String block = block(shapes);
        int branches = axis(shapes, block + "attention.topk_weight").orElse(0);
        if (branches != 0 && branches != PAPERS_BRANCHES) {
            throw new InvalidConfigException("ratios of " + branches + " branches are not known from names");
        }
        int projected = axis(shapes, block + "qkvu.weight").orElse(0);
        int blockWidth = axis(shapes, block + "norm.weight").orElse(0);
        GateKind gate = shapes.containsKey(block + "gate.quant")
                ? GateKind.DFGB
                : projected == 3 * blockWidth ? GateKind.NONE : GateKind.GELU;
        return DsgformerConfig.of(
                literal ? Layout.LITERAL : Layout.RESTORMER,
                width,
                IntStream.rangeClosed(1, 4)
                        .mapToObj(level -> blocks(shapes, "encoder." + level))
                        .toList(),
                decoder.stream()
                        .map(level -> blocks(shapes, "decoder." + level))
                        .toList(),
                blocks(shapes, "refine"),
                IntStream.rangeClosed(1, 4)
                        .mapToObj(level -> heads(shapes, level))
                        .toList(),
                branches == 0 ? List.of() : null,
                branches == 0 ? ScoreActivation.SOFTMAX : null,
                gate,
                shapes.containsKey(block + "norm.bias") ? NormKind.WITHBIAS : NormKind.BIASFREE,
                shapes.containsKey("head.bias"));
    }

    private static String block(Map<String, Shape> shapes) {
        return shapes.keySet().stream()
                .filter(name -> name.endsWith("attention.temperature"))
                .map(name -> name.substring(0, name.length() - "attention.temperature".length()))
                .findFirst()
                .orElseThrow();
    }

    private static int blocks(Map<String, Shape> shapes, String stage) {
        int count = 0;
        while (shapes.containsKey(stage + ".blocks." + count + ".norm.weight")) {
            count++;
        }
        return count;
    }

    /** A level without blocks of its own has as many heads as the decoder's, or any number. */
    private static int heads(Map<String, Shape> shapes, int level) {
        String name = "attention.temperature";
        return axis(shapes, "encoder." + level + ".blocks.0." + name)
                .or(() -> axis(shapes, "decoder." + level + ".blocks.0." + name))
                .orElse(1);
    }

    private static Optional<Integer> axis(Map<String, Shape> shapes, String name) {
        return Optional.ofNullable(shapes.get(name))
                .filter(s -> s.rank() > 0)
                .map(s -> s.axes().get(0));
    }
}
