package dsgformer.weights.pickle;

import dsgformer.weights.Shape;
import java.util.List;

/**
 * A tensor as a pickle describes it: a view of a storage. Element (i, j, …) is number offset + i · stride₀ + j ·
 * stride₁ + …
 */
record TensorReference(StorageReference storage, long offset, Shape shape, List<Long> strides) {

    /** @throws IllegalArgumentException if the view leaves its storage, or has more elements than it */
    TensorReference {
        strides = List.copyOf(strides);
        if (strides.size() != shape.rank() || offset < 0 || strides.stream().anyMatch(s -> s < 0)) {
            throw new IllegalArgumentException("a view " + shape + " with strides " + strides + " from " + offset);
        }
        if (shape.elements() > storage.elements()) {
            throw new IllegalArgumentException("a view " + shape + " of only " + storage.elements() + " numbers");
        }
        if (shape.elements() > 0 && last(offset, shape, strides) >= storage.elements()) {
            throw new IllegalArgumentException("a view " + shape + " with strides " + strides + " from " + offset
                    + " that leaves its " + storage.elements() + " numbers");
        }
    }

    private static long last(long offset, Shape shape, List<Long> strides) {
        try {
            long last = offset;
            for (int i = 0; i < strides.size(); i++) {
                last = Math.addExact(
                        last, Math.multiplyExact(strides.get(i), shape.axes().get(i) - 1L));
            }
            return last;
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a view with strides " + strides + " that overflow", e);
        }
    }

    /** Whether this is all of its storage, in order. */
    boolean isWhole() {
        return offset == 0 && shape.elements() == storage.elements() && isRowMajor();
    }

    private boolean isRowMajor() {
        long expected = 1;
        for (int i = shape.rank() - 1; i >= 0; i--) {
            int axis = shape.axes().get(i);
            if (axis != 1 && strides.get(i) != expected) {
                return false;
            }
            expected *= axis;
        }
        return true;
    }

    /** This tensor's numbers, row-major, from its storage's {@code numbers}. */
    float[] gather(float[] numbers) {
        float[] values = new float[shape.elements()];
        int[] index = new int[shape.rank()];
        long at = offset;
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[(int) at];
            for (int axis = index.length - 1; axis >= 0; axis--) {
                at += strides.get(axis);
                if (++index[axis] < shape.axes().get(axis)) {
                    break;
                }
                at -= strides.get(axis) * index[axis];
                index[axis] = 0;
            }
        }
        return values;
    }
}
