package dsgformer.engine.kernel;

/** DFGB as {@link Hartley} describes it, sum by sum. */
final class PlainDfgb implements Gating {

    private static final int SIDE = Hartley.SIDE;
    private static final float[] CAS = new float[SIDE * SIDE];

    static {
        for (int u = 0; u < SIDE; u++) {
            for (int y = 0; y < SIDE; y++) {
                CAS[u * SIDE + y] = (float) Hartley.cas(u * y % SIDE);
            }
        }
    }

    private final Gating gelu = new PlainGelu();

    @Override
    public void strip(float[] u, int uAt, float[] factors, int factorsAt, float[] out, int outAt, int outRow) {
        for (int block = 0; block < Strip.PIXELS; block += SIDE) {
            float[] spectrum = transform(u, uAt + block, Strip.PIXELS);
            float[] weighted = new float[SIDE * SIDE];
            for (int v = 0; v < SIDE; v++) {
                for (int h = 0; h < SIDE; h++) {
                    int mirrored = (SIDE - v) % SIDE * SIDE + (SIDE - h) % SIDE;
                    int at = factorsAt + v * Hartley.LANES + h;
                    weighted[v * SIDE + h] = factors[at] * spectrum[v * SIDE + h]
                            + factors[at + SIDE * Hartley.LANES] * spectrum[mirrored];
                }
            }
            float[] back = transform(weighted, 0, SIDE);
            for (int y = 0; y < SIDE; y++) {
                System.arraycopy(back, y * SIDE, u, uAt + y * Strip.PIXELS + block, SIDE);
            }
        }
        gelu.strip(u, uAt, factors, factorsAt, out, outAt, outRow);
    }

    private static float[] transform(float[] x, int at, int row) {
        float[] across = new float[SIDE * SIDE];
        float[] both = new float[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int v = 0; v < SIDE; v++) {
                float sum = 0;
                for (int n = 0; n < SIDE; n++) {
                    sum += CAS[v * SIDE + n] * x[at + y * row + n];
                }
                across[y * SIDE + v] = sum;
            }
        }
        for (int u = 0; u < SIDE; u++) {
            for (int v = 0; v < SIDE; v++) {
                float sum = 0;
                for (int n = 0; n < SIDE; n++) {
                    sum += CAS[u * SIDE + n] * across[n * SIDE + v];
                }
                both[u * SIDE + v] = sum;
            }
        }
        return both;
    }
}
