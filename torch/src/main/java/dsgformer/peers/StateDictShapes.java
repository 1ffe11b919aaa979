package dsgformer.peers;

import dsgformer.network.InvalidConfigException;
import dsgformer.weights.Shape;
import java.util.Map;

/** A state dict's names and shapes, from which sizes are read. */
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
            throw new InvalidConfigException("no size without " + name);
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
