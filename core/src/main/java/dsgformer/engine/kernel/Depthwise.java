package dsgformer.engine.kernel;

/**
 * W_d of §2.1 on a band: a 3 × 3 kernel on each channel. Ten rows in, eight rows out; values beyond the image are zeros that
 * the caller has put there.
 */
public interface Depthwise {

    /** Rows that come out at once: the side of the gate's blocks. */
    int ROWS = 8;

    /** Weights per channel: nine of the kernel, row by row, and the bias. */
    int WEIGHTS = 10;

    /**
     * out(y, x) = bias + Σ w(i, j) · z(y + i, x + j − 1) for eight rows y and {@code strips · 32} columns x.
     *
     * @param w the channel's {@value #WEIGHTS} weights from {@code wAt} on
     * @param z ten rows, the first value of the first at {@code zAt}, {@code zRow} from row to row; read from one value before
     *     to one value after each row
     * @param out row y of strip s begins at {@code outAt + y · outRow + s · outStrip}
     */
    void rows(
            float[] w,
            int wAt,
            float[] z,
            int zAt,
            int zRow,
            float[] out,
            int outAt,
            int outRow,
            int outStrip,
            int strips);
}
