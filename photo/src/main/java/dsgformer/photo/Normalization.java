package dsgformer.photo;

import dsgformer.picture.Planes;
import java.util.stream.IntStream;

/**
 * Converts between photos and the planes that networks work on: samples divided by their depth's maximum; back, rounded
 * half up and clamped. The round trip returns every sample of 8 and of 16 bits unchanged.
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

    /**
     * As {@link #toPlanes(Photo)}, of selected pixels: row i, column j is the photo's row rows[i], column columns[j].
     */
    public static Planes toPlanes(Photo photo, int[] rows, int[] columns) {
        Planes planes = Planes.of(COLORS, rows.length, columns.length);
        PhotoSamples samples = photo.samples();
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
     * An 8-bit RGB photo of these planes, without metadata.
     *
     * @throws IllegalArgumentException unless the planes are [3, h, w], without NaN
     */
    public static Photo toPhoto(Planes planes) {
        return toPhoto(planes, Photo.of(planes.size(), PixelKind.RGB, (c, y, x) -> 0));
    }

    /**
     * A photo of these planes with everything else of the original, see {@link PhotoDraft}.
     *
     * @throws IllegalArgumentException unless the planes are [3, h, w] of the original's size, without NaN
     */
    public static Photo toPhoto(Planes planes, Photo original) {
        if (planes.channels() != COLORS || !planes.size().equals(original.size())) {
            throw new IllegalArgumentException(
                    "a photo of " + original.size() + " pixels is made of 3 planes of that size, got " + planes);
        }
        PhotoDraft draft = PhotoDraft.like(original);
        for (int y = 0; y < planes.height(); y++) {
            draft.set(y, planes, y);
        }
        return draft.toPhoto();
    }
}
