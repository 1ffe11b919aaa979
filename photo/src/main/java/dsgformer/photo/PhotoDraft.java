package dsgformer.photo;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;

/**
 * Builds a photo row by row from planes, with everything but the colors taken from an original: depth, grey (the mean
 * of the three planes), alpha, metadata, format. Samples are rounded half up and clamped. Fully transparent pixels keep
 * their colors: a network's output for them is invisible and could make the file larger. Not thread-safe.
 */
public final class PhotoDraft {

    private static final int COLORS = 3;

    private final Photo original;
    private final PixelKind kind;
    private final int width;
    private final Samples samples;
    private final int lag;

    /** Whether a sample differs from the original's. */
    private boolean changed;

    /** The row to be set next. */
    private int next;

    /** The first row that is not yet written to the original; used by {@link #replacing} only. */
    private int placed;

    private PhotoDraft(Photo original, Samples samples, int lag) {
        this.original = original;
        this.kind = original.kind();
        this.width = original.size().width();
        this.samples = samples;
        this.lag = lag;
    }

    /** A draft with samples of its own; {@code original} stays as it is. */
    public static PhotoDraft like(Photo original) {
        return new PhotoDraft(original, Samples.of(original.size(), original.kind()), 0);
    }

    /**
     * A draft that overwrites the samples of {@code original}, which must not be used afterwards. Rows have to be set
     * from the top; the original keeps its row {@code y} until the {@code lag} rows from there on were set.
     *
     * @param lag at least 1
     */
    public static PhotoDraft replacing(Photo original, int lag) {
        int rows = Math.min(lag, original.size().height());
        Size held = new Size(original.size().width(), rows);
        return new PhotoDraft(original, Samples.of(held, original.kind()), rows);
    }

    /** Whether nothing of the original was overwritten, so that all rows may be set again. */
    public boolean mayBeginAgain() {
        return placed == 0;
    }

    /**
     * Sets the photo's row {@code y} from row {@code row} of the planes; columns beyond the photo's width are ignored.
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
        int to = lag == 0 ? at : held(y);
        for (int x = 0; x < width; x++) {
            boolean visible = true;
            if (kind.alpha()) {
                int alpha = original.samples().at(at + kind.colors());
                samples.set(to + kind.colors(), alpha);
                visible = alpha > 0;
            }
            for (int c = 0; c < kind.colors(); c++) {
                int before = original.samples().at(at + c);
                int sample = visible ? sample(planes, c, row, x, y) : before;
                changed |= sample != before;
                samples.set(to + c, sample);
            }
            at += channels;
            to += channels;
        }
    }

    /** The photo, once every row was set; no row may be set afterwards. The original itself if no sample differs. */
    public Photo toPhoto() {
        if (!changed) {
            return original;
        }
        if (lag == 0) {
            return original.withSamples(samples);
        }
        while (placed < next) {
            place();
        }
        return original.withSamples(original.writableSamples());
    }

    /** The index in the buffer for row {@code y}, once the row that was buffered there is written to the original. */
    private int held(int y) {
        if (y == 0 && mayBeginAgain()) {
            next = 0;
        }
        if (y != next) {
            throw new IllegalStateException(
                    "rows that replace a photo's own have to be set in order; row " + next + " is next, got " + y);
        }
        if (y - placed == lag) {
            place();
        }
        next++;
        return y % lag * width * kind.channels();
    }

    private void place() {
        int row = width * kind.channels();
        original.writableSamples().copy(samples, placed % lag * row, placed * row, row);
        placed++;
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
