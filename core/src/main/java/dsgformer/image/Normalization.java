package dsgformer.image;

/**
 * Between photos and the planes networks work on: samples divided by their depth's maximum, and back, rounded half up and
 * clamped. There and back, every sample of 8 and of 16 bits is what it was.
 */
public final class Normalization {

    private static final int COLORS = 3;

    private Normalization() {}

    /** [3, h, w] in [0, 1]; grey becomes three equal planes, alpha is left out, no profile is applied. */
    public static Planes toPlanes(Photo photo) {
        Planes planes = Planes.of(COLORS, photo.size().height(), photo.size().width());
        float[] values = planes.values();
        Samples samples = photo.samples();
        int pixels = Math.toIntExact(photo.size().pixels());
        int channels = photo.kind().channels();
        float white = photo.depth().max();
        for (int c = 0; c < COLORS; c++) {
            int channel = photo.grey() ? 0 : c;
            for (int i = 0; i < pixels; i++) {
                values[c * pixels + i] = samples.at(i * channels + channel) / white;
            }
        }
        return planes;
    }

    /**
     * A photo of these planes with everything else of the original: depth, grey (the mean of the three), alpha, metadata, format.
     * Pixels that are fully transparent stay as they are: what a network makes of them is not seen, and may be large in a file.
     *
     * @throws IllegalArgumentException unless the planes are [3, h, w] of the original's size, without NaN
     */
    public static Photo toPhoto(Planes planes, Photo original) {
        if (planes.channels() != COLORS || !planes.size().equals(original.size())) {
            throw new IllegalArgumentException(
                    "a photo of " + original.size() + " pixels is made of 3 planes of that size, got " + planes);
        }
        PixelKind kind = original.kind();
        Samples samples = Samples.of(original.size(), kind);
        int pixels = Math.toIntExact(original.size().pixels());
        int channels = kind.channels();
        for (int i = 0; i < pixels; i++) {
            boolean visible = true;
            if (kind.alpha()) {
                int alpha = original.samples().at(i * channels + kind.colors());
                samples.set(i * channels + kind.colors(), alpha);
                visible = alpha > 0;
            }
            for (int c = 0; c < kind.colors(); c++) {
                int at = i * channels + c;
                samples.set(
                        at,
                        visible
                                ? sample(planes, c, i, kind)
                                : original.samples().at(at));
            }
        }
        return original.withSamples(samples);
    }

    private static int sample(Planes planes, int channel, int pixel, PixelKind kind) {
        float[] values = planes.values();
        int pixels = values.length / COLORS;
        double value = kind.grey()
                ? ((double) values[pixel] + values[pixels + pixel] + values[2 * pixels + pixel]) / COLORS
                : values[channel * pixels + pixel];
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("a sample of a photo is a number, got NaN at row "
                    + pixel / planes.width() + ", column " + pixel % planes.width());
        }
        int white = kind.depth().max();
        return (int) Math.floor(Math.max(0, Math.min(1, value)) * white + 0.5);
    }
}
