package dsgformer.photo;

/**
 * Limits for untrusted files: at most {@code maxBytes} are read into memory, and a photo of more than {@code maxPixels}
 * is refused from its header, before anything is decoded.
 *
 * @param salvage whether a JPEG, PNG or TIFF whose pixels are damaged or cut off is read as far as it is there, with a
 *     warning, instead of being refused; what is missing is black or, in a JPEG, grey
 */
public record ReadLimits(long maxPixels, int maxBytes, boolean salvage) {

    /** 500 million pixels, files of one gibibyte, no damaged photos. */
    public static final ReadLimits DEFAULT = new ReadLimits(500_000_000, 1 << 30, false);

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
        return new ReadLimits(maxPixels, maxBytes, salvage);
    }

    public ReadLimits withSalvage(boolean salvage) {
        return new ReadLimits(maxPixels, maxBytes, salvage);
    }
}
