package dsgformer.eval;

import java.util.function.IntBinaryOperator;

/** SSIM by its definition: at every pixel, the full window's weighted sums. Slow; the reference for the fast forms. */
final class PlainSsim {

    private static final int RADIUS = 5;

    private PlainSsim() {}

    /** 11 × 11 × 11 windows, every index clamped to the border. */
    static double volume(Rgb8 a, Rgb8 b) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < a.height(); y++) {
                for (int x = 0; x < a.width(); x++) {
                    sum += at(a, b, c, y, x, RADIUS, PlainSsim::clamped);
                }
            }
        }
        return sum / (3.0 * a.height() * a.width());
    }

    /** 11 × 11 windows on a picture reflected with its border sample repeated (…b a | a b…), 5 pixels dropped. */
    static double reflectedThenCropped(Rgb8 a, Rgb8 b) {
        double[][] map = new double[a.height()][a.width()];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < a.height(); y++) {
                for (int x = 0; x < a.width(); x++) {
                    map[y][x] += at(a, b, c, y, x, 0, PlainSsim::reflected) / 3;
                }
            }
        }
        double sum = 0;
        for (int y = RADIUS; y < a.height() - RADIUS; y++) {
            for (int x = RADIUS; x < a.width() - RADIUS; x++) {
                sum += map[y][x];
            }
        }
        return sum / ((a.height() - 2 * RADIUS) * (a.width() - 2 * RADIUS));
    }

    /** 11 × 11 windows that need no border at all. */
    static double wholeWindows(Rgb8 a, Rgb8 b) {
        double sum = 0;
        int count = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = RADIUS; y < a.height() - RADIUS; y++) {
                for (int x = RADIUS; x < a.width() - RADIUS; x++) {
                    sum += at(a, b, c, y, x, 0, (index, size) -> index);
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static double at(Rgb8 a, Rgb8 b, int c, int y, int x, int channelRadius, IntBinaryOperator border) {
        double weights = 0;
        double meanA = 0;
        double meanB = 0;
        double squareA = 0;
        double squareB = 0;
        double product = 0;
        for (int dc = -channelRadius; dc <= channelRadius; dc++) {
            for (int dy = -RADIUS; dy <= RADIUS; dy++) {
                for (int dx = -RADIUS; dx <= RADIUS; dx++) {
                    double weight = Math.exp(-(dc * dc + dy * dy + dx * dx) / (2 * 1.5 * 1.5));
                    int channel = clamped(c + dc, 3);
                    int row = border.applyAsInt(y + dy, a.height());
                    int column = border.applyAsInt(x + dx, a.width());
                    double p = a.at(channel, row, column);
                    double q = b.at(channel, row, column);
                    weights += weight;
                    meanA += weight * p;
                    meanB += weight * q;
                    squareA += weight * p * p;
                    squareB += weight * q * q;
                    product += weight * p * q;
                }
            }
        }
        meanA /= weights;
        meanB /= weights;
        double varianceA = squareA / weights - meanA * meanA;
        double varianceB = squareB / weights - meanB * meanB;
        double covariance = product / weights - meanA * meanB;
        double c1 = 0.01 * 255 * 0.01 * 255;
        double c2 = 0.03 * 255 * 0.03 * 255;
        return (2 * meanA * meanB + c1)
                * (2 * covariance + c2)
                / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
    }

    private static int clamped(int index, int size) {
        return Math.max(0, Math.min(index, size - 1));
    }

    private static int reflected(int index, int size) {
        return index < 0 ? -1 - index : index >= size ? 2 * size - 1 - index : index;
    }
}
