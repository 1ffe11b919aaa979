package dsgformer.image;

import java.awt.image.Raster;

/** The alpha of a lossy WebP: a plane of its own, raw or packed as the green of a lossless image, of differences from neighbours. */
final class WebpAlpha {

    private static final int RAW = 0;
    private static final int PACKED = 1;

    private static final int CHANNELS = 4;
    private static final byte SIGNATURE = 0x2F;
    private static final int HEADER = 5;

    private WebpAlpha() {}

    /**
     * Sets the fourth sample of each pixel.
     *
     * @throws UnreadablePhotoException if the chunk is damaged
     */
    static void decode(PhotoSource source, byte[] chunk, Size size, byte[] samples) {
        int how = chunk.length == 0 ? PACKED + 1 : chunk[0] & 3;
        switch (how) {
            case RAW -> raw(source, chunk, samples);
            case PACKED -> packed(source, chunk, size, samples);
            default -> throw source.unreadable("it is damaged: its alpha is packed in an unknown way");
        }
        addNeighbours(chunk[0] >> 2 & 3, size, samples);
    }

    private static void raw(PhotoSource source, byte[] chunk, byte[] samples) {
        int pixels = samples.length / CHANNELS;
        if (chunk.length - 1 < pixels) {
            throw source.unreadable(
                    "it is damaged: it has alpha for " + (chunk.length - 1) + " of its " + pixels + " pixels");
        }
        for (int i = 0; i < pixels; i++) {
            samples[CHANNELS * i + 3] = chunk[1 + i];
        }
    }

    /** What is packed lacks the header of a lossless image. */
    private static void packed(PhotoSource source, byte[] chunk, Size size, byte[] samples) {
        byte[] image = new byte[HEADER + chunk.length - 1];
        int sides = size.width() - 1 | size.height() - 1 << 14;
        image[0] = SIGNATURE;
        for (int i = 0; i < 4; i++) {
            image[1 + i] = (byte) (sides >> 8 * i);
        }
        System.arraycopy(chunk, 1, image, HEADER, chunk.length - 1);
        Raster raster = WebpLossless.decode(source, image, size).getRaster();
        int[] row = new int[size.width()];
        int to = 3;
        for (int y = 0; y < size.height(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, size.width(), 1, 1, row);
            for (int green : row) {
                samples[to] = (byte) green;
                to += CHANNELS;
            }
        }
    }

    /** The plane holds differences from the left (1), from above (2) or from a plane through three neighbours (3); 0 is none of them. */
    private static void addNeighbours(int filter, Size size, byte[] samples) {
        int stride = CHANNELS * size.width();
        int[] above = new int[size.width()];
        int[] row = new int[size.width()];
        for (int y = 0; filter > 0 && y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int at = y * stride + CHANNELS * x + 3;
                int predicted;
                if (x == 0) {
                    predicted = y == 0 ? 0 : above[0];
                } else if (y == 0 || filter == 1) {
                    predicted = row[x - 1];
                } else if (filter == 2) {
                    predicted = above[x];
                } else {
                    predicted = Math.max(0, Math.min(255, row[x - 1] + above[x] - above[x - 1]));
                }
                row[x] = samples[at] + predicted & 0xFF;
                samples[at] = (byte) row[x];
            }
            int[] done = above;
            above = row;
            row = done;
        }
    }
}
