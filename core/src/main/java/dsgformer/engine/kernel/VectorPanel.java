package dsgformer.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Panel} on vectors: all sums stay in registers until they are stored. Eight rows of two vectors where there are
 * 32 vector registers, twice four rows of two where there are 16. The methods are written out because a register has no
 * index; a factor and an addend in one method would be more vector operations than the compiler inlines, and five times
 * slower.
 */
final class VectorPanel implements Panel {

    private static final VectorSpecies<Float> SPECIES = VectorMachine.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final boolean MANY_REGISTERS = VectorMachine.hasManyRegisters();

    @Override
    public void times(
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int[] taps,
            int depth,
            float[] m,
            int mAt,
            int mRow,
            float[] z,
            int zAt,
            int zRow) {
        for (int p = 0; p < Strip.PIXELS; p += 2 * LENGTH) {
            if (MANY_REGISTERS) {
                timesEight(w, wAt, x, xAt + p, taps, depth, m, mAt + p, mRow, z, zAt + p, zRow);
            } else {
                timesFour(w, wAt, x, xAt + p, taps, depth, m, mAt + p, mRow, z, zAt + p, zRow);
                timesFour(
                        w, wAt + 4, x, xAt + p, taps, depth, m, mAt + p + 4 * mRow, mRow, z, zAt + p + 4 * zRow, zRow);
            }
        }
    }

    @Override
    public void plus(float[] w, int wAt, float[] x, int xAt, int[] taps, int depth, float[] z, int zAt, int zRow) {
        for (int p = 0; p < Strip.PIXELS; p += 2 * LENGTH) {
            if (MANY_REGISTERS) {
                plusEight(w, wAt, x, xAt + p, taps, depth, z, zAt + p, zRow);
            } else {
                plusFour(w, wAt, x, xAt + p, taps, depth, z, zAt + p, zRow);
                plusFour(w, wAt + 4, x, xAt + p, taps, depth, z, zAt + p + 4 * zRow, zRow);
            }
        }
    }

    /** Sixteen sums, then times m. */
    private static void timesEight(
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int[] taps,
            int depth,
            float[] m,
            int mAt,
            int mRow,
            float[] z,
            int zAt,
            int zRow) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        FloatVector a2 = FloatVector.zero(SPECIES);
        FloatVector b2 = FloatVector.zero(SPECIES);
        FloatVector a3 = FloatVector.zero(SPECIES);
        FloatVector b3 = FloatVector.zero(SPECIES);
        FloatVector a4 = FloatVector.zero(SPECIES);
        FloatVector b4 = FloatVector.zero(SPECIES);
        FloatVector a5 = FloatVector.zero(SPECIES);
        FloatVector b5 = FloatVector.zero(SPECIES);
        FloatVector a6 = FloatVector.zero(SPECIES);
        FloatVector b6 = FloatVector.zero(SPECIES);
        FloatVector a7 = FloatVector.zero(SPECIES);
        FloatVector b7 = FloatVector.zero(SPECIES);
        for (int k = 0, at = wAt; k < depth; k++, at += ROWS) {
            FloatVector p = FloatVector.fromArray(SPECIES, x, xAt + taps[k]);
            FloatVector q = FloatVector.fromArray(SPECIES, x, xAt + taps[k] + LENGTH);
            FloatVector v = FloatVector.broadcast(SPECIES, w[at]);
            a0 = p.fma(v, a0);
            b0 = q.fma(v, b0);
            v = FloatVector.broadcast(SPECIES, w[at + 1]);
            a1 = p.fma(v, a1);
            b1 = q.fma(v, b1);
            v = FloatVector.broadcast(SPECIES, w[at + 2]);
            a2 = p.fma(v, a2);
            b2 = q.fma(v, b2);
            v = FloatVector.broadcast(SPECIES, w[at + 3]);
            a3 = p.fma(v, a3);
            b3 = q.fma(v, b3);
            v = FloatVector.broadcast(SPECIES, w[at + 4]);
            a4 = p.fma(v, a4);
            b4 = q.fma(v, b4);
            v = FloatVector.broadcast(SPECIES, w[at + 5]);
            a5 = p.fma(v, a5);
            b5 = q.fma(v, b5);
            v = FloatVector.broadcast(SPECIES, w[at + 6]);
            a6 = p.fma(v, a6);
            b6 = q.fma(v, b6);
            v = FloatVector.broadcast(SPECIES, w[at + 7]);
            a7 = p.fma(v, a7);
            b7 = q.fma(v, b7);
        }
        a0.mul(FloatVector.fromArray(SPECIES, m, mAt)).intoArray(z, zAt);
        b0.mul(FloatVector.fromArray(SPECIES, m, mAt + LENGTH)).intoArray(z, zAt + LENGTH);
        a1.mul(FloatVector.fromArray(SPECIES, m, mAt + mRow)).intoArray(z, zAt + zRow);
        b1.mul(FloatVector.fromArray(SPECIES, m, mAt + mRow + LENGTH)).intoArray(z, zAt + zRow + LENGTH);
        a2.mul(FloatVector.fromArray(SPECIES, m, mAt + 2 * mRow)).intoArray(z, zAt + 2 * zRow);
        b2.mul(FloatVector.fromArray(SPECIES, m, mAt + 2 * mRow + LENGTH)).intoArray(z, zAt + 2 * zRow + LENGTH);
        a3.mul(FloatVector.fromArray(SPECIES, m, mAt + 3 * mRow)).intoArray(z, zAt + 3 * zRow);
        b3.mul(FloatVector.fromArray(SPECIES, m, mAt + 3 * mRow + LENGTH)).intoArray(z, zAt + 3 * zRow + LENGTH);
        a4.mul(FloatVector.fromArray(SPECIES, m, mAt + 4 * mRow)).intoArray(z, zAt + 4 * zRow);
        b4.mul(FloatVector.fromArray(SPECIES, m, mAt + 4 * mRow + LENGTH)).intoArray(z, zAt + 4 * zRow + LENGTH);
        a5.mul(FloatVector.fromArray(SPECIES, m, mAt + 5 * mRow)).intoArray(z, zAt + 5 * zRow);
        b5.mul(FloatVector.fromArray(SPECIES, m, mAt + 5 * mRow + LENGTH)).intoArray(z, zAt + 5 * zRow + LENGTH);
        a6.mul(FloatVector.fromArray(SPECIES, m, mAt + 6 * mRow)).intoArray(z, zAt + 6 * zRow);
        b6.mul(FloatVector.fromArray(SPECIES, m, mAt + 6 * mRow + LENGTH)).intoArray(z, zAt + 6 * zRow + LENGTH);
        a7.mul(FloatVector.fromArray(SPECIES, m, mAt + 7 * mRow)).intoArray(z, zAt + 7 * zRow);
        b7.mul(FloatVector.fromArray(SPECIES, m, mAt + 7 * mRow + LENGTH)).intoArray(z, zAt + 7 * zRow + LENGTH);
    }

    /** Eight sums, then times m. */
    private static void timesFour(
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int[] taps,
            int depth,
            float[] m,
            int mAt,
            int mRow,
            float[] z,
            int zAt,
            int zRow) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        FloatVector a2 = FloatVector.zero(SPECIES);
        FloatVector b2 = FloatVector.zero(SPECIES);
        FloatVector a3 = FloatVector.zero(SPECIES);
        FloatVector b3 = FloatVector.zero(SPECIES);
        for (int k = 0, at = wAt; k < depth; k++, at += ROWS) {
            FloatVector p = FloatVector.fromArray(SPECIES, x, xAt + taps[k]);
            FloatVector q = FloatVector.fromArray(SPECIES, x, xAt + taps[k] + LENGTH);
            FloatVector v = FloatVector.broadcast(SPECIES, w[at]);
            a0 = p.fma(v, a0);
            b0 = q.fma(v, b0);
            v = FloatVector.broadcast(SPECIES, w[at + 1]);
            a1 = p.fma(v, a1);
            b1 = q.fma(v, b1);
            v = FloatVector.broadcast(SPECIES, w[at + 2]);
            a2 = p.fma(v, a2);
            b2 = q.fma(v, b2);
            v = FloatVector.broadcast(SPECIES, w[at + 3]);
            a3 = p.fma(v, a3);
            b3 = q.fma(v, b3);
        }
        a0.mul(FloatVector.fromArray(SPECIES, m, mAt)).intoArray(z, zAt);
        b0.mul(FloatVector.fromArray(SPECIES, m, mAt + LENGTH)).intoArray(z, zAt + LENGTH);
        a1.mul(FloatVector.fromArray(SPECIES, m, mAt + mRow)).intoArray(z, zAt + zRow);
        b1.mul(FloatVector.fromArray(SPECIES, m, mAt + mRow + LENGTH)).intoArray(z, zAt + zRow + LENGTH);
        a2.mul(FloatVector.fromArray(SPECIES, m, mAt + 2 * mRow)).intoArray(z, zAt + 2 * zRow);
        b2.mul(FloatVector.fromArray(SPECIES, m, mAt + 2 * mRow + LENGTH)).intoArray(z, zAt + 2 * zRow + LENGTH);
        a3.mul(FloatVector.fromArray(SPECIES, m, mAt + 3 * mRow)).intoArray(z, zAt + 3 * zRow);
        b3.mul(FloatVector.fromArray(SPECIES, m, mAt + 3 * mRow + LENGTH)).intoArray(z, zAt + 3 * zRow + LENGTH);
    }

    /** Sixteen sums, added to z. */
    private static void plusEight(
            float[] w, int wAt, float[] x, int xAt, int[] taps, int depth, float[] z, int zAt, int zRow) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        FloatVector a2 = FloatVector.zero(SPECIES);
        FloatVector b2 = FloatVector.zero(SPECIES);
        FloatVector a3 = FloatVector.zero(SPECIES);
        FloatVector b3 = FloatVector.zero(SPECIES);
        FloatVector a4 = FloatVector.zero(SPECIES);
        FloatVector b4 = FloatVector.zero(SPECIES);
        FloatVector a5 = FloatVector.zero(SPECIES);
        FloatVector b5 = FloatVector.zero(SPECIES);
        FloatVector a6 = FloatVector.zero(SPECIES);
        FloatVector b6 = FloatVector.zero(SPECIES);
        FloatVector a7 = FloatVector.zero(SPECIES);
        FloatVector b7 = FloatVector.zero(SPECIES);
        for (int k = 0, at = wAt; k < depth; k++, at += ROWS) {
            FloatVector p = FloatVector.fromArray(SPECIES, x, xAt + taps[k]);
            FloatVector q = FloatVector.fromArray(SPECIES, x, xAt + taps[k] + LENGTH);
            FloatVector v = FloatVector.broadcast(SPECIES, w[at]);
            a0 = p.fma(v, a0);
            b0 = q.fma(v, b0);
            v = FloatVector.broadcast(SPECIES, w[at + 1]);
            a1 = p.fma(v, a1);
            b1 = q.fma(v, b1);
            v = FloatVector.broadcast(SPECIES, w[at + 2]);
            a2 = p.fma(v, a2);
            b2 = q.fma(v, b2);
            v = FloatVector.broadcast(SPECIES, w[at + 3]);
            a3 = p.fma(v, a3);
            b3 = q.fma(v, b3);
            v = FloatVector.broadcast(SPECIES, w[at + 4]);
            a4 = p.fma(v, a4);
            b4 = q.fma(v, b4);
            v = FloatVector.broadcast(SPECIES, w[at + 5]);
            a5 = p.fma(v, a5);
            b5 = q.fma(v, b5);
            v = FloatVector.broadcast(SPECIES, w[at + 6]);
            a6 = p.fma(v, a6);
            b6 = q.fma(v, b6);
            v = FloatVector.broadcast(SPECIES, w[at + 7]);
            a7 = p.fma(v, a7);
            b7 = q.fma(v, b7);
        }
        a0.add(FloatVector.fromArray(SPECIES, z, zAt)).intoArray(z, zAt);
        b0.add(FloatVector.fromArray(SPECIES, z, zAt + LENGTH)).intoArray(z, zAt + LENGTH);
        a1.add(FloatVector.fromArray(SPECIES, z, zAt + zRow)).intoArray(z, zAt + zRow);
        b1.add(FloatVector.fromArray(SPECIES, z, zAt + zRow + LENGTH)).intoArray(z, zAt + zRow + LENGTH);
        a2.add(FloatVector.fromArray(SPECIES, z, zAt + 2 * zRow)).intoArray(z, zAt + 2 * zRow);
        b2.add(FloatVector.fromArray(SPECIES, z, zAt + 2 * zRow + LENGTH)).intoArray(z, zAt + 2 * zRow + LENGTH);
        a3.add(FloatVector.fromArray(SPECIES, z, zAt + 3 * zRow)).intoArray(z, zAt + 3 * zRow);
        b3.add(FloatVector.fromArray(SPECIES, z, zAt + 3 * zRow + LENGTH)).intoArray(z, zAt + 3 * zRow + LENGTH);
        a4.add(FloatVector.fromArray(SPECIES, z, zAt + 4 * zRow)).intoArray(z, zAt + 4 * zRow);
        b4.add(FloatVector.fromArray(SPECIES, z, zAt + 4 * zRow + LENGTH)).intoArray(z, zAt + 4 * zRow + LENGTH);
        a5.add(FloatVector.fromArray(SPECIES, z, zAt + 5 * zRow)).intoArray(z, zAt + 5 * zRow);
        b5.add(FloatVector.fromArray(SPECIES, z, zAt + 5 * zRow + LENGTH)).intoArray(z, zAt + 5 * zRow + LENGTH);
        a6.add(FloatVector.fromArray(SPECIES, z, zAt + 6 * zRow)).intoArray(z, zAt + 6 * zRow);
        b6.add(FloatVector.fromArray(SPECIES, z, zAt + 6 * zRow + LENGTH)).intoArray(z, zAt + 6 * zRow + LENGTH);
        a7.add(FloatVector.fromArray(SPECIES, z, zAt + 7 * zRow)).intoArray(z, zAt + 7 * zRow);
        b7.add(FloatVector.fromArray(SPECIES, z, zAt + 7 * zRow + LENGTH)).intoArray(z, zAt + 7 * zRow + LENGTH);
    }

    /** Eight sums, added to z. */
    private static void plusFour(
            float[] w, int wAt, float[] x, int xAt, int[] taps, int depth, float[] z, int zAt, int zRow) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector b0 = FloatVector.zero(SPECIES);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b1 = FloatVector.zero(SPECIES);
        FloatVector a2 = FloatVector.zero(SPECIES);
        FloatVector b2 = FloatVector.zero(SPECIES);
        FloatVector a3 = FloatVector.zero(SPECIES);
        FloatVector b3 = FloatVector.zero(SPECIES);
        for (int k = 0, at = wAt; k < depth; k++, at += ROWS) {
            FloatVector p = FloatVector.fromArray(SPECIES, x, xAt + taps[k]);
            FloatVector q = FloatVector.fromArray(SPECIES, x, xAt + taps[k] + LENGTH);
            FloatVector v = FloatVector.broadcast(SPECIES, w[at]);
            a0 = p.fma(v, a0);
            b0 = q.fma(v, b0);
            v = FloatVector.broadcast(SPECIES, w[at + 1]);
            a1 = p.fma(v, a1);
            b1 = q.fma(v, b1);
            v = FloatVector.broadcast(SPECIES, w[at + 2]);
            a2 = p.fma(v, a2);
            b2 = q.fma(v, b2);
            v = FloatVector.broadcast(SPECIES, w[at + 3]);
            a3 = p.fma(v, a3);
            b3 = q.fma(v, b3);
        }
        a0.add(FloatVector.fromArray(SPECIES, z, zAt)).intoArray(z, zAt);
        b0.add(FloatVector.fromArray(SPECIES, z, zAt + LENGTH)).intoArray(z, zAt + LENGTH);
        a1.add(FloatVector.fromArray(SPECIES, z, zAt + zRow)).intoArray(z, zAt + zRow);
        b1.add(FloatVector.fromArray(SPECIES, z, zAt + zRow + LENGTH)).intoArray(z, zAt + zRow + LENGTH);
        a2.add(FloatVector.fromArray(SPECIES, z, zAt + 2 * zRow)).intoArray(z, zAt + 2 * zRow);
        b2.add(FloatVector.fromArray(SPECIES, z, zAt + 2 * zRow + LENGTH)).intoArray(z, zAt + 2 * zRow + LENGTH);
        a3.add(FloatVector.fromArray(SPECIES, z, zAt + 3 * zRow)).intoArray(z, zAt + 3 * zRow);
        b3.add(FloatVector.fromArray(SPECIES, z, zAt + 3 * zRow + LENGTH)).intoArray(z, zAt + 3 * zRow + LENGTH);
    }
}
