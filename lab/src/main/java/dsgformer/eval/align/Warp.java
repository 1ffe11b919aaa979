package dsgformer.eval.align;

import dsgformer.picture.Planes;

/** Samples pictures between their pixels, as OpenCV's warps do; pixel (0, 0) is centered on (0, 0). */
final class Warp {

    /** Keys' parameter as OpenCV has it. */
    private static final double A = -0.75;

    private Warp() {}

    /** Whether the nearest pixel is in the picture. */
    static boolean shows(Planes picture, double x, double y) {
        return x >= -0.5 && x < picture.width() - 0.5 && y >= -0.5 && y < picture.height() - 0.5;
    }

    /** Of the first channel, from four pixels; those outside are 0. */
    static double linear(Planes picture, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double fx = x - left;
        double fy = y - top;
        if (left >= 0 && top >= 0 && left + 1 < picture.width() && top + 1 < picture.height()) {
            int p = top * picture.width() + left;
            float[] values = picture.values();
            int q = p + picture.width();
            return (1 - fy) * ((1 - fx) * values[p] + fx * values[p + 1])
                    + fy * ((1 - fx) * values[q] + fx * values[q + 1]);
        }
        return (1 - fy) * ((1 - fx) * orZero(picture, left, top) + fx * orZero(picture, left + 1, top))
                + fy * ((1 - fx) * orZero(picture, left, top + 1) + fx * orZero(picture, left + 1, top + 1));
    }

    private static double orZero(Planes picture, int x, int y) {
        return x >= 0 && y >= 0 && x < picture.width() && y < picture.height() ? picture.at(0, y, x) : 0;
    }

    /** All channels by cubic convolution over sixteen pixels; beyond the borders the picture is mirrored, its edge repeated. */
    static Planes cubic(Planes picture, Homography map) {
        Planes out = Planes.of(picture.channels(), picture.height(), picture.width());
        int[] rows = new int[4];
        int[] columns = new int[4];
        double[] wx = new double[4];
        double[] wy = new double[4];
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                taps(map.x(x, y), picture.width(), columns, wx);
                taps(map.y(x, y), picture.height(), rows, wy);
                for (int c = 0; c < out.channels(); c++) {
                    double sum = 0;
                    for (int i = 0; i < 4; i++) {
                        int row = picture.index(c, rows[i], 0);
                        double line = 0;
                        for (int k = 0; k < 4; k++) {
                            line += wx[k] * picture.values()[row + columns[k]];
                        }
                        sum += wy[i] * line;
                    }
                    out.values()[out.index(c, y, x)] = (float) sum;
                }
            }
        }
        return out;
    }

    private static void taps(double at, int side, int[] places, double[] weights) {
        double clamped = Math.max(
                -2.0 * side, Math.min(3.0 * side, at)); // far outside, any mirrored pixel will do: it is masked
        int first = (int) Math.floor(clamped) - 1;
        double t = clamped - first - 1;
        weights[0] = ((A * (t + 1) - 5 * A) * (t + 1) + 8 * A) * (t + 1) - 4 * A;
        weights[1] = ((A + 2) * t - (A + 3)) * t * t + 1;
        weights[2] = ((A + 2) * (1 - t) - (A + 3)) * (1 - t) * (1 - t) + 1;
        weights[3] = 1 - weights[0] - weights[1] - weights[2];
        for (int i = 0; i < 4; i++) {
            int folded = Math.floorMod(first + i, 2 * side);
            places[i] = Math.min(folded, 2 * side - 1 - folded);
        }
    }

    /** Which of the places 0 … side − 1 a mirror in the outermost pixels shows at {@code at}, up to one side beyond. */
    static int reflected(int at, int side) {
        if (side == 1) {
            return 0;
        }
        int folded = Math.floorMod(at, 2 * (side - 1));
        return Math.min(folded, 2 * (side - 1) - folded);
    }
}
