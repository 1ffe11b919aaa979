package dsgformer.engine.kernel;

/**
 * The unit of the engine's feature maps: the values of one channel at {@link #PIXELS} neighbouring pixels of a row. The
 * strips of all channels at the same pixels stand one after another, so that a product over channels reads memory in
 * order.
 */
public final class Strip {

    /** A multiple of two vectors on every machine, and of the gate's blocks. */
    public static final int PIXELS = 32;

    private Strip() {}

    /** Strips that cover {@code width} pixels. */
    public static int covering(int width) {
        return (width + PIXELS - 1) / PIXELS;
    }
}
