package dsgformer.onnx;

import static dsgformer.network.dsgformer.ParameterNames.ATTENTION;
import static dsgformer.network.dsgformer.ParameterNames.BIAS;
import static dsgformer.network.dsgformer.ParameterNames.GATE;
import static dsgformer.network.dsgformer.ParameterNames.NORM;
import static dsgformer.network.dsgformer.ParameterNames.PROJ;
import static dsgformer.network.dsgformer.ParameterNames.QKVU;
import static dsgformer.network.dsgformer.ParameterNames.QKVU_DW;
import static dsgformer.network.dsgformer.ParameterNames.QUANT;
import static dsgformer.network.dsgformer.ParameterNames.WEIGHT;
import static dsgformer.network.dsgformer.ParameterNames.path;

import dsgformer.network.NormKind;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;
import dsgformer.weights.Shape;
import dsgformer.weights.Weight;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Deep sparse gated attention, Y = W_p(DFGB(U) ⊙ Att(Q, K, V)) + X, as nodes. Of several exact forms these are the ones
 * that ONNX Runtime computed fastest on a CPU; where the reason is not the algebra, a comment tells it.
 */
final class DsgaNodes {

    private static final float EPSILON = 1e-5f;

    private final Graph graph;
    private final DsgformerConfig config;

    DsgaNodes(Graph graph, DsgformerConfig config) {
        this.graph = graph;
        this.config = config;
    }

    /** From {@code x} [1, c, h, w] to the same shape; the block's parameters are at {@code path}. */
    String block(String x, String path, int heads) {
        float[] scale = graph.weight(path(path, NORM, WEIGHT)).values();
        int width = scale.length;
        Convolution depthwise = Convolution.depthwise(graph, path(path, QKVU_DW));
        // LN's weight and bias, folded into the pointwise convolution: exact, because the depthwise one pads after it.
        Convolution pointwise = Convolution.dense(graph, path(path, QKVU)).after(scale, shift(path));
        Projection project = new Projection(graph, normalized(x, width), pointwise, depthwise, width);
        String attended = new AttentionNodes(graph, config, path(path, ATTENTION), heads)
                .attend(project.part("q", 0), project.part("k", 1), project.part("v", 2), width);
        String flat = graph.apply("Reshape", attended, graph.apply("Shape", x));
        String gated = config.gate() == GateKind.NONE
                ? flat
                : graph.apply("Mul", gate(project.part("u", 3), path, width), flat);
        return graph.apply("Add", x, Convolution.dense(graph, path(path, PROJ)).apply(graph, gated));
    }

    /**
     * One of Q, K, V, U. Convolutions of their own, instead of one that is split: they come in a layout of their own,
     * whose unpacking is then the only copy.
     */
    private record Projection(Graph graph, String normalized, Convolution pointwise, Convolution depthwise, int width) {

        String part(String name, int index) {
            String projected = pointwise.outputs(name, index, width).apply(graph, normalized);
            return depthwise.outputs(name, index, width).apply(graph, projected);
        }
    }

    private Optional<float[]> shift(String path) {
        return switch (config.norm()) {
            case BIASFREE -> Optional.empty();
            case WITHBIAS -> Optional.of(graph.weight(path(path, NORM, BIAS)).values());
        };
    }

    /**
     * x / σ or (x − μ) / σ. The means are convolutions with 1/c: a tenth of ReduceMean's time over that axis, and the
     * whole takes a third of LayerNormalization's.
     */
    private String normalized(String x, int width) {
        String average = graph.shared("average over " + width, () -> {
            float[] values = new float[width];
            Arrays.fill(values, 1f / width);
            return new Weight(Shape.of(1, width, 1, 1), values);
        });
        String centered = graph.apply("Sub", x, graph.apply("Conv", x, average));
        String variance = graph.apply("Conv", graph.apply("Mul", centered, centered), average);
        String deviation = graph.apply("Sqrt", graph.apply("Add", variance, graph.number(EPSILON)));
        String factor = graph.apply("Reciprocal", deviation);
        return graph.apply("Mul", config.norm() == NormKind.WITHBIAS ? centered : x, factor);
    }

    private String gate(String u, String path, int width) {
        return switch (config.gate()) {
            case DFGB -> graph.apply("Gelu", filtered(u, path(path, GATE, QUANT), width));
            case GELU -> graph.apply("Gelu", u);
            case SIMPLE -> u;
            case NONE -> throw new IllegalStateException("there is no gate");
        };
    }

    /**
     * 𝒫⁻¹ℱ⁻¹(M̃ ⊙ ℱ𝒫(U)) as a product by one 64 × 64 matrix per channel, which is a convolution of 8 × 8 with stride 8;
     * 𝒫⁻¹ is DepthToSpace. A matrix product needs transpositions around it, which take longer, and must know h and w.
     */
    private String filtered(String u, String quant, int width) {
        String basis = graph.shared("circulants", Circulants::basis);
        String rows = graph.apply("Reshape", graph.parameter(quant), graph.integers(width, Circulants.FREQUENCIES));
        String matrices = graph.apply(
                "Reshape",
                graph.apply("MatMul", rows, basis), // of constants: computed once, when the file is read
                graph.integers((long) width * Circulants.PIXELS, 1, Circulants.SIDE, Circulants.SIDE));
        String blocks = graph.node(
                "Conv",
                List.of(u, matrices),
                Attribute.integers("strides", Circulants.SIDE, Circulants.SIDE),
                Attribute.integer("group", width));
        return NetworkNodes.shuffled(graph, blocks, Circulants.SIDE);
    }
}
