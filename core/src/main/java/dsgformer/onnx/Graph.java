package dsgformer.onnx;

import dsgformer.io.ProtoMessage;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A graph that grows node by node, as the message {@code GraphProto}. Values are known by their names: what a method
 * returns is the name of what a node gives out, or of a constant, for later nodes to read.
 */
final class Graph {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final StateDict weights;
    private final List<ProtoMessage> nodes = new ArrayList<>();
    private final List<ProtoMessage> initializers = new ArrayList<>();
    private final Map<String, String> constants = new HashMap<>();

    /** An empty graph; {@code weights} are what {@link #parameter} takes from. */
    Graph(StateDict weights) {
        this.weights = weights;
    }

    /** The value of a new node without settings that reads {@code inputs}. */
    String apply(String operator, String... inputs) {
        return node(operator, List.of(inputs));
    }

    /** The value of a new node that reads {@code inputs}. */
    String node(String operator, List<String> inputs, ProtoMessage... attributes) {
        return nodes(operator, inputs, 1, attributes).get(0);
    }

    /** The values of a new node that gives out {@code count} of them. */
    List<String> nodes(String operator, List<String> inputs, int count, ProtoMessage... attributes) {
        List<String> outputs = new ArrayList<>();
        String name = operator + "_" + nodes.size();
        for (int i = 0; i < count; i++) {
            outputs.add(count == 1 ? name : name + "_" + i);
        }
        add(operator, name, inputs, outputs, attributes);
        return outputs;
    }

    /** Calls {@code value}, so far the name of some node's, {@code name}. */
    void output(String value, String name) {
        add("Identity", name, List.of(value), List.of(name));
    }

    /** The parameter of that name, as it is. */
    String parameter(String name) {
        return shared(name, () -> weight(name));
    }

    /** The values of a parameter, to compute constants from. */
    Weight weight(String name) {
        return weights.get(name).orElseThrow(() -> new IllegalStateException("there is no weight " + name));
    }

    boolean has(String name) {
        return weights.get(name).isPresent();
    }

    /** The constant of that name, which {@code weight} makes on first use. */
    String shared(String name, Supplier<Weight> weight) {
        return constants.computeIfAbsent(name, key -> constant(key, weight.get()));
    }

    /** A constant of that name, which is new. */
    String constant(String name, Weight weight) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * weight.values().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(weight.values());
        long[] axes =
                weight.shape().axes().stream().mapToLong(Integer::longValue).toArray();
        return tensor(name, FLOAT, axes, bytes.array());
    }

    /** A number as a constant, shared by all nodes that use it. */
    String number(float value) {
        return shared("number " + value, () -> new Weight(Shape.of(), new float[] {value}));
    }

    /** A list of whole numbers, such as a shape, as a constant shared by all nodes that use it. */
    String integers(long... values) {
        return constants.computeIfAbsent("integers " + Arrays.toString(values), key -> {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(values);
            return tensor(key, INT64, new long[] {values.length}, bytes.array());
        });
    }

    /** The graph from {@code input} to {@code output}, as messages {@code ValueInfoProto}. */
    ProtoMessage toProto(String name, ProtoMessage input, ProtoMessage output) {
        ProtoMessage graph = new ProtoMessage();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, name);
        initializers.forEach(initializer -> graph.message(5, initializer));
        return graph.message(11, input).message(12, output);
    }

    /** A value of float32 numbers; an axis is a number, or a name for any. */
    static ProtoMessage value(String name, List<String> axes) {
        ProtoMessage shape = new ProtoMessage();
        for (String axis : axes) {
            boolean fixed = axis.chars().allMatch(Character::isDigit);
            ProtoMessage dimension = new ProtoMessage();
            shape.message(1, fixed ? dimension.integer(1, Long.parseLong(axis)) : dimension.text(2, axis));
        }
        ProtoMessage tensor = new ProtoMessage().integer(1, FLOAT).message(2, shape);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
    }

    private String tensor(String name, int type, long[] axes, byte[] bytes) {
        ProtoMessage tensor = new ProtoMessage();
        for (long axis : axes) {
            tensor.integer(1, axis);
        }
        initializers.add(tensor.integer(2, type).text(8, name).bytes(9, bytes));
        return name;
    }

    private void add(
            String operator, String name, List<String> inputs, List<String> outputs, ProtoMessage... attributes) {
        ProtoMessage node = new ProtoMessage();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, name).text(4, operator);
        List.of(attributes).forEach(attribute -> node.message(5, attribute));
        nodes.add(node);
    }
}
