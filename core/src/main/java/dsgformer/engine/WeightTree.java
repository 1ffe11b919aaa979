package dsgformer.engine;

import dsgformer.engine.kernel.PackedMatrix;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.Optional;

/**
 * A place in the tree of parameter names, such as {@code encoder.2.blocks.0}, from which values are taken.
 *
 * @param prefix the path with a dot behind it, or nothing
 */
record WeightTree(StateDict weights, String prefix) {

    WeightTree at(String name) {
        return new WeightTree(weights, prefix + name + ".");
    }

    WeightTree at(int index) {
        return at(Integer.toString(index));
    }

    /** @throws IllegalArgumentException if there is no such parameter */
    float[] values(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no parameter " + prefix + name));
    }

    Optional<float[]> find(String name) {
        return weights.get(prefix + name).map(Weight::values);
    }

    /** {@code rows · columns} values, row by row, packed; with a bias as one more column if there is one. */
    static PackedMatrix matrix(float[] values, float[] bias, int rows, int columns) {
        return bias == null
                ? PackedMatrix.of(rows, columns, (o, c) -> values[o * columns + c])
                : PackedMatrix.of(rows, columns + 1, (o, c) -> c == columns ? bias[o] : values[o * columns + c]);
    }
}
