package dsgformer.engine.kernel;

/** {@link Gram} as its formula reads. */
final class PlainGram implements Gram {

    @Override
    public void products(
            float[] q, int qAt, float[] k, int kAt, int row, int d, int pixels, float[] g, int gAt, float[] lanes) {
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                g[gAt + i * d + j] = product(q, qAt + i * row, k, kAt + j * row, pixels);
            }
        }
    }

    @Override
    public void squares(float[] x, int xAt, int row, int rows, int pixels, float[] s, int sAt, float[] lanes) {
        for (int i = 0; i < rows; i++) {
            s[sAt + i] = product(x, xAt + i * row, x, xAt + i * row, pixels);
        }
    }

    private static float product(float[] a, int aAt, float[] b, int bAt, int pixels) {
        double sum = 0;
        for (int p = 0; p < pixels; p++) {
            sum += (double) a[aAt + p] * b[bAt + p];
        }
        return (float) sum;
    }
}
