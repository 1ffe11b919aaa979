package dsgformer.engine.kernel;

/** {@link Depthwise} as its formula reads. */
final class PlainDepthwise implements Depthwise {

    @Override
    public void strip(float[] w, int wAt, float[] z, int zAt, int zRow, float[] out, int outAt, int outRow) {
        for (int y = 0; y < ROWS; y++) {
            row(w, wAt, z, zAt + y * zRow, zRow, out, outAt + y * outRow);
        }
    }

    private static void row(float[] w, int wAt, float[] z, int from, int zRow, float[] out, int to) {
        for (int x = 0; x < Strip.PIXELS; x++) {
            float sum = w[wAt + 9];
            for (int i = 0; i < 3; i++) {
                int at = from + i * zRow + x;
                sum += w[wAt + 3 * i] * z[at - 1] + w[wAt + 3 * i + 1] * z[at] + w[wAt + 3 * i + 2] * z[at + 1];
            }
            out[to + x] = sum;
        }
    }
}
