package dsgformer.weights;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The axes of a weight tensor, outermost first; no axes is a scalar. */
public record Shape(List<Integer> axes) {

    /** @throws IllegalArgumentException if an axis is negative or the tensor would not fit into one Java array */
    public Shape {
        axes = List.copyOf(axes);
        long elements = 1;
        for (int axis : axes) {
            elements *= axis;
            if (axis < 0 || elements > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("not a shape that fits into an array: " + axes);
            }
        }
    }

    public static Shape of(int... axes) {
        return new Shape(Arrays.stream(axes).boxed().collect(Collectors.toList()));
    }

    public int rank() {
        return axes.size();
    }

    /** How many values a tensor of this shape holds. */
    public int elements() {
        return axes.stream().reduce(1, (a, b) -> a * b);
    }

    @Override
    public String toString() {
        return axes.toString();
    }
}
