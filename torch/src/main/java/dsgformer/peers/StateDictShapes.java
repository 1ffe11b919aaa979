package dsgformer.peers;

import dsgformer.network.InvalidConfigException;
import dsgformer.weights.Shape;
import java.util.Map;

/** Names and shapes of a state dict, from which a network's size is inferred. */
public record StateDictShapes(Map<String, Shape> shapes) {

    public boolean has(String name) {
        return shapes.containsKey(name);
    }

    /**
     * The length of an axis.
     *
     * @throws InvalidConfigException if there is no such tensor, or it has no such axis
     */
    public int axis(String name, int index) {
        Shape shape = shapes.get(name);
        if (shape == null || shape.rank() <= index) {
            throw new InvalidConfigException(
                    "cannot infer the network's size: tensor " + name + " is missing or has too few axes");
        }
        return shape.axes().get(index);
    }

    /** How many of PREFIX0SUFFIX, PREFIX1SUFFIX, … there are, up to the first that is missing. */
    public int count(String prefix, String suffix) {
        return countFrom(0, prefix, suffix);
    }

    /** As {@link #count}, for names that are counted from {@code first} on. */
    public int countFrom(int first, String prefix, String suffix) {
        int next = first;
        while (has(prefix + next + suffix)) {
            next++;
        }
        return next - first;
    }
}
