package dsgformer.engine.kernel;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * DFGB as {@link Hartley} describes it, on vectors of one or more blocks' width: horizontal transforms by rearranging
 * lanes, the vertical ones and the weighting between them by sums of rows. Each pass has few operations: in longer
 * methods the JIT compiler allocates vectors on the heap.
 */
final class VectorDfgb implements Gating {

    private static final VectorSpecies<Float> SPECIES = VectorMachine.SPECIES;
    private static final int LENGTH = SPECIES.length();
    private static final int ROW = Strip.PIXELS;
    private static final int MIRRORED = Hartley.SIDE * Hartley.LANES;
    private static final float SQRT2 = (float) Math.sqrt(2);

    // x[n] ± x[n + 4]: lanes 0 to 3 make the even frequencies, lanes 4 to 7 the odd ones.
    private static final VectorShuffle<Float> ACROSS = lanes(n -> n ^ 4);
    private static final FloatVector SIGN = values(n -> n < 4 ? 1 : -1);
    // Frequency v is the sum over n = 0 to 3 of cas(2πvn/8) times lane n, or 4 + n if v is odd.
    private static final VectorShuffle<Float> TERM0 = lanes(v -> 4 * (v & 1));
    private static final VectorShuffle<Float> TERM1 = lanes(v -> 4 * (v & 1) + 1);
    private static final VectorShuffle<Float> TERM2 = lanes(v -> 4 * (v & 1) + 2);
    private static final VectorShuffle<Float> TERM3 = lanes(v -> 4 * (v & 1) + 3);
    private static final FloatVector CAS1 = values(v -> Hartley.cas(v));
    private static final FloatVector CAS2 = values(v -> Hartley.cas(2 * v));
    private static final FloatVector CAS3 = values(v -> Hartley.cas(3 * v));
    private static final VectorShuffle<Float> REVERSED = lanes(v -> (8 - v) & 7);

    private final Gating gelu = new VectorGelu();

    /** Whether vectors are as wide as a block. */
    static boolean fits() {
        return LENGTH >= Hartley.SIDE;
    }

    @Override
    public void strip(float[] u, int uAt, float[] factors, int factorsAt, float[] out, int outAt, int outRow) {
        across(u, uAt);
        for (int x = 0; x < ROW; x += LENGTH) {
            down(u, uAt + x);
            weight(u, uAt + x, factors, factorsAt);
            down(u, uAt + x);
        }
        across(u, uAt);
        gelu.strip(u, uAt, factors, factorsAt, out, outAt, outRow);
    }

    /** The horizontal transform of all rows, four vectors at a time: their chains of operations run side by side. */
    private static void across(float[] u, int uAt) {
        for (int at = uAt; at < uAt + VALUES; at += 4 * LENGTH) {
            FloatVector p = FloatVector.fromArray(SPECIES, u, at);
            FloatVector q = FloatVector.fromArray(SPECIES, u, at + LENGTH);
            FloatVector r = FloatVector.fromArray(SPECIES, u, at + 2 * LENGTH);
            FloatVector s = FloatVector.fromArray(SPECIES, u, at + 3 * LENGTH);
            p = p.fma(SIGN, p.rearrange(ACROSS));
            q = q.fma(SIGN, q.rearrange(ACROSS));
            r = r.fma(SIGN, r.rearrange(ACROSS));
            s = s.fma(SIGN, s.rearrange(ACROSS));
            FloatVector pSum = p.rearrange(TERM1).fma(CAS1, p.rearrange(TERM0));
            FloatVector qSum = q.rearrange(TERM1).fma(CAS1, q.rearrange(TERM0));
            FloatVector rSum = r.rearrange(TERM1).fma(CAS1, r.rearrange(TERM0));
            FloatVector sSum = s.rearrange(TERM1).fma(CAS1, s.rearrange(TERM0));
            pSum = p.rearrange(TERM2).fma(CAS2, pSum);
            qSum = q.rearrange(TERM2).fma(CAS2, qSum);
            rSum = r.rearrange(TERM2).fma(CAS2, rSum);
            sSum = s.rearrange(TERM2).fma(CAS2, sSum);
            p.rearrange(TERM3).fma(CAS3, pSum).intoArray(u, at);
            q.rearrange(TERM3).fma(CAS3, qSum).intoArray(u, at + LENGTH);
            r.rearrange(TERM3).fma(CAS3, rSum).intoArray(u, at + 2 * LENGTH);
            s.rearrange(TERM3).fma(CAS3, sSum).intoArray(u, at + 3 * LENGTH);
        }
    }

    /** The vertical transform of eight rows of one vector. */
    private static void down(float[] u, int at) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, u, at);
        FloatVector x1 = FloatVector.fromArray(SPECIES, u, at + ROW);
        FloatVector x2 = FloatVector.fromArray(SPECIES, u, at + 2 * ROW);
        FloatVector x3 = FloatVector.fromArray(SPECIES, u, at + 3 * ROW);
        FloatVector x4 = FloatVector.fromArray(SPECIES, u, at + 4 * ROW);
        FloatVector x5 = FloatVector.fromArray(SPECIES, u, at + 5 * ROW);
        FloatVector x6 = FloatVector.fromArray(SPECIES, u, at + 6 * ROW);
        FloatVector x7 = FloatVector.fromArray(SPECIES, u, at + 7 * ROW);
        // even frequencies from the sums, odd ones from the differences; cas of odd multiples of 45° is ±1, ±√2 or 0
        FloatVector s0 = x0.add(x4);
        FloatVector s1 = x1.add(x5);
        FloatVector s2 = x2.add(x6);
        FloatVector s3 = x3.add(x7);
        FloatVector d0 = x0.sub(x4);
        FloatVector d1 = x1.sub(x5).mul(SQRT2);
        FloatVector d2 = x2.sub(x6);
        FloatVector d3 = x3.sub(x7).mul(SQRT2);
        s0.add(s2).add(s1.add(s3)).intoArray(u, at);
        d0.add(d2).add(d1).intoArray(u, at + ROW);
        s0.sub(s2).add(s1.sub(s3)).intoArray(u, at + 2 * ROW);
        d0.sub(d2).add(d3).intoArray(u, at + 3 * ROW);
        s0.add(s2).sub(s1.add(s3)).intoArray(u, at + 4 * ROW);
        d0.add(d2).sub(d1).intoArray(u, at + 5 * ROW);
        s0.sub(s2).sub(s1.sub(s3)).intoArray(u, at + 6 * ROW);
        d0.sub(d2).sub(d3).intoArray(u, at + 7 * ROW);
    }

    /** a ⊙ T(u, ·) + b ⊙ T(−u, −·), both rows of a pair; rows 0 and 4 are pairs with themselves. */
    private static void weight(float[] u, int at, float[] f, int fAt) {
        for (int row = 0; row <= Hartley.SIDE / 2; row++) {
            int mirrored = (Hartley.SIDE - row) % Hartley.SIDE;
            int here = at + row * ROW;
            int there = at + mirrored * ROW;
            int a = fAt + row * Hartley.LANES;
            int b = fAt + mirrored * Hartley.LANES;
            FloatVector x = FloatVector.fromArray(SPECIES, u, here);
            FloatVector y = FloatVector.fromArray(SPECIES, u, there);
            FloatVector p = x.mul(FloatVector.fromArray(SPECIES, f, a));
            FloatVector q = y.mul(FloatVector.fromArray(SPECIES, f, b));
            y.rearrange(REVERSED)
                    .fma(FloatVector.fromArray(SPECIES, f, a + MIRRORED), p)
                    .intoArray(u, here);
            x.rearrange(REVERSED)
                    .fma(FloatVector.fromArray(SPECIES, f, b + MIRRORED), q)
                    .intoArray(u, there);
        }
    }

    private static VectorShuffle<Float> lanes(IntUnaryOperator source) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane & ~7) | (source.applyAsInt(lane & 7) & (LENGTH - 1)));
    }

    private static FloatVector values(IntToDoubleFunction value) {
        float[] all = new float[LENGTH];
        for (int lane = 0; lane < LENGTH; lane++) {
            all[lane] = (float) value.applyAsDouble(lane & 7);
        }
        return FloatVector.fromArray(SPECIES, all, 0);
    }
}
