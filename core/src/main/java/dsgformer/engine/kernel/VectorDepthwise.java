package dsgformer.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Depthwise} on vectors: each row is read once, at its three shifts, and goes into the up to three sums that it
 * is part of, so that eight rows out cost ten rows of reading.
 */
final class VectorDepthwise implements Depthwise {

    private static final VectorSpecies<Float> SPECIES = VectorMachine.SPECIES;
    private static final int LENGTH = SPECIES.length();

    @Override
    public void strip(float[] w, int wAt, float[] z, int zAt, int zRow, float[] out, int outAt, int outRow) {
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[wAt]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, w[wAt + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, w[wAt + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, w[wAt + 3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, w[wAt + 4]);
        FloatVector w5 = FloatVector.broadcast(SPECIES, w[wAt + 5]);
        FloatVector w6 = FloatVector.broadcast(SPECIES, w[wAt + 6]);
        FloatVector w7 = FloatVector.broadcast(SPECIES, w[wAt + 7]);
        FloatVector w8 = FloatVector.broadcast(SPECIES, w[wAt + 8]);
        FloatVector bias = FloatVector.broadcast(SPECIES, w[wAt + 9]);
        for (int x = 0; x < Strip.PIXELS; x += LENGTH) {
            int at = zAt + x;
            int to = outAt + x;
            FloatVector l = FloatVector.fromArray(SPECIES, z, at - 1);
            FloatVector m = FloatVector.fromArray(SPECIES, z, at);
            FloatVector r = FloatVector.fromArray(SPECIES, z, at + 1);
            FloatVector y0 = r.fma(w2, m.fma(w1, l.fma(w0, bias)));
            at += zRow;
            l = FloatVector.fromArray(SPECIES, z, at - 1);
            m = FloatVector.fromArray(SPECIES, z, at);
            r = FloatVector.fromArray(SPECIES, z, at + 1);
            FloatVector y1 = r.fma(w2, m.fma(w1, l.fma(w0, bias)));
            y0 = r.fma(w5, m.fma(w4, l.fma(w3, y0)));
            at += zRow;
            l = FloatVector.fromArray(SPECIES, z, at - 1);
            m = FloatVector.fromArray(SPECIES, z, at);
            r = FloatVector.fromArray(SPECIES, z, at + 1);
            FloatVector y2 = r.fma(w2, m.fma(w1, l.fma(w0, bias)));
            y1 = r.fma(w5, m.fma(w4, l.fma(w3, y1)));
            y0 = r.fma(w8, m.fma(w7, l.fma(w6, y0)));
            y0.intoArray(out, to);
            at += zRow;
            l = FloatVector.fromArray(SPECIES, z, at - 1);
            m = FloatVector.fromArray(SPECIES, z, at);
            r = FloatVector.fromArray(SPECIES, z, at + 1);
            FloatVector y3 = r.fma(w2, m.fma(w1, l.fma(w0, bias)));
            y2 = r.fma(w5, m.fma(w4, l.fma(w3, y2)));
            y1 = r.fma(w8, m.fma(w7, l.fma(w6, y1)));
            y1.intoArray(out, to + outRow);
            at += zRow;
            l = FloatVector.fromArray(SPECIES, z, at - 1);
            m = FloatVector.fromArray(SPECIES, z, at);
            r = FloatVector.fromArray(SPECIES, z, at + 1);
            FloatVector y4 = r.fma(w2, m.fma(w1, l.fma(w0, bias)));
            y3 = r.fma(w5, m.fma(w4, l.fma(w3, y3)));
            y2 = r.fma(w8, m.fma(w7, l.fma(w6, y2)));
            y2.intoArray(out, to + 2 * outRow);
            at += zRow;
            l = FloatVector.fromArray(SPECIES, z, at - 1);
            m = FloatVector.fromArray(SPECIES, z, at);
            r = FloatVector.fromArray(SPECIES, z, at + 1);
            FloatVector y5 = r.fma(w2, m.fma(w1, l.fma(w0, bias)));
            y4 = r.fma(w5, m.fma(w4, l.fma(w3, y4)));
            y3 = r.fma(w8, m.fma(w7, l.fma(w6, y3)));
            y3.intoArray(out, to + 3 * outRow);
            at += zRow;
            l = FloatVector.fromArray(SPECIES, z, at - 1);
            m = FloatVector.fromArray(SPECIES, z, at);
            r = FloatVector.fromArray(SPECIES, z, at + 1);
            FloatVector y6 = r.fma(w2, m.fma(w1, l.fma(w0, bias)));
            y5 = r.fma(w5, m.fma(w4, l.fma(w3, y5)));
            y4 = r.fma(w8, m.fma(w7, l.fma(w6, y4)));
            y4.intoArray(out, to + 4 * outRow);
            at += zRow;
            l = FloatVector.fromArray(SPECIES, z, at - 1);
            m = FloatVector.fromArray(SPECIES, z, at);
            r = FloatVector.fromArray(SPECIES, z, at + 1);
            FloatVector y7 = r.fma(w2, m.fma(w1, l.fma(w0, bias)));
            y6 = r.fma(w5, m.fma(w4, l.fma(w3, y6)));
            y5 = r.fma(w8, m.fma(w7, l.fma(w6, y5)));
            y5.intoArray(out, to + 5 * outRow);
            at += zRow;
            l = FloatVector.fromArray(SPECIES, z, at - 1);
            m = FloatVector.fromArray(SPECIES, z, at);
            r = FloatVector.fromArray(SPECIES, z, at + 1);
            y7 = r.fma(w5, m.fma(w4, l.fma(w3, y7)));
            y6 = r.fma(w8, m.fma(w7, l.fma(w6, y6)));
            y6.intoArray(out, to + 6 * outRow);
            at += zRow;
            l = FloatVector.fromArray(SPECIES, z, at - 1);
            m = FloatVector.fromArray(SPECIES, z, at);
            r = FloatVector.fromArray(SPECIES, z, at + 1);
            y7 = r.fma(w8, m.fma(w7, l.fma(w6, y7)));
            y7.intoArray(out, to + 7 * outRow);
        }
    }
}
