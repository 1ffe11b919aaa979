package dsgformer.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Deviation} on vectors, a vector of pixels at a time; a mean first, then the squares around it, since pixels
 * may be far from 0.
 */
final class VectorDeviation implements Deviation {

    private static final VectorSpecies<Float> SPECIES = VectorMachine.SPECIES;
    private static final int LENGTH = SPECIES.length();

    @Override
    public void inverse(float[] x, int xAt, int channels, float[] inverse, int inverseAt) {
        for (int p = 0; p < Strip.PIXELS; p += 2 * LENGTH) {
            pixels(x, xAt + p, channels, inverse, inverseAt + p);
        }
    }

    private static void pixels(float[] x, int xAt, int channels, float[] inverse, int inverseAt) {
        float share = 1f / channels;
        int end = xAt + channels * Strip.PIXELS;
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        for (int at = xAt; at < end; at += Strip.PIXELS) {
            sum0 = sum0.add(FloatVector.fromArray(SPECIES, x, at));
            sum1 = sum1.add(FloatVector.fromArray(SPECIES, x, at + LENGTH));
        }
        FloatVector mean0 = sum0.mul(share);
        FloatVector mean1 = sum1.mul(share);
        FloatVector squares0 = FloatVector.zero(SPECIES);
        FloatVector squares1 = FloatVector.zero(SPECIES);
        for (int at = xAt; at < end; at += Strip.PIXELS) {
            FloatVector centered0 = FloatVector.fromArray(SPECIES, x, at).sub(mean0);
            FloatVector centered1 =
                    FloatVector.fromArray(SPECIES, x, at + LENGTH).sub(mean1);
            squares0 = centered0.fma(centered0, squares0);
            squares1 = centered1.fma(centered1, squares1);
        }
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        one.div(squares0.mul(share).add(EPSILON).sqrt()).intoArray(inverse, inverseAt);
        one.div(squares1.mul(share).add(EPSILON).sqrt()).intoArray(inverse, inverseAt + LENGTH);
    }
}
