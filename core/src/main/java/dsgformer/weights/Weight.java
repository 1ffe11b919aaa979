package dsgformer.weights;

import java.util.Arrays;

/**
 * One parameter of a network: its shape and its values, row-major. The array is shared, not copied.
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: pixels and weights are large; equality is by value
public record Weight(Shape shape, float[] values) {

    /** @throws IllegalArgumentException if the array's length is not the shape's element count */
    public Weight {
        if (shape.elements() != values.length) {
            throw new IllegalArgumentException(
                    "a weight of shape " + shape + " needs " + shape.elements() + " values, got " + values.length);
        }
    }

    /** Equal shape and bitwise equal values. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Weight that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Weight" + shape;
    }
}
