package dsgformer.engine.kernel;

/** GELU(U), without a transform. */
final class PlainGelu implements Gating {

    @Override
    public void strip(float[] u, int uAt, float[] factors, int factorsAt, float[] out, int outAt, int outRow) {
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < Strip.PIXELS; x++) {
                out[outAt + y * outRow + x] = Gelu.of(u[uAt + y * Strip.PIXELS + x]);
            }
        }
    }
}
