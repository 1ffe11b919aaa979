package dsgformer.image;

/**
 * Turns luma and chroma of half the size into RGB, to the bit as libwebp does: chroma weighs 9, 3, 3 and 1 sixteenths of the four
 * nearest samples, and colors are those of ITU-R BT.601 with luma in 16 … 235, in fixed point.
 */
final class Vp8Colors {

    private Vp8Colors() {}

    /**
     * One row of pixels.
     *
     * @param near where the nearer row of chroma begins
     * @param far where the other row of chroma begins, the same at the picture's edges
     * @param to where the samples of the row begin, {@code step} from pixel to pixel
     */
    static void convert(Vp8Window window, int luma, int near, int far, int width, byte[] samples, int to, int step) {
        int last = (width - 1) / 2;
        byte[] y = window.y();
        for (int x = 0; x < width; x++) {
            int column = x / 2;
            int beside = Math.max(0, Math.min(last, x % 2 == 0 ? column - 1 : column + 1));
            int u = between(window.u(), near, far, column, beside);
            int v = between(window.v(), near, far, column, beside);
            int light = 19077 * (y[luma + x] & 0xFF) >> 8;
            int at = to + x * step;
            samples[at] = sample(light + (26149 * v >> 8) - 14234);
            samples[at + 1] = sample(light - (6419 * u >> 8) - (13320 * v >> 8) + 8708);
            samples[at + 2] = sample(light + (33050 * u >> 8) - 17685);
        }
    }

    private static int between(byte[] plane, int near, int far, int column, int beside) {
        int nearest = plane[near + column] & 0xFF;
        int horizontal = plane[near + beside] & 0xFF;
        int vertical = plane[far + column] & 0xFF;
        int diagonal = plane[far + beside] & 0xFF;
        int others = nearest + 3 * (horizontal + vertical) + diagonal + 8 >> 3; // rounded twice, as libwebp does
        return others + nearest >> 1;
    }

    /** Six bits behind the point. */
    private static byte sample(int value) {
        return (byte) Math.max(0, Math.min(255, value >> 6));
    }
}
