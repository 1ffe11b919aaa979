package dsgformer.data.frames;

import dsgformer.picture.Planes;

/**
 * Between encoded values and what is averaged: x^γ. 1 averages encoded values, as GoPro's benchmark does, 2.2 light.
 */
public record LightCurve(double gamma) {

    public static final LightCurve ENCODED = new LightCurve(1);

    public static final LightCurve LIGHT = new LightCurve(2.2);

    /** @throws IllegalArgumentException unless 1 ≤ γ ≤ 4 */
    public LightCurve {
        if (!(gamma >= 1 && gamma <= 4)) {
            throw new IllegalArgumentException("gamma must be in [1, 4], got " + gamma);
        }
    }

    /** sum += x^γ, value by value. */
    void add(Planes encoded, double[] sum) {
        float[] values = encoded.values();
        double[] levels = levels();
        for (int i = 0; i < values.length; i++) {
            int level = Math.max(0, Math.min(255, Math.round(values[i] * 255)));
            sum[i] += level / 255f == values[i] ? levels[level] : toLight(values[i]);
        }
    }

    /** Of the 256 values that most frames consist of. */
    private double[] levels() {
        double[] levels = new double[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = toLight(i / 255f);
        }
        return levels;
    }

    private double toLight(float value) {
        return gamma == 1 ? value : Math.pow(Math.max(0, value), gamma);
    }

    /** (sum / count)^(1/γ), of the shape of {@code like}, rounded to 8 bits. */
    Planes mean(double[] sum, int count, Planes like) {
        Planes out = Planes.of(like.channels(), like.height(), like.width());
        for (int i = 0; i < sum.length; i++) {
            double light = Math.max(0, sum[i] / count);
            double value = gamma == 1 ? light : Math.pow(light, 1 / gamma);
            out.values()[i] = (int) (Math.min(1, value) * 255 + 0.5) / 255f;
        }
        return out;
    }
}
