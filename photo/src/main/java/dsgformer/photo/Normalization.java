package dsgformer.photo;

import dsgformer.picture.Planes;
import java.util.stream.IntStream;

/**
 * Between photos and the planes networks work on: samples divided by their depth's maximum, and back, rounded half up and
 * clamped. There and back, every sample of 8 and of 16 bits is what it was.
 */
public final class Normalization {

    private static final int COLORS = 3;

    private Normalization() {}

    /** [3, h, w] in [0, 1]; grey becomes three equal planes, alpha is left out, no profile is applied. */
    public static Planes toPlanes(Photo photo) {
        return toPlanes(
                photo,
                IntStream.range(0, photo.size().height()).toArray(),
                IntStream.range(0, photo.size().width()).toArray());
    }

    /** As {@link #toPlanes(Photo)}, of some pixels only: at row i, column j is what the photo has at rows[i], columns[j]. */
    public static Planes toPlanes(Photo photo, int[] rows, int[] columns) {
        Planes planes = Planes.of(COLORS, rows.length, columns.length);
        Samples samples = photo.samples();
        int width = photo.size().width();
        int channels = photo.kind().channels();
        float white = photo.depth().max();
        int to = 0;
        for (int c = 0; c < COLORS; c++) {
            int channel = photo.grey() ? 0 : c;
            for (int row : rows) {
                for (int column : columns) {
                    planes.values()[to++] = samples.at((row * width + column) * channels + channel) / white;
                }
            }
        }
        return planes;
    }

    /**
     * An 8-bit RGB photo of these planes, with nothing else.
     *
     * @throws IllegalArgumentException unless the planes are [3, h, w], without NaN
     */
    public static Photo toPhoto(Planes planes) {
        return toPhoto(planes, Photo.of(planes.size(), PixelKind.RGB, (c, y, x) -> 0));
    }

    /**
     * A photo of these planes with everything else of the original, as {@link PhotoDraft} makes it.
     *
     * @throws IllegalArgumentException unless the planes are [3, h, w] of the original's size, without NaN
     */
    public static Photo toPhoto(Planes planes, Photo original) {
        if (planes.channels() != COLORS || !planes.size().equals(original.size())) {
            throw new IllegalArgumentException(
                    "a photo of " + original.size() + " pixels is made of 3 planes of that size, got " + planes);
        }
        PhotoDraft rows = PhotoDraft.like(original);
        for (int y = 0; y < planes.height(); y++) {
            rows.set(y, planes, y);
        }
        return rows.toPhoto();
    }
}
