package dsgformer.eval;

import dsgformer.picture.Planes;

/** Pictures for the metrics' tests, from a formula for each 8-bit sample. */
final class Pictures {

    interface Formula {
        int sample(int c, int y, int x);
    }

    private Pictures() {}

    static Planes planes(int height, int width, Formula formula) {
        Planes planes = Planes.of(3, height, width);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    planes.values()[planes.index(c, y, x)] = formula.sample(c, y, x) / 255f;
                }
            }
        }
        return planes;
    }

    static Rgb8 of(int height, int width, Formula formula) {
        return Rgb8.of(planes(height, width, formula));
    }

    /** The sawtooth that the published golden values were taken on. */
    static int sawtooth(int c, int y, int x) {
        return (7 * y + 13 * x + 29 * c) % 256;
    }

    /** The sawtooth with a small disturbance, clipped to 8 bits. */
    static int disturbedSawtooth(int c, int y, int x) {
        return Math.max(0, Math.min(255, sawtooth(c, y, x) + (3 * y + 5 * x + c) % 11 - 5));
    }
}
