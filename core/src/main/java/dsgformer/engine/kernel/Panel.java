package dsgformer.engine.kernel;

/**
 * The product that the engine spends most of its time in: eight rows of a matrix with the pixels of one strip. W_p, the
 * products with the scores, and each position of a convolution's tiles are W · x over {@link Strip#PIXELS} pixels; they
 * differ in where the rows of x stand and in what becomes of the product. A bias is one more column of W beside a row
 * of x that is constant.
 */
public interface Panel {

    /** Rows of W, and of z, that one call computes. */
    int ROWS = 8;

    /**
     * z[r] = (Σₖ w[k · 8 + r] · x[taps[k] …]) ⊙ m[r] for the eight rows r.
     *
     * @param w the weights from {@code wAt} on, packed as {@link PackedMatrix} does
     * @param x the factors; row k of them begins at {@code xAt + taps[k]}
     * @param depth how many rows x has
     * @param m a factor per pixel, row r from {@code mAt + r · mRow} on; {@code mRow} 0 uses one row for all eight
     * @param z the results, row r from {@code zAt + r · zRow} on
     */
    void times(
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
            int zRow);

    /** z[r] += Σₖ w[k · 8 + r] · x[taps[k] …] for the eight rows r; the arguments are those of {@link #times}. */
    void plus(float[] w, int wAt, float[] x, int xAt, int[] taps, int depth, float[] z, int zAt, int zRow);
}
