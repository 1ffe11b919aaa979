package dsgformer.onnx;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.ParameterNames;
import dsgformer.network.dsgformer.ScoreActivation;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Att(Q, K, V) = Σₙ Wₙ φ(Tₙ(QKᵀ / α)) V as nodes, with one product by V and all thresholds from one TopK; Q and K are
 * not normalized themselves, their product is.
 */
final class AttentionNodes {

    /** Below this, a length counts as this. */
    private static final float SHORTEST = 1e-12f;

    private static final int ROW = 3;

    private final Graph graph;
    private final DsgformerConfig config;
    private final String path;
    private final int heads;

    AttentionNodes(Graph graph, DsgformerConfig config, String path, int heads) {
        this.graph = graph;
        this.config = config;
        this.path = path;
        this.heads = heads;
    }

    /** From three times [1, width, h, w] to [1, heads, d, h · w]. */
    String attend(String q, String k, String v, int width) {
        String shape = graph.integers(1, heads, width / heads, -1);
        String queries = graph.apply("Reshape", q, shape);
        String keys = graph.apply("Reshape", k, shape);
        String gram = graph.apply("MatMul", queries, transposed(keys));
        String lengths = graph.apply("MatMul", length(queries), transposed(length(keys)));
        String similarity = graph.apply(
                "Mul",
                graph.apply("Div", gram, lengths),
                graph.parameter(ParameterNames.path(path, ParameterNames.TEMPERATURE)));
        return graph.apply("MatMul", scores(similarity, width / heads), graph.apply("Reshape", v, shape));
    }

    /** [1, heads, d, 1]. Squares and ReduceSum, because ReduceL2 takes twice the time of both. */
    private String length(String x) {
        String squares = graph.node("ReduceSum", List.of(graph.apply("Mul", x, x), graph.integers(ROW)));
        return graph.apply("Max", graph.apply("Sqrt", squares), graph.number(SHORTEST));
    }

    private String scores(String similarity, int d) {
        if (config.ratios().isEmpty()) {
            return activated(similarity);
        }
        List<Integer> counts = config.ratios().stream()
                .map(ratio -> DsgformerConfig.kept(ratio, d))
                .toList();
        long most = counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
        String largest = graph.nodes("TopK", List.of(similarity, graph.integers(most)), 2)
                .get(0);
        float[] weights = graph.weight(ParameterNames.path(path, ParameterNames.TOPK_WEIGHT))
                .values();
        List<String> kept = counts.stream()
                .map(count -> graph.apply("GreaterOrEqual", similarity, threshold(largest, count)))
                .toList();
        if (config.act() == ScoreActivation.SOFTMAX) { // a dropped entry is −∞, so that its exponential is 0
            String dropped = graph.number(Float.NEGATIVE_INFINITY);
            return sum(
                    kept.size(),
                    n -> graph.apply(
                            "Mul",
                            activated(graph.apply("Where", kept.get(n), similarity, dropped)),
                            graph.number(weights[n])));
        }
        String mixture =
                sum(kept.size(), n -> graph.apply("Where", kept.get(n), graph.number(weights[n]), graph.number(0)));
        return graph.apply("Mul", activated(similarity), mixture);
    }

    /** The {@code count}-th largest of each row. */
    private String threshold(String largest, int count) {
        return graph.apply("Slice", largest, graph.integers(count - 1), graph.integers(count), graph.integers(ROW));
    }

    private String activated(String similarity) {
        return switch (config.act()) {
            case RELU2 -> {
                String positive = graph.apply("Relu", similarity);
                yield graph.apply("Mul", positive, positive);
            }
            case RELU -> graph.apply("Relu", similarity);
            case SOFTMAX -> graph.node("Softmax", List.of(similarity), Attribute.integer("axis", -1));
        };
    }

    private String sum(int count, IntFunction<String> term) {
        BinaryOperator<String> add = (a, b) -> graph.apply("Add", a, b);
        return IntStream.range(0, count).mapToObj(term).reduce(add).orElseThrow();
    }

    private String transposed(String x) {
        return graph.node("Transpose", List.of(x), Attribute.integers("perm", 0, 1, 3, 2));
    }
}
