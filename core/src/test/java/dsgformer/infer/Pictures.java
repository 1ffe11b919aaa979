package dsgformer.infer;

import dsgformer.picture.Planes;
import java.util.SplittableRandom;

/** Pictures for the tests, and how far two are apart. */
final class Pictures {

    private Pictures() {}

    /** Seeded by its size. */
    static Planes noise(int width, int height) {
        SplittableRandom random = new SplittableRandom(width * 31L + height);
        Planes planes = Planes.of(3, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = random.nextFloat();
        }
        return planes;
    }

    static Planes scaled(float factor, Planes planes) {
        float[] values = planes.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new Planes(planes.channels(), planes.height(), planes.width(), values);
    }

    /** max |a − b| of two pictures of one shape. */
    static float largestDifference(Planes a, Planes b) {
        if (a.channels() != b.channels() || !a.size().equals(b.size())) {
            throw new AssertionError("shapes differ: " + a + " and " + b);
        }
        float largest = 0;
        for (int i = 0; i < a.values().length; i++) {
            largest = Math.max(largest, Math.abs(a.values()[i] - b.values()[i]));
        }
        return largest;
    }
}
