package dsgformer.engine.kernel;

/**
 * The sums over pixels that attention is made of (§2.1): inner products of rows of Q with rows of K, and squared
 * lengths. A call covers some thousand pixels in single precision; the caller adds such sums up in double precision.
 */
public interface Gram {

    /** How many values of scratch memory a call needs. */
    int LANES = 256;

    /**
     * g[i · d + j] = Σ q_i · k_j over {@code pixels} for d rows of Q and of K.
     *
     * @param q row i begins at {@code qAt + i · row}
     * @param k row j begins at {@code kAt + j · row}
     * @param pixels a multiple of {@link Strip#PIXELS}
     * @param g d · d sums from {@code gAt} on
     * @param lanes scratch memory of {@link #LANES} values, the calling thread's own
     */
    void products(
            float[] q, int qAt, float[] k, int kAt, int row, int d, int pixels, float[] g, int gAt, float[] lanes);

    /** s[i] = Σ x_i² over {@code pixels}, for {@code rows} rows; row i begins at {@code xAt + i · row}. */
    void squares(float[] x, int xAt, int row, int rows, int pixels, float[] s, int sAt, float[] lanes);
}
