package dsgformer.engine.kernel;

/**
 * A matrix in the order in which {@link Panel} reads it: panels of eight rows, and in a panel the eight values of each
 * column side by side. The last panel is filled up with rows of zeros.
 *
 * @param rows how many rows the matrix has
 * @param depth how many columns
 * @param values {@code panels · depth · 8} values
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: weights are large and never compared
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

    /**
     * z += W · x over one strip, W being this matrix.
     *
     * @param x row k begins at {@code xAt + taps[k]}
     * @param z row r begins at {@code zAt + r · 32}; no row behind the last one is written
     * @param rest scratch memory for eight rows of a strip
     */
    public void addProduct(Panel panel, float[] x, int xAt, int[] taps, float[] z, int zAt, float[] rest) {
        int whole = rows / Panel.ROWS;
        for (int i = 0; i < whole; i++) {
            panel.plus(values, panel(i), x, xAt, taps, depth, z, zAt + i * Panel.ROWS * Strip.PIXELS, Strip.PIXELS);
        }
        if (whole < panels()) {
            // the memory behind the last row of z holds other values, so the last panel is computed in scratch memory
            int count = (rows - whole * Panel.ROWS) * Strip.PIXELS;
            int to = zAt + whole * Panel.ROWS * Strip.PIXELS;
            System.arraycopy(z, to, rest, 0, count);
            panel.plus(values, panel(whole), x, xAt, taps, depth, rest, 0, Strip.PIXELS);
            System.arraycopy(rest, 0, z, to, count);
        }
    }
}
