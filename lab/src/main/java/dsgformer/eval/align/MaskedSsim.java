package dsgformer.eval.align;

import dsgformer.picture.Planes;
import java.util.Arrays;

/** The mean of SSIM's map over part of a picture: windows of 11 × 11 Gaussian weights, σ = 1.5, values in [0, 1]. */
final class MaskedSsim {

    private static final int RADIUS = 5;
    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;
    private static final int MOMENTS = 5;

    private MaskedSsim() {}

    /** Mean over the channels' means; not a number if nothing is shown 5 pixels or more from the border. */
    static double of(Planes a, Planes b, boolean[] shown) {
        double mean = 0;
        for (int c = 0; c < a.channels(); c++) {
            mean += channel(a, b, c, shown) / a.channels();
        }
        return mean;
    }

    private static double channel(Planes a, Planes b, int c, boolean[] shown) {
        double[] window = window();
        int width = a.width();
        double[][] rows = new double[a.height()][];
        double sum = 0;
        int count = 0;
        for (int y = 0; y < a.height(); y++) {
            rows[y] = blurredRow(a, b, c, y, window);
            int middle = y - RADIUS;
            if (middle < RADIUS) {
                continue;
            }
            for (int x = RADIUS; x < width - RADIUS; x++) {
                if (shown[middle * width + x]) {
                    sum += similarity(rows, middle, x, width, window);
                    count++;
                }
            }
            rows[middle - RADIUS] = null;
        }
        return sum / count;
    }

    private static double similarity(double[][] rows, int middle, int x, int width, double[] window) {
        double[] m = new double[MOMENTS];
        for (int tap = 0; tap < window.length; tap++) {
            double[] row = rows[middle - RADIUS + tap];
            for (int i = 0; i < MOMENTS; i++) {
                m[i] += window[tap] * row[i * width + x];
            }
        }
        double product = m[0] * m[1];
        double squares = m[0] * m[0] + m[1] * m[1];
        return (2 * product + C1) * (2 * (m[4] - product) + C2) / ((squares + C1) * (m[2] + m[3] - squares + C2));
    }

    /** E[a], E[b], E[a²], E[b²], E[ab] along a row, where the window fits. */
    private static double[] blurredRow(Planes a, Planes b, int c, int y, double[] window) {
        int width = a.width();
        double[] out = new double[MOMENTS * width];
        int row = a.index(c, y, 0);
        for (int x = RADIUS; x < width - RADIUS; x++) {
            for (int tap = 0; tap < window.length; tap++) {
                double p = a.values()[row + x + tap - RADIUS];
                double q = b.values()[row + x + tap - RADIUS];
                double weight = window[tap];
                out[x] += weight * p;
                out[width + x] += weight * q;
                out[2 * width + x] += weight * p * p;
                out[3 * width + x] += weight * q * q;
                out[4 * width + x] += weight * p * q;
            }
        }
        return out;
    }

    private static double[] window() {
        double[] window = new double[2 * RADIUS + 1];
        for (int i = 0; i < window.length; i++) {
            window[i] = Math.exp(-(i - RADIUS) * (i - RADIUS) / (2 * SIGMA * SIGMA));
        }
        double sum = Arrays.stream(window).sum();
        return Arrays.stream(window).map(tap -> tap / sum).toArray();
    }
}
