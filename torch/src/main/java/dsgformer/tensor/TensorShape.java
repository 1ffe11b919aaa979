package dsgformer.tensor;

import java.util.Arrays;
import java.util.List;

/** The axes of a tensor, outermost first; pictures and features are [n, c, h, w]. */
public record TensorShape(List<Long> axes) {

    public TensorShape {
        axes = List.copyOf(axes);
    }

    static TensorShape of(long... axes) {
        return new TensorShape(Arrays.stream(axes).boxed().toList());
    }

    public long n() {
        return axes.get(0);
    }

    public long c() {
        return axes.get(1);
    }

    public long h() {
        return axes.get(2);
    }

    public long w() {
        return axes.get(3);
    }

    /** The length of axis {@code i}; negative {@code i} count from the end. */
    public long axis(int i) {
        return axes.get(i < 0 ? axes.size() + i : i);
    }

    /** How many elements there are. */
    public long elements() {
        return axes.stream().reduce(1L, (a, b) -> a * b);
    }

    /**
     * This shape, if it is [n, c, h, w] with h and w multiples of {@code unit}.
     *
     * @throws ShapeMismatchException otherwise, with a message that begins with {@code caller}
     */
    public TensorShape requireMultipleOf(int unit, String caller) {
        if (axes.size() != 4 || h() % unit != 0 || w() % unit != 0) {
            throw new ShapeMismatchException(
                    caller + " needs [n, c, h, w] with h and w multiples of " + unit + ", got " + this);
        }
        return this;
    }

    /**
     * This shape, if it is [n, {@code channels}, h, w].
     *
     * @throws ShapeMismatchException otherwise, with a message that begins with {@code caller}
     */
    public TensorShape requireChannels(int channels, String caller) {
        if (axes.size() != 4 || c() != channels) {
            throw new ShapeMismatchException(caller + " needs [n, " + channels + ", h, w], got " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return axes.toString();
    }
}
