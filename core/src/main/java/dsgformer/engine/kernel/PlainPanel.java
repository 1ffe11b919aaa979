package dsgformer.engine.kernel;

/** {@link Panel} as its formula reads. */
final class PlainPanel implements Panel {

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
        for (int r = 0; r < ROWS; r++) {
            int to = zAt + r * zRow;
            for (int p = 0; p < Strip.PIXELS; p++) {
                z[to + p] = 0;
            }
            row(w, wAt + r, x, xAt, taps, depth, z, to);
            for (int p = 0; p < Strip.PIXELS; p++) {
                z[to + p] *= m[mAt + r * mRow + p];
            }
        }
    }

    @Override
    public void plus(float[] w, int wAt, float[] x, int xAt, int[] taps, int depth, float[] z, int zAt, int zRow) {
        for (int r = 0; r < ROWS; r++) {
            row(w, wAt + r, x, xAt, taps, depth, z, zAt + r * zRow);
        }
    }

    private static void row(float[] w, int wAt, float[] x, int xAt, int[] taps, int depth, float[] z, int zAt) {
        for (int k = 0; k < depth; k++) {
            float weight = w[wAt + k * ROWS];
            int from = xAt + taps[k];
            for (int p = 0; p < Strip.PIXELS; p++) {
                z[zAt + p] += weight * x[from + p];
            }
        }
    }
}
