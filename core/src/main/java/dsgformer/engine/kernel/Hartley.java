package dsgformer.engine.kernel;

/**
 * DFGB of §2.1 without complex numbers. With T the separable 8 × 8 Hartley transform, T(u, v) = Σ x(y, x) cas(2πuy/8)
 * cas(2πvx/8) and cas = cos + sin, multiplying the Fourier spectrum of a real block by a real symmetric M̃ is
 *
 * <p>T'(u, v) = a(u, v) · T(u, v) + b(u, v) · T(−u, −v), a = (M̃(u, v) + M̃(u, −v)) / 2, b = (M̃(u, −v) − M̃(u, v)) /
 * 2,
 *
 * <p>between a transform T and another, which divided by 64 is its own inverse. T is real, its vertical part additions
 * of rows.
 */
public final class Hartley {

    /** Values per channel: a, then b, each of 8 rows of 16 lanes, the 8 columns twice, both divided by 64. */
    public static final int FACTORS = 2 * 8 * 16;

    static final int SIDE = 8;
    static final int LANES = 16;

    /** Columns of the half spectrum. */
    private static final int HALF = SIDE / 2 + 1;

    private Hartley() {}

    /** The factors of all channels of M [c, 1, 1, 8, 5], {@link #FACTORS} for each. */
    public static float[] factors(float[] quant) {
        int channels = quant.length / (SIDE * HALF);
        float[] factors = new float[channels * FACTORS];
        for (int c = 0; c < channels; c++) {
            for (int u = 0; u < SIDE; u++) {
                for (int lane = 0; lane < LANES; lane++) {
                    double here = symmetrized(quant, c, u, lane % SIDE);
                    double mirrored = symmetrized(quant, c, u, (SIDE - lane % SIDE) % SIDE);
                    int at = c * FACTORS + u * LANES + lane;
                    factors[at] = (float) ((here + mirrored) / 2 / (SIDE * SIDE));
                    factors[at + SIDE * LANES] = (float) ((mirrored - here) / 2 / (SIDE * SIDE));
                }
            }
        }
        return factors;
    }

    /**
     * M̃ at any of the 8 × 8 frequencies: of a real block, those right of the half spectrum mirror those left of it.
     */
    private static double symmetrized(float[] quant, int channel, int u, int v) {
        if (v >= HALF) {
            return symmetrized(quant, channel, (SIDE - u) % SIDE, SIDE - v);
        }
        int row = channel * SIDE;
        double here = quant[(row + u) * HALF + v];
        boolean hermitian = v == 0 || v == SIDE / 2;
        return hermitian ? (here + quant[(row + (SIDE - u) % SIDE) * HALF + v]) / 2 : here;
    }

    /** cas(2πn/8). */
    static double cas(int n) {
        double angle = 2 * Math.PI * n / SIDE;
        return Math.cos(angle) + Math.sin(angle);
    }
}
