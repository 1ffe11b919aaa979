package dsgformer.eval;

import java.util.Arrays;

/**
 * Computes every form of SSIM in one pass over two pictures from top to bottom. The Gaussian window is separable:
 * rows are blurred as they come in, columns over the last 11 blurred rows, and MATLAB's blur across the three replicated
 * channels is a fixed 3 × 3 mix of the result. Away from the borders, the unmixed values are those of
 * the forms that use the inner region only.
 *
 * @param volume mean over all pixels and channels of the 3-D form
 * @param inner mean over channels and windows wholly inside; not a number if there is none
 */
record SsimSweep(double volume, double inner) {

    private static final int RADIUS = 5;
    private static final int TAPS = 2 * RADIUS + 1;
    private static final double SIGMA = 1.5;
    private static final double C1 = Math.pow(0.01 * Rgb8.PEAK, 2);
    private static final double C2 = Math.pow(0.03 * Rgb8.PEAK, 2);

    /** E[a], E[b], E[a²], E[b²], E[ab] under the window. */
    private static final int MOMENTS = 5;

    static SsimSweep over(Rgb8 a, Rgb8 b) {
        a.requireSameSize(b);
        double[] window = window();
        double[][] mix = acrossChannels(window);
        int width = a.width();
        int height = a.height();
        double[][][] blurredRows = new double[TAPS][Rgb8.CHANNELS * MOMENTS][width];
        double[][] moments = new double[Rgb8.CHANNELS * MOMENTS][width];
        double volume = 0;
        double inner = 0;
        int next = 0;
        for (int y = 0; y < height; y++) {
            for (; next <= Math.min(y + RADIUS, height - 1); next++) {
                blurRow(a, b, next, window, blurredRows[next % TAPS]);
            }
            blurColumns(blurredRows, y, height, window, moments);
            volume += sumOfVolume(moments, mix);
            if (y >= RADIUS && y < height - RADIUS) {
                inner += sumOfInner(moments);
            }
        }
        double innerCount = (double) Rgb8.CHANNELS * Math.max(width - 2 * RADIUS, 0) * Math.max(height - 2 * RADIUS, 0);
        return new SsimSweep(volume / a.count(), inner / innerCount);
    }

    private static double[] window() {
        double[] window = new double[TAPS];
        for (int i = 0; i < TAPS; i++) {
            window[i] = Math.exp(-Math.pow(i - RADIUS, 2) / (2 * SIGMA * SIGMA));
        }
        double sum = Arrays.stream(window).sum();
        return Arrays.stream(window).map(tap -> tap / sum).toArray();
    }

    /** The window along an axis of three samples with replicated ends: row = output channel. */
    private static double[][] acrossChannels(double[] window) {
        double[][] mix = new double[Rgb8.CHANNELS][Rgb8.CHANNELS];
        for (int out = 0; out < Rgb8.CHANNELS; out++) {
            for (int tap = 0; tap < TAPS; tap++) {
                mix[out][clamp(out + tap - RADIUS, Rgb8.CHANNELS)] += window[tap];
            }
        }
        return mix;
    }

    private static void blurRow(Rgb8 a, Rgb8 b, int y, double[] window, double[][] blurred) {
        int width = a.width();
        double[][] padded = new double[MOMENTS][width + 2 * RADIUS];
        for (int c = 0; c < Rgb8.CHANNELS; c++) {
            for (int i = 0; i < width + 2 * RADIUS; i++) {
                int x = clamp(i - RADIUS, width);
                double p = a.at(c, y, x);
                double q = b.at(c, y, x);
                padded[0][i] = p;
                padded[1][i] = q;
                padded[2][i] = p * p;
                padded[3][i] = q * q;
                padded[4][i] = p * q;
            }
            for (int m = 0; m < MOMENTS; m++) {
                double[] out = blurred[c * MOMENTS + m];
                Arrays.fill(out, 0);
                for (int tap = 0; tap < TAPS; tap++) {
                    addScaled(out, window[tap], padded[m], tap);
                }
            }
        }
    }

    private static void blurColumns(double[][][] rows, int y, int height, double[] window, double[][] out) {
        for (int field = 0; field < out.length; field++) {
            Arrays.fill(out[field], 0);
            for (int tap = 0; tap < TAPS; tap++) {
                addScaled(out[field], window[tap], rows[clamp(y + tap - RADIUS, height) % TAPS][field], 0);
            }
        }
    }

    private static void addScaled(double[] sum, double factor, double[] values, int from) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += factor * values[from + x];
        }
    }

    private static double sumOfVolume(double[][] moments, double[][] mix) {
        double sum = 0;
        double[] mixed = new double[MOMENTS];
        for (double[] shares : mix) {
            for (int x = 0; x < moments[0].length; x++) {
                for (int m = 0; m < MOMENTS; m++) {
                    mixed[m] = shares[0] * moments[m][x]
                            + shares[1] * moments[MOMENTS + m][x]
                            + shares[2] * moments[2 * MOMENTS + m][x];
                }
                sum += similarity(mixed[0], mixed[1], mixed[2], mixed[3], mixed[4]);
            }
        }
        return sum;
    }

    private static double sumOfInner(double[][] moments) {
        double sum = 0;
        for (int c = 0; c < moments.length; c += MOMENTS) {
            for (int x = RADIUS; x < moments[c].length - RADIUS; x++) {
                sum += similarity(
                        moments[c][x], moments[c + 1][x], moments[c + 2][x], moments[c + 3][x], moments[c + 4][x]);
            }
        }
        return sum;
    }

    private static double similarity(double meanA, double meanB, double squareA, double squareB, double product) {
        double meanProduct = meanA * meanB;
        double meanSquares = meanA * meanA + meanB * meanB;
        return (2 * meanProduct + C1)
                * (2 * (product - meanProduct) + C2)
                / ((meanSquares + C1) * (squareA + squareB - meanSquares + C2));
    }

    private static int clamp(int index, int count) {
        return Math.max(0, Math.min(index, count - 1));
    }
}
