package dsgformer.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link PlainGelu} on vectors. */
final class VectorGelu implements Gating {

    private static final VectorSpecies<Float> SPECIES = VectorMachine.SPECIES;

    @Override
    public void strip(float[] u, int uAt, float[] factors, int factorsAt, float[] out, int outAt, int outRow) {
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < Strip.PIXELS; x += SPECIES.length()) {
                of(FloatVector.fromArray(SPECIES, u, uAt + y * Strip.PIXELS + x))
                        .intoArray(out, outAt + y * outRow + x);
            }
        }
    }

    /** {@link Gelu} of each lane. */
    static FloatVector of(FloatVector x) {
        FloatVector t = x.max(-Gelu.BORDER).min(Gelu.BORDER);
        FloatVector s = t.mul(t);
        FloatVector p = s.fma(all(Gelu.P5), all(Gelu.P4));
        FloatVector q = s.fma(all(Gelu.Q5), all(Gelu.Q4));
        p = p.fma(s, all(Gelu.P3));
        q = q.fma(s, all(Gelu.Q3));
        p = p.fma(s, all(Gelu.P2));
        q = q.fma(s, all(Gelu.Q2));
        p = p.fma(s, all(Gelu.P1));
        q = q.fma(s, all(Gelu.Q1));
        p = p.fma(s, all(Gelu.P0));
        q = q.fma(s, all(1));
        FloatVector half = x.mul(0.5f);
        return t.mul(p).div(q).fma(half, half);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
