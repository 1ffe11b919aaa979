package dsgformer.weights;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights that are a function of their names: a network of any size, filled the same way everywhere without a file.
 * Each value is FNV-1a of the name, counted on by the element's index and mixed by SplitMix64 to u in [-1, 1), then
 * scaled by the parameter's kind so that signals keep their size on the way through a network.
 */
public final class WeightsFromNames {

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** From u in [-1, 1) to a parameter's value. */
    private interface Scale {
        double of(double u);
    }

    private WeightsFromNames() {}

    /** A weight for every name, of its shape, in the map's order. */
    public static StateDict of(Map<String, Shape> shapes) {
        return of(shapes, 1);
    }

    /** As {@link #of(Map)}, with all weights of two or more axes times {@code gain}. */
    public static StateDict of(Map<String, Shape> shapes, double gain) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> weights.put(name, weight(name, shape, gain)));
        return StateDict.of(weights);
    }

    private static Weight weight(String name, Shape shape, double gain) {
        long seed = fnv1a(name);
        Scale scale = scale(name, shape, gain);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) scale.of(uniform(seed + i));
        }
        return new Weight(shape, values);
    }

    private static Scale scale(String name, Shape shape, double gain) {
        if (name.endsWith("num_batches_tracked")) {
            return u -> 0;
        }
        if (name.endsWith("running_var")) {
            return u -> 1 + 0.5 * Math.abs(u);
        }
        if (name.endsWith("bias") || name.endsWith("running_mean")) {
            return u -> 0.1 * u;
        }
        if (name.endsWith("temperature")) {
            return u -> 1 + 0.1 * u;
        }
        if (name.endsWith("topk_weight")) {
            return u -> 0.25 + 0.1 * u;
        }
        if (name.endsWith("quant")) {
            return u -> 1 + 0.5 * u;
        }
        if (shape.rank() < 2) {
            return u -> 1 + 0.1 * u;
        }
        double fanIn = shape.axes().stream().skip(1).mapToDouble(axis -> axis).reduce(1, (a, b) -> a * b);
        double spread = Math.sqrt(3 / fanIn); // u has variance 1/3, so the weights have 1 / fanIn
        return u -> gain * u * spread;
    }

    private static long fnv1a(String name) {
        long hash = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }

    private static double uniform(long counter) {
        long z = counter + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1p-52 - 1;
    }
}
