package dsgformer.engine.kernel;

/**
 * W_d of §2.1 on one channel of a strip: a 3 × 3 kernel, ten rows in, eight rows out. Values beyond the image are zeros
 * that the caller has put there.
 */
public interface Depthwise {

    /** Rows that come out at once: the side of the gate's blocks. */
    int ROWS = 8;

    /** Weights per channel: nine of the kernel, row by row, and the bias. */
    int WEIGHTS = 10;

    /**
     * out(y, x) = bias + Σ w(i, j) · z(y + i, x + j − 1) for eight rows y and {@link Strip#PIXELS} columns x.
     *
     * @param w the channel's {@value #WEIGHTS} weights from {@code wAt} on
     * @param z ten rows, the first value of the first at {@code zAt}, {@code zRow} from row to row; read from one value
     *     before to one value after each row
     * @param out row y begins at {@code outAt + y · outRow}
     */
    void strip(float[] w, int wAt, float[] z, int zAt, int zRow, float[] out, int outAt, int outRow);
}
