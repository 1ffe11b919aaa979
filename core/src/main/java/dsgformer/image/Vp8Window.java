package dsgformer.image;

/** Two rows of macroblocks in three planes: the one in work below the one before it, whose lowest pixels are still to be smoothed. */
final class Vp8Window {

    static final int LUMA = 16;
    static final int CHROMA = 8;

    private final byte[] y;
    private final byte[] u;
    private final byte[] v;
    private final int lumaStride;
    private final int chromaStride;

    Vp8Window(int columns) {
        lumaStride = LUMA * columns;
        chromaStride = CHROMA * columns;
        y = new byte[2 * LUMA * lumaStride];
        u = new byte[2 * CHROMA * chromaStride];
        v = new byte[2 * CHROMA * chromaStride];
    }

    byte[] y() {
        return y;
    }

    byte[] u() {
        return u;
    }

    byte[] v() {
        return v;
    }

    int lumaStride() {
        return lumaStride;
    }

    int chromaStride() {
        return chromaStride;
    }

    /** Where a macroblock of the row in work begins. */
    int luma(int column) {
        return LUMA * lumaStride + LUMA * column;
    }

    int chroma(int column) {
        return CHROMA * chromaStride + CHROMA * column;
    }

    /** The row in work becomes the one before it. */
    void advance() {
        System.arraycopy(y, y.length / 2, y, 0, y.length / 2);
        System.arraycopy(u, u.length / 2, u, 0, u.length / 2);
        System.arraycopy(v, v.length / 2, v, 0, v.length / 2);
    }
}
