package dsgformer.infer;

import dsgformer.image.Planes;

/**
 * What a network added to a tile, restored − shown, in four numbers; all are root mean squares over the tile, in units of white.
 *
 * @param change of the residual
 * @param color of what is left of the residual without its mean over the three channels, pixel by pixel
 * @param checker of the residual's correlation with the 2 × 2 checkerboard, (a − b − c + d) / 4: its highest frequency
 * @param texture of the differences between neighbouring pixels of what was shown
 */
record ResidualStatistics(double change, double color, double checker, double texture) {

    private static final int COLORS = 3;

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
        for (int c = 0; c < COLORS; c++) {
            for (int y = 0; y + 1 < shown.height(); y++) {
                int at = shown.index(c, y, 0);
                for (int x = 0; x + 1 < shown.width(); x++, at++) {
                    int below = at + shown.width();
                    double alternating = (residual(shown, restored, at)
                                    - residual(shown, restored, at + 1)
                                    - residual(shown, restored, below)
                                    + residual(shown, restored, below + 1))
                            / 4;
                    double across = shown.values()[at + 1] - shown.values()[at];
                    double down = shown.values()[below] - shown.values()[at];
                    checker += alternating * alternating;
                    texture += across * across + down * down;
                }
            }
        }
        double samples = (double) COLORS * pixels;
        double squares = (double) COLORS * Math.max(1, (shown.width() - 1) * (shown.height() - 1));
        return new ResidualStatistics(
                Math.sqrt(change / samples),
                Math.sqrt(color / samples),
                Math.sqrt(checker / squares),
                Math.sqrt(texture / (2 * squares)));
    }

    private static double residual(Planes shown, Planes restored, int index) {
        return (double) restored.values()[index] - shown.values()[index];
    }
}
