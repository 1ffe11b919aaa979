package dsgformer.nn;

import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;

/**
 * M of §2.1, step 2: a real factor per channel and frequency of the half spectrum of 8 × 8 blocks, [c, 1, 1, 8, 5].
 * Columns v = 0 and v = 4 of a half spectrum are Hermitian in u. A free M breaks that symmetry, and the result of an
 * inverse transform then depends on the library; so M acts through M̃, its even part in those columns: M̃[u, v] = ½
 * (M[u, v] + M[(8 − u) mod 8, v]) for v ∈ {0, 4}, M elsewhere. On CPUs that changes nothing.
 */
public final class QuantizationMatrix {

    private static final int SIDE = JpegBlocks.SIDE;
    /** Columns of the half spectrum. */
    private static final int HALF = SIDE / 2 + 1;

    private static final int FREQUENCIES = SIDE * HALF;
    private static final int PIXELS = SIDE * SIDE;

    private static final float[] SYMMETRIZER = symmetrizer();
    private static final float[] CIRCULANTS = circulants();

    private QuantizationMatrix() {}

    /** M̃ [c, 1, 1, 8, 5] of M [c, 1, 1, 8, 5]. */
    public static Tensor symmetrized(Tensor quant) {
        long channels = quant.shape().n();
        return quant.reshape(channels, FREQUENCIES)
                .matmul(constant(SYMMETRIZER, quant, FREQUENCIES, FREQUENCIES))
                .reshape(channels, 1, 1, SIDE, HALF);
    }

    /**
     * What ℱ⁻¹(M̃ ⊙ ℱ(·)) does to a block of 64 pixels, as a matrix: [c, 64, 64] of M [c, 1, 1, 8, 5]. It is the
     * circulant matrix of the even kernel ℱ⁻¹(M̃), therefore symmetric, and linear in M.
     */
    public static Tensor circulant(Tensor quant) {
        long channels = quant.shape().n();
        return quant.reshape(channels, FREQUENCIES)
                .matmul(constant(CIRCULANTS, quant, FREQUENCIES, PIXELS * PIXELS))
                .reshape(channels, PIXELS, PIXELS);
    }

    private static Tensor constant(float[] values, Tensor like, long rows, long columns) {
        return Tensors.of(values, rows, columns).as(like);
    }

    private static float[] symmetrizer() {
        float[] matrix = new float[FREQUENCIES * FREQUENCIES];
        for (int u = 0; u < SIDE; u++) {
            for (int v = 0; v < HALF; v++) {
                int to = u * HALF + v;
                int mirrored = mirror(u) * HALF + v;
                if (isHermitian(v)) {
                    matrix[to * FREQUENCIES + to] += 0.5f;
                    matrix[mirrored * FREQUENCIES + to] += 0.5f;
                } else {
                    matrix[to * FREQUENCIES + to] = 1;
                }
            }
        }
        return matrix;
    }

    /** [40, 64 · 64]: row (u, v) is the circulant matrix of M[u, v] = 1, all else 0. */
    private static float[] circulants() {
        float[] basis = new float[FREQUENCIES * PIXELS * PIXELS];
        for (int u = 0; u < SIDE; u++) {
            for (int v = 0; v < HALF; v++) {
                int at = (u * HALF + v) * PIXELS * PIXELS;
                for (int i = 0; i < PIXELS; i++) {
                    for (int j = 0; j < PIXELS; j++) {
                        basis[at + i * PIXELS + j] = (float) kernel(u, v, i / SIDE - j / SIDE, i % SIDE - j % SIDE);
                    }
                }
            }
        }
        return basis;
    }

    /**
     * The kernel of M[u, v] = 1 at displacement (dy, dx): the cosine of frequency (u, v), once for the half spectrum's
     * own entry and once for the mirrored one that it stands for; in a Hermitian column both halves of M̃ together give
     * it once.
     */
    private static double kernel(int u, int v, int dy, int dx) {
        if (isHermitian(v)) {
            return (cosine(u, v, dy, dx) + cosine(mirror(u), v, dy, dx)) / 2 / PIXELS;
        }
        return 2 * cosine(u, v, dy, dx) / PIXELS;
    }

    private static double cosine(int u, int v, int dy, int dx) {
        return Math.cos(2 * Math.PI * (u * dy + v * dx) / SIDE);
    }

    private static boolean isHermitian(int v) {
        return v == 0 || v == SIDE / 2;
    }

    private static int mirror(int u) {
        return (SIDE - u) % SIDE;
    }
}
