package dsgformer.image;

/**
 * A photo in the making, row by row, with everything but the colors taken from another: depth, grey (the mean of the three
 * planes), alpha, metadata, format. Samples are rounded half up and clamped. Pixels that are fully transparent stay as they
 * are: what a network makes of them is not seen, and may be large in a file. Not thread-safe.
 */
public final class PhotoRows {

    private static final int COLORS = 3;

    private final Photo original;
    private final PixelKind kind;
    private final int width;
    private final Samples samples;

    private PhotoRows(Photo original) {
        this.original = original;
        this.kind = original.kind();
        this.width = original.size().width();
        this.samples = Samples.of(original.size(), kind);
    }

    /** A photo like {@code original}, its colors still to be set. */
    public static PhotoRows like(Photo original) {
        return new PhotoRows(original);
    }

    /**
     * Makes the photo's row {@code y} of row {@code row} of the planes, as far as the photo is wide.
     *
     * @throws IllegalArgumentException unless there are 3 planes at least as wide as the photo, without NaN in that row
     */
    public void set(int y, Planes planes, int row) {
        if (planes.channels() != COLORS || planes.width() < width) {
            throw new IllegalArgumentException("a row of a photo of " + original.size()
                    + " pixels is made of 3 planes of that width, got " + planes);
        }
        int channels = kind.channels();
        int at = y * width * channels;
        for (int x = 0; x < width; x++) {
            boolean visible = true;
            if (kind.alpha()) {
                int alpha = original.samples().at(at + kind.colors());
                samples.set(at + kind.colors(), alpha);
                visible = alpha > 0;
            }
            for (int c = 0; c < kind.colors(); c++) {
                int sample = visible
                        ? sample(planes, c, row, x, y)
                        : original.samples().at(at + c);
                samples.set(at + c, sample);
            }
            at += channels;
        }
    }

    /** The photo, once every row was set; setting more is of no use then. */
    public Photo toPhoto() {
        return original.withSamples(samples);
    }

    private int sample(Planes planes, int channel, int row, int x, int y) {
        double value = kind.grey()
                ? ((double) planes.at(0, row, x) + planes.at(1, row, x) + planes.at(2, row, x)) / COLORS
                : planes.at(channel, row, x);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "a sample of a photo is a number, got NaN at row " + y + ", column " + x);
        }
        int white = kind.depth().max();
        return (int) Math.floor(Math.max(0, Math.min(1, value)) * white + 0.5);
    }
}
