package dsgformer.data.blur;

import dsgformer.random.RandomStream;

/**
 * A camera's own curve: light to the power 1/γ, then s(g) = g + k · g(1 − g)(2g − 1), which darkens shadows and brightens lights
 * for k above 0 and does the opposite below. A network that knew one curve only would take another camera's blur for
 * something else.
 */
final class ResponseCurve implements Response {

    private static final int LEVELS = 256;
    private static final int ROOTS = 2048;
    private static final double LEAST_GAMMA = 1.8;
    private static final double MOST_GAMMA = 2.6;
    private static final double LEAST_CONTRAST = -0.4;
    private static final double MOST_CONTRAST = 0.7;

    private final float[] light = new float[LEVELS];
    private final float[] encoded = new float[ROOTS + 2]; // at light (i / ROOTS)², over which it is nearly straight

    /** @param contrast k, in (−1, 1), where s is increasing */
    ResponseCurve(double gamma, double contrast) {
        for (int i = 0; i < LEVELS; i++) {
            light[i] = (float) Math.pow(inverse(i / (LEVELS - 1.0), contrast), gamma);
        }
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = (float) contrasted(Math.min(1, Math.pow((double) i / ROOTS, 2 / gamma)), contrast);
        }
    }

    static ResponseCurve random(RandomStream random) {
        return new ResponseCurve(
                random.uniform(LEAST_GAMMA, MOST_GAMMA), random.uniform(LEAST_CONTRAST, MOST_CONTRAST));
    }

    private static double contrasted(double g, double k) {
        return g + k * g * (1 - g) * (2 * g - 1);
    }

    private static double inverse(double value, double k) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (contrasted(middle, k) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    @Override
    public float toLight(float value) {
        return light[Math.max(0, Math.min(LEVELS - 1, Math.round(value * (LEVELS - 1))))];
    }

    @Override
    public float fromLight(float value) {
        float position = (float) Math.sqrt(Math.max(0, Math.min(1, value))) * ROOTS;
        int i = (int) position;
        return encoded[i] + (position - i) * (encoded[i + 1] - encoded[i]);
    }
}
