package dsgformer.engine.kernel;

/**
 * What becomes of U before it multiplies the attention's output (§2.1 and Table 2), on a strip of 8 rows of 32 pixels,
 * which holds four of the gate's 8 × 8 blocks.
 */
public interface Gating {

    /** Rows of a strip that are gated together. */
    int ROWS = 8;

    /** Values of a strip: row y begins at {@code y · 32}. */
    int VALUES = ROWS * Strip.PIXELS;

    /**
     * Gates one strip.
     *
     * @param u its {@link #VALUES} values from {@code uAt} on; they are overwritten
     * @param factors what the channel learned, from {@code factorsAt} on; see {@link Hartley#factors}
     * @param out row y begins at {@code outAt + y · outRow}
     */
    void strip(float[] u, int uAt, float[] factors, int factorsAt, float[] out, int outAt, int outRow);
}
