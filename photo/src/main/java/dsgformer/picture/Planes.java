package dsgformer.picture;

import java.util.Arrays;

/**
 * Float planes [channels, height, width], row by row, channel after channel: the input and output of networks and
 * metrics. Values are light as the file encodes it (sRGB or whatever its profile says), 0 black and 1 white; they are
 * not clamped. The array is shared, not copied: a change through {@link #values} changes these planes.
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: pixels and weights are large; equality is by value
public record Planes(int channels, int height, int width, float[] values) {

    /** @throws IllegalArgumentException if the array does not hold channels · height · width values */
    public Planes {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "planes need at least one channel, row and column, got " + shape(channels, height, width));
        }
        long count = (long) channels * height * width;
        if (count != values.length) {
            throw new IllegalArgumentException(
                    "planes " + shape(channels, height, width) + " need " + count + " values, got " + values.length);
        }
    }

    /**
     * Black planes.
     *
     * @throws IllegalArgumentException if one array cannot hold them
     */
    public static Planes of(int channels, int height, int width) {
        try {
            int count = Math.multiplyExact(Math.multiplyExact(channels, height), width);
            return new Planes(channels, height, width, new float[count]);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "planes " + shape(channels, height, width) + " do not fit into one array", e);
        }
    }

    /** The index in {@link #values} of the sample at row {@code y}, column {@code x} of channel {@code c}. */
    public int index(int c, int y, int x) {
        return (c * height + y) * width + x;
    }

    public float at(int c, int y, int x) {
        return values[index(c, y, x)];
    }

    public Size size() {
        return new Size(width, height);
    }

    /**
     * A copy of the window whose upper left corner is at column {@code x}, row {@code y}.
     *
     * @throws IllegalArgumentException if the window reaches outside
     */
    public Planes cut(int x, int y, Size window) {
        if (x < 0 || y < 0 || x > width - window.width() || y > height - window.height()) {
            throw new IllegalArgumentException(
                    "a window of " + window + " at column " + x + ", row " + y + " reaches outside " + size());
        }
        Planes out = of(channels, window.height(), window.width());
        for (int c = 0; c < channels; c++) {
            for (int row = 0; row < window.height(); row++) {
                System.arraycopy(values, index(c, y + row, x), out.values, out.index(c, row, 0), window.width());
            }
        }
        return out;
    }

    /** A copy of selected pixels: row i, column j of the copy is row rows[i], column columns[j] of these planes. */
    public Planes gather(int[] rows, int[] columns) {
        Planes out = of(channels, rows.length, columns.length);
        int to = 0;
        for (int c = 0; c < channels; c++) {
            for (int row : rows) {
                int from = index(c, row, 0);
                for (int column : columns) {
                    out.values[to++] = values[from + column];
                }
            }
        }
        return out;
    }

    /** Equal shape and bitwise equal values. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Planes that
                && channels == that.channels
                && height == that.height
                && width == that.width
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {channels, height, width, Arrays.hashCode(values)});
    }

    @Override
    public String toString() {
        return "Planes" + shape(channels, height, width);
    }

    private static String shape(int channels, int height, int width) {
        return "[" + channels + ", " + height + ", " + width + "]";
    }
}
