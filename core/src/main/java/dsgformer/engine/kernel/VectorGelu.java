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
        FloatVector p = s.mul(Gelu.P5).add(Gelu.P4);
        p = p.mul(s).add(Gelu.P3);
        p = p.mul(s).add(Gelu.P2);
        p = p.mul(s).add(Gelu.P1);
        p = p.mul(s).add(Gelu.P0);
        FloatVector q = s.mul(Gelu.Q5).add(Gelu.Q4);
        q = q.mul(s).add(Gelu.Q3);
        q = q.mul(s).add(Gelu.Q2);
        q = q.mul(s).add(Gelu.Q1);
        q = q.mul(s).add(1f);
        return x.mul(0.5f).mul(t.mul(p).div(q).add(1f));
    }
}
