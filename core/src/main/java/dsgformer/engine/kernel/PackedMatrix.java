package dsgformer.engine.kernel;

/**
 * A matrix in the order in which {@link Panel} reads it: panels of eight rows, and in a panel the eight values of each column
 * side by side. The last panel is filled up with rows of zeros.
 *
 * @param rows how many rows the matrix has
 * @param depth how many columns
 * @param values {@code panels · depth · 8} values
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: weights are large, and nobody compares them
public record PackedMatrix(int rows, int depth, float[] values) {

    /** The value in a row and a column of the matrix to be packed. */
    @FunctionalInterface
    public interface Entry {
        double at(int row, int column);
    }

    public static PackedMatrix of(int rows, int depth, Entry entry) {
        float[] values = new float[panels(rows) * depth * Panel.ROWS];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < depth; column++) {
                values[index(row, column, depth)] = (float) entry.at(row, column);
            }
        }
        return new PackedMatrix(rows, depth, values);
    }

    /** Where a value stands in a packed matrix of {@code depth} columns. */
    public static int index(int row, int column, int depth) {
        return (row / Panel.ROWS * depth + column) * Panel.ROWS + row % Panel.ROWS;
    }

    /** Panels of a matrix of so many rows. */
    public static int panels(int rows) {
        return (rows + Panel.ROWS - 1) / Panel.ROWS;
    }

    public int panels() {
        return panels(rows);
    }

    /** Where panel {@code index} begins in {@link #values}. */
    public int panel(int index) {
        return index * depth * Panel.ROWS;
    }
}
