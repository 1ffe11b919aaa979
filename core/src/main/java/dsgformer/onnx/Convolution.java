package dsgformer.onnx;

import dsgformer.weights.Shape;
import dsgformer.weights.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A convolution's numbers, before they become a node: of stride 1 and padded so that the size stays.
 *
 * @param name what its constants are called
 * @param weight [out, in / groups, side, side]
 * @param bias [out], if it has one
 * @param groups 1, or as many as there are channels
 */
record Convolution(String name, Weight weight, Optional<Weight> bias, int groups) {

    /** The convolution with its parameters at {@code path}, every output reading every input. */
    static Convolution dense(Graph graph, String path) {
        Optional<Weight> bias =
                graph.has(path + ".bias") ? Optional.of(graph.weight(path + ".bias")) : Optional.empty();
        return new Convolution(path, graph.weight(path + ".weight"), bias, 1);
    }

    /** The convolution with its parameters at {@code path}, every output reading the one input of its number. */
    static Convolution depthwise(Graph graph, String path) {
        Convolution dense = dense(graph, path);
        return new Convolution(path, dense.weight, dense.bias, dense.outputs());
    }

    /** What {@code diag(scale)} and then adding {@code shift} in front of this 1 × 1 convolution come to. */
    Convolution after(float[] scale, Optional<float[]> shift) {
        int inputs = scale.length;
        float[] scaled = weight.values().clone();
        double[] shifted = new double[outputs()];
        for (int i = 0; i < scaled.length; i++) {
            double before = shift.isPresent() ? shift.get()[i % inputs] : 0;
            shifted[i / inputs] += weight.values()[i] * before;
            scaled[i] *= scale[i % inputs];
        }
        return new Convolution(
                name,
                new Weight(weight.shape(), scaled),
                shift.isPresent() ? Optional.of(plus(shifted)) : bias,
                groups);
    }

    private Weight plus(double[] shifted) {
        float[] sum = new float[shifted.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (shifted[i] + (bias.isPresent() ? bias.get().values()[i] : 0));
        }
        return new Weight(Shape.of(sum.length), sum);
    }

    /** The convolution of outputs {@code part · count} to {@code (part + 1) · count}. */
    Convolution outputs(String part, int index, int count) {
        return new Convolution(
                name + "." + part,
                rows(weight, index, count),
                bias.map(values -> rows(values, index, count)),
                groups == 1 ? 1 : count);
    }

    private static Weight rows(Weight weight, int index, int count) {
        int row = weight.values().length / weight.shape().axes().get(0);
        List<Integer> axes = new ArrayList<>(weight.shape().axes());
        axes.set(0, count);
        return new Weight(
                new Shape(axes), Arrays.copyOfRange(weight.values(), index * count * row, (index + 1) * count * row));
    }

    /** Adds the node that applies it to {@code x}. */
    String apply(Graph graph, String x) {
        List<String> inputs = new ArrayList<>(List.of(x, graph.constant(name + ".weight", weight)));
        bias.ifPresent(values -> inputs.add(graph.constant(name + ".bias", values)));
        int pad = weight.shape().axes().get(3) / 2;
        return graph.node(
                "Conv", inputs, Attribute.integers("pads", pad, pad, pad, pad), Attribute.integer("group", groups));
    }

    private int outputs() {
        return weight.shape().axes().get(0);
    }
}
