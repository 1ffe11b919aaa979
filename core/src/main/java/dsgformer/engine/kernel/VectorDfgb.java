package dsgformer.engine.kernel;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * DFGB as {@link Hartley} describes it, on vectors of one or more blocks' width: horizontal transforms by rearranging lanes, the
 * vertical ones and the weighting between them by sums of rows. Three passes, since one method would have more operations than
 * the compiler keeps in registers.
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

    /** Whether vectors are as wide as a block. */
    static boolean fits() {
        return LENGTH >= Hartley.SIDE;
    }

    @Override
    public void strip(float[] u, int uAt, float[] factors, int factorsAt, float[] out, int outAt, int outRow) {
        across(u, uAt);
        for (int x = 0; x < ROW; x += LENGTH) {
            downWeightedUp(u, uAt + x, factors, factorsAt);
        }
        for (int y = 0; y < ROWS; y++) {
            acrossThenGelu(u, uAt + y * ROW, out, outAt + y * outRow);
        }
    }

    private static void across(float[] u, int uAt) {
        for (int at = uAt; at < uAt + VALUES; at += LENGTH) {
            across(FloatVector.fromArray(SPECIES, u, at)).intoArray(u, at);
        }
    }

    private static void acrossThenGelu(float[] u, int uAt, float[] out, int outAt) {
        for (int x = 0; x < ROW; x += LENGTH) {
            VectorGelu.of(across(FloatVector.fromArray(SPECIES, u, uAt + x))).intoArray(out, outAt + x);
        }
    }

    private static FloatVector across(FloatVector x) {
        FloatVector halves = x.fma(SIGN, x.rearrange(ACROSS));
        FloatVector sum = halves.rearrange(TERM1).fma(CAS1, halves.rearrange(TERM0));
        sum = halves.rearrange(TERM2).fma(CAS2, sum);
        return halves.rearrange(TERM3).fma(CAS3, sum);
    }

    /** The vertical transform, the weighting, and the vertical transform again, on eight rows of one vector. */
    private static void downWeightedUp(float[] u, int at, float[] f, int fAt) {
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
        FloatVector t0 = s0.add(s2).add(s1.add(s3));
        FloatVector t4 = s0.add(s2).sub(s1.add(s3));
        FloatVector t2 = s0.sub(s2).add(s1.sub(s3));
        FloatVector t6 = s0.sub(s2).sub(s1.sub(s3));
        FloatVector t1 = d0.add(d2).add(d1);
        FloatVector t5 = d0.add(d2).sub(d1);
        FloatVector t3 = d0.sub(d2).add(d3);
        FloatVector t7 = d0.sub(d2).sub(d3);
        x0 = weighted(t0, t0, f, fAt);
        x1 = weighted(t1, t7, f, fAt + Hartley.LANES);
        x2 = weighted(t2, t6, f, fAt + 2 * Hartley.LANES);
        x3 = weighted(t3, t5, f, fAt + 3 * Hartley.LANES);
        x4 = weighted(t4, t4, f, fAt + 4 * Hartley.LANES);
        x5 = weighted(t5, t3, f, fAt + 5 * Hartley.LANES);
        x6 = weighted(t6, t2, f, fAt + 6 * Hartley.LANES);
        x7 = weighted(t7, t1, f, fAt + 7 * Hartley.LANES);
        s0 = x0.add(x4);
        s1 = x1.add(x5);
        s2 = x2.add(x6);
        s3 = x3.add(x7);
        d0 = x0.sub(x4);
        d1 = x1.sub(x5).mul(SQRT2);
        d2 = x2.sub(x6);
        d3 = x3.sub(x7).mul(SQRT2);
        s0.add(s2).add(s1.add(s3)).intoArray(u, at);
        d0.add(d2).add(d1).intoArray(u, at + ROW);
        s0.sub(s2).add(s1.sub(s3)).intoArray(u, at + 2 * ROW);
        d0.sub(d2).add(d3).intoArray(u, at + 3 * ROW);
        s0.add(s2).sub(s1.add(s3)).intoArray(u, at + 4 * ROW);
        d0.add(d2).sub(d1).intoArray(u, at + 5 * ROW);
        s0.sub(s2).sub(s1.sub(s3)).intoArray(u, at + 6 * ROW);
        d0.sub(d2).sub(d3).intoArray(u, at + 7 * ROW);
    }

    /** a ⊙ T(u, ·) + b ⊙ T(−u, −·). */
    private static FloatVector weighted(FloatVector row, FloatVector mirrored, float[] f, int fAt) {
        return mirrored.rearrange(REVERSED)
                .fma(
                        FloatVector.fromArray(SPECIES, f, fAt + MIRRORED),
                        row.mul(FloatVector.fromArray(SPECIES, f, fAt)));
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
