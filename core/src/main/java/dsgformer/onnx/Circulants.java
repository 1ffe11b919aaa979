package dsgformer.onnx;

import dsgformer.weights.Shape;
import dsgformer.weights.Weight;

/**
 * The matrices by which ℱ⁻¹(M̃ ⊙ ℱ(·)) acts on blocks of 8 × 8 pixels: linear in M, so a product of M with constants,
 * one circulant matrix of 64 × 64 for each of the 40 frequencies of the half spectrum.
 */
final class Circulants {

    static final int SIDE = 8;
    static final int PIXELS = SIDE * SIDE;
    static final int HALF = SIDE / 2 + 1;
    static final int FREQUENCIES = SIDE * HALF;

    private Circulants() {}

    /** [40, 64 · 64]: row (u, v) is the matrix that M[u, v] = 1 alone stands for; each is symmetric. */
    static Weight basis() {
        float[] basis = new float[FREQUENCIES * PIXELS * PIXELS];
        int at = 0;
        for (int u = 0; u < SIDE; u++) {
            for (int v = 0; v < HALF; v++) {
                for (int i = 0; i < PIXELS; i++) {
                    for (int j = 0; j < PIXELS; j++) {
                        basis[at++] = (float) response(u, v, i / SIDE - j / SIDE, i % SIDE - j % SIDE);
                    }
                }
            }
        }
        return new Weight(Shape.of(FREQUENCIES, PIXELS * PIXELS), basis);
    }

    /**
     * What M[u, v] = 1 alone makes of a single bright pixel, at displacement (dy, dx). The entry of a half spectrum
     * stands for itself and for its mirror image, but in columns 0 and 4, which hold both; there M̃'s two halves have
     * the same wave.
     */
    private static double response(int u, int v, int dy, int dx) {
        double wave = Math.cos(2 * Math.PI * (u * dy + v * dx) / SIDE);
        return (v % (SIDE / 2) == 0 ? 1 : 2) * wave / PIXELS;
    }
}
