package dsgformer.eval.align;

import java.util.Arrays;

/**
 * A projective map of the plane: (x, y) to ((h₀x + h₃y + h₆) / d, (h₁x + h₄y + h₇) / d), d = h₂x + h₅y + 1. The eight numbers
 * are the columns of its 3 × 3 matrix, one after another.
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record Homography(double[] h) {

    static final int PARAMETERS = 8;

    static final Homography IDENTITY = new Homography(new double[] {1, 0, 0, 0, 1, 0, 0, 0});

    Homography plus(double[] step) {
        double[] sum = h.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += step[i];
        }
        return new Homography(sum);
    }

    double denominator(double x, double y) {
        return h[2] * x + h[5] * y + 1;
    }

    double x(double x, double y) {
        return (h[0] * x + h[3] * y + h[6]) / denominator(x, y);
    }

    double y(double x, double y) {
        return (h[1] * x + h[4] * y + h[7]) / denominator(x, y);
    }

    @Override
    public String toString() {
        return "Homography" + Arrays.toString(h);
    }
}
