package dsgformer.image;

/**
 * Predicts 4 × 4 pixels from the thirteen around them: four to the left, the corner, four above and four more to the right of
 * those (RFC 6386, section 12.3).
 */
final class Vp8SubPrediction {

    private static final int SIDE = 4;
    private static final int CORNER = 4;

    private final int[] pixels;

    /** From the lowest on the left side around the corner to the rightmost above. */
    private final int[] edge = new int[13];

    Vp8SubPrediction(int[] pixels) {
        this.pixels = pixels;
    }

    void predict(Vp8SubMode mode, int to) {
        for (int i = 0; i < SIDE; i++) {
            edge[i] = pixels[to + (SIDE - 1 - i) * Vp8Block.STRIDE - 1];
        }
        System.arraycopy(pixels, to - Vp8Block.STRIDE - 1, edge, CORNER, 9);
        int mean = 4;
        for (int i = 0; i < SIDE; i++) {
            mean += edge[i] + edge[CORNER + 1 + i];
        }
        mean >>= 3;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                pixels[to + y * Vp8Block.STRIDE + x] = switch (mode) {
                    case DC -> mean;
                    case TRUE_MOTION -> Math.max(0, Math.min(255, left(y) + above(x) - edge[CORNER]));
                    case VERTICAL -> three(CORNER + 1 + x);
                    case HORIZONTAL -> y == SIDE - 1 ? lowest() : three(SIDE - 1 - y);
                    case DOWN_LEFT -> x + y == 6 ? rightmost() : three(CORNER + 2 + x + y);
                    case DOWN_RIGHT -> three(CORNER + x - y);
                    case VERTICAL_RIGHT -> verticalRight(x, y);
                    case VERTICAL_LEFT -> verticalLeft(x, y);
                    case HORIZONTAL_DOWN -> horizontalDown(x, y);
                    case HORIZONTAL_UP -> horizontalUp(x, y);
                };
            }
        }
    }

    private int verticalRight(int x, int y) {
        int along = 2 * x - y; // half pixels along the row above
        if (along < 0) {
            return three(CORNER + 1 + along);
        }
        return along % 2 == 0 ? two(CORNER + along / 2) : three(CORNER + 1 + along / 2);
    }

    private int verticalLeft(int x, int y) {
        if (x == SIDE - 1 && y >= 2) { // the format's own exception: here the far pixels count
            return three(CORNER + 4 + y);
        }
        int along = CORNER + 1 + x + y / 2;
        return y % 2 == 0 ? two(along) : three(along + 1);
    }

    private int horizontalDown(int x, int y) {
        int along = 2 * y - x; // half pixels down the left side
        if (along < 0) {
            return three(CORNER - 1 - along);
        }
        return along % 2 == 0 ? two(CORNER - 1 - along / 2) : three(CORNER - 1 - along / 2);
    }

    private int horizontalUp(int x, int y) {
        int along = x + 2 * y; // half pixels down the left side from its top
        if (along > 5) {
            return edge[0];
        }
        if (along == 5) {
            return lowest();
        }
        return along % 2 == 0 ? two(SIDE - 2 - along / 2) : three(SIDE - 2 - along / 2);
    }

    private int left(int y) {
        return edge[SIDE - 1 - y];
    }

    private int above(int x) {
        return edge[CORNER + 1 + x];
    }

    /** The mean of a pixel of the edge and the next one. */
    private int two(int at) {
        return edge[at] + edge[at + 1] + 1 >> 1;
    }

    /** A pixel of the edge, smoothed with both neighbours. */
    private int three(int at) {
        return edge[at - 1] + 2 * edge[at] + edge[at + 1] + 2 >> 2;
    }

    /** The end of the left side, smoothed with itself. */
    private int lowest() {
        return edge[1] + 3 * edge[0] + 2 >> 2;
    }

    private int rightmost() {
        return edge[11] + 3 * edge[12] + 2 >> 2;
    }
}
