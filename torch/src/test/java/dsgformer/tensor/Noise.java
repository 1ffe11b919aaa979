package dsgformer.tensor;

import dsgformer.random.RandomStream;
import java.util.Arrays;

/** Tensors of seeded random numbers between −1 and 1. */
public final class Noise {

    private Noise() {}

    public static Tensor of(long seed, long... axes) {
        double[] values = values(seed, axes);
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Tensors.of(floats, axes);
    }

    public static Tensor ofDoubles(long seed, long... axes) {
        return Tensors.of(values(seed, axes), axes);
    }

    private static double[] values(long seed, long... axes) {
        RandomStream random = RandomStream.of(seed);
        double[] values = new double[Math.toIntExact(Arrays.stream(axes).reduce(1, (a, b) -> a * b))];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.uniform(-1, 1);
        }
        return values;
    }
}
