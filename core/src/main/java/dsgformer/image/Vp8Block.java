package dsgformer.image;

import java.util.Arrays;

/**
 * One plane of a macroblock in the making, with the pixels around it from which it is predicted: those above and to the left as they
 * were before edges were smoothed (RFC 6386, section 12).
 */
final class Vp8Block {

    static final int STRIDE = 32;

    /** What stands for pixels outside the picture. */
    private static final int ABOVE_ALL = 127;

    private static final int LEFT_OF_ALL = 129;

    /** Above and to the right of the last subblock there are four more. */
    private static final int BEYOND = 4;

    private final int side;
    private final int columns;

    /** The block from {@link #at}(0, 0) on, with a row above, a column to the left and a few pixels to the right. */
    private final int[] pixels;

    private int[] above;
    private int[] below;

    Vp8Block(int side, int columns) {
        this.side = side;
        this.columns = columns;
        this.pixels = new int[(side + 1) * STRIDE];
        this.above = new int[side * columns];
        this.below = new int[side * columns];
    }

    static int at(int x, int y) {
        return (y + 1) * STRIDE + x + 1;
    }

    int[] pixels() {
        return pixels;
    }

    void beginRow(int row) {
        int[] done = above;
        above = below;
        below = done;
        if (row == 0) {
            Arrays.fill(above, ABOVE_ALL);
        }
    }

    /** Lays the neighbours around the block; the one before it was to its left. */
    void enter(int row, int column) {
        for (int y = 0; y < side; y++) {
            pixels[at(-1, y)] = column == 0 ? LEFT_OF_ALL : pixels[at(side - 1, y)];
        }
        int from = column * side;
        pixels[at(-1, -1)] = row == 0 ? ABOVE_ALL : column == 0 ? LEFT_OF_ALL : above[from - 1];
        System.arraycopy(above, from, pixels, at(0, -1), side);
        for (int x = 0; x < BEYOND; x++) {
            int value = column == columns - 1 ? above[from + side - 1] : above[from + side + x];
            for (int y = -1; y < side; y += BEYOND) { // all subblocks at the right side see those
                pixels[at(side + x, y)] = value;
            }
        }
    }

    /** Hands the finished block on, and its last row to the blocks below. */
    void leave(int column, byte[] plane, int to, int stride) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                plane[to + y * stride + x] = (byte) pixels[at(x, y)];
            }
        }
        System.arraycopy(pixels, at(0, side - 1), below, column * side, side);
    }

    /** The whole block at once. */
    void predict(Vp8Mode mode, int row, int column) {
        int corner = pixels[at(-1, -1)];
        int mean = mode == Vp8Mode.DC ? mean(row > 0, column > 0) : 0;
        for (int y = 0; y < side; y++) {
            int left = pixels[at(-1, y)];
            for (int x = 0; x < side; x++) {
                int up = pixels[at(x, -1)];
                pixels[at(x, y)] = switch (mode) {
                    case DC -> mean;
                    case VERTICAL -> up;
                    case HORIZONTAL -> left;
                    case TRUE_MOTION -> Math.max(0, Math.min(255, left + up - corner));
                    case SUBBLOCKS -> throw new IllegalStateException("subblocks are predicted one by one");
                };
            }
        }
    }

    /** Of the neighbours inside the picture. */
    private int mean(boolean hasAbove, boolean hasLeft) {
        int sum = 0;
        int count = 0;
        for (int i = 0; hasAbove && i < side; i++, count++) {
            sum += pixels[at(i, -1)];
        }
        for (int i = 0; hasLeft && i < side; i++, count++) {
            sum += pixels[at(-1, i)];
        }
        return count == 0 ? 128 : (sum + count / 2) / count;
    }
}
