package dsgformer.infer;

import dsgformer.picture.Planes;

/**
 * What a network added to a tile, restored − shown, in four numbers; all are root mean squares over the tile, in units
 * of white.
 *
 * @param change of the residual
 * @param color of what is left of the residual without its mean over the three channels, pixel by pixel
 * @param checker of the residual's correlation with the 2 × 2 checkerboard, (a − b − c + d) / 4: its highest frequency
 * @param texture of the differences between neighbouring pixels of what was shown
 */
record ResidualStatistics(double change, double color, double checker, double texture) {

    private static final int COLORS = 3;

    /** Every other row suffices, in half the time. */
    private static final int STEP = 2;

    static ResidualStatistics of(Planes shown, Planes restored) {
        int pixels = shown.width() * shown.height();
        double change = 0;
        double color = 0;
        for (int i = 0; i < pixels; i++) {
            double red = residual(shown, restored, i);
            double green = residual(shown, restored, pixels + i);
            double blue = residual(shown, restored, 2 * pixels + i);
            double squares = red * red + green * green + blue * blue;
            double sum = red + green + blue;
            change += squares;
            color += Math.max(0, squares - sum * sum / COLORS); // Σ (r − mean r)²
        }
        double checker = 0;
        double texture = 0;
        int squares = 0;
        for (int c = 0; c < COLORS; c++) {
            for (int y = 0; y + 1 < shown.height(); y += STEP) {
                int at = shown.index(c, y, 0);
                int below = at + shown.width();
                double left = residual(shown, restored, at) - residual(shown, restored, below);
                for (int x = 1; x < shown.width(); x++) {
                    double right = residual(shown, restored, at + x) - residual(shown, restored, below + x);
                    double across = shown.values()[at + x] - shown.values()[at + x - 1];
                    double down = shown.values()[below + x] - shown.values()[at + x];
                    checker += (left - right) * (left - right) / 16;
                    texture += across * across + down * down;
                    left = right;
                }
                squares += shown.width() - 1;
            }
        }
        double samples = (double) COLORS * pixels;
        return new ResidualStatistics(
                Math.sqrt(change / samples),
                Math.sqrt(color / samples),
                Math.sqrt(checker / Math.max(1, squares)),
                Math.sqrt(texture / Math.max(1, 2 * squares)));
    }

    private static double residual(Planes shown, Planes restored, int index) {
        return (double) restored.values()[index] - shown.values()[index];
    }
}
