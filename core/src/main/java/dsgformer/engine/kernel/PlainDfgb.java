package dsgformer.engine.kernel;

/** DFGB as {@link Hartley} describes it, value by value and in place. */
final class PlainDfgb implements Gating {

    private static final int SIDE = Hartley.SIDE;
    private static final int ROW = Strip.PIXELS;
    private static final float SQRT2 = (float) Math.sqrt(2);

    private final Gating gelu;

    /** @param gelu what follows the transforms */
    PlainDfgb(Gating gelu) {
        this.gelu = gelu;
    }

    @Override
    public void strip(float[] u, int uAt, float[] factors, int factorsAt, float[] out, int outAt, int outRow) {
        for (int block = uAt; block < uAt + ROW; block += SIDE) {
            transform(u, block);
            weight(u, block, factors, factorsAt);
            transform(u, block);
        }
        gelu.strip(u, uAt, factors, factorsAt, out, outAt, outRow);
    }

    /** T of a block, along its rows and its columns. */
    private static void transform(float[] x, int block) {
        for (int i = 0; i < SIDE; i++) {
            transform(x, block + i * ROW, 1);
        }
        for (int i = 0; i < SIDE; i++) {
            transform(x, block + i, ROW);
        }
    }

    /**
     * Σ x(n) cas(2πvn/8) of eight values, {@code step} apart: even frequencies from the sums of values four apart, odd
     * ones from their differences; cas of odd multiples of 45° is ±1, ±√2 or 0.
     */
    private static void transform(float[] x, int at, int step) {
        float s0 = x[at] + x[at + 4 * step];
        float s1 = x[at + step] + x[at + 5 * step];
        float s2 = x[at + 2 * step] + x[at + 6 * step];
        float s3 = x[at + 3 * step] + x[at + 7 * step];
        float d0 = x[at] - x[at + 4 * step];
        float d1 = (x[at + step] - x[at + 5 * step]) * SQRT2;
        float d2 = x[at + 2 * step] - x[at + 6 * step];
        float d3 = (x[at + 3 * step] - x[at + 7 * step]) * SQRT2;
        x[at] = s0 + s2 + (s1 + s3);
        x[at + step] = d0 + d2 + d1;
        x[at + 2 * step] = s0 - s2 + (s1 - s3);
        x[at + 3 * step] = d0 - d2 + d3;
        x[at + 4 * step] = s0 + s2 - (s1 + s3);
        x[at + 5 * step] = d0 + d2 - d1;
        x[at + 6 * step] = s0 - s2 - (s1 - s3);
        x[at + 7 * step] = d0 - d2 - d3;
    }

    /** a(u, v) · T(u, v) + b(u, v) · T(−u, −v), for both of a pair at once. */
    private static void weight(float[] t, int block, float[] factors, int factorsAt) {
        for (int u = 0; u < SIDE; u++) {
            for (int v = 0; v < SIDE; v++) {
                int mirroredU = (SIDE - u) % SIDE;
                int mirroredV = (SIDE - v) % SIDE;
                if (u * SIDE + v <= mirroredU * SIDE + mirroredV) {
                    int here = block + u * ROW + v;
                    int there = block + mirroredU * ROW + mirroredV;
                    int f = factorsAt + u * Hartley.LANES + v;
                    int g = factorsAt + mirroredU * Hartley.LANES + mirroredV;
                    float first = t[here];
                    float second = t[there];
                    t[here] = factors[f] * first + factors[f + SIDE * Hartley.LANES] * second;
                    t[there] = factors[g] * second + factors[g + SIDE * Hartley.LANES] * first;
                }
            }
        }
    }
}
