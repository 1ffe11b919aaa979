package dsgformer.data.blur;

import dsgformer.random.RandomStream;

/**
 * A smooth plane curve whose bounding box has a diagonal of 1, at evenly spaced times: mostly straight and even,
 * sometimes hooked or trembling, as hands are.
 */
@SuppressWarnings("ArrayRecordComponent") // lives only while a path is being drawn
record HandPath(double[] x, double[] y) {

    private static final int WAVES = 3;

    static HandPath random(int steps, RandomStream random) {
        double curl = random.chance(0.65) ? random.uniform(0, 0.3) : random.uniform(0.3, 1.5);
        double angle = random.uniform(0, 2 * Math.PI);
        double[] x = coordinate(steps, Math.cos(angle), curl, random);
        double[] y = coordinate(steps, Math.sin(angle), curl, random);
        double extent = Math.hypot(range(x), range(y));
        for (int i = 0; i < steps; i++) {
            x[i] /= extent;
            y[i] /= extent;
        }
        return new HandPath(x, y);
    }

    /** A straight line plus slow waves, each weaker than the one before. */
    private static double[] coordinate(int steps, double slope, double curl, RandomStream random) {
        double[] out = new double[steps];
        for (int i = 0; i < steps; i++) {
            out[i] = slope * time(i, steps);
        }
        for (int wave = 1; wave <= WAVES; wave++) {
            double amplitude = curl / Math.pow(wave, 1.5);
            double sine = amplitude * random.gaussian();
            double cosine = amplitude * random.gaussian();
            for (int i = 0; i < steps; i++) {
                double phase = wave * Math.PI / 2 * time(i, steps);
                out[i] += sine * Math.sin(phase) + cosine * Math.cos(phase);
            }
        }
        return out;
    }

    /** From -1 at the first step to 1 at the last. */
    private static double time(int step, int steps) {
        return 2.0 * step / (steps - 1) - 1;
    }

    private static double range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high - low;
    }
}
