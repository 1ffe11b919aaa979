package dsgformer.photo;

/**
 * Limits for untrusted files: at most {@code maxBytes} are read into memory, and a photo of more than {@code maxPixels}
 * is refused from its header, before anything is decoded.
 */
public record ReadLimits(long maxPixels, int maxBytes) {

    /** 500 million pixels, files of one gibibyte. */
    public static final ReadLimits DEFAULT = new ReadLimits(500_000_000, 1 << 30);

    private static final long MOST_PIXELS = Integer.MAX_VALUE / 4;

    /**
     * @throws IllegalArgumentException unless 1 ≤ maxPixels ≤ 536,870,911, so that four channels fit into one array, and
     *     maxBytes ≥ 1
     */
    public ReadLimits {
        if (maxPixels < 1 || maxPixels > MOST_PIXELS) {
            throw new IllegalArgumentException("maxPixels must be in [1, " + MOST_PIXELS + "], got " + maxPixels);
        }
        if (maxBytes < 1 || maxBytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("maxBytes must be in [1, 2³¹ − 2], got " + maxBytes);
        }
    }

    public ReadLimits withMaxPixels(long maxPixels) {
        return new ReadLimits(maxPixels, maxBytes);
    }
}
