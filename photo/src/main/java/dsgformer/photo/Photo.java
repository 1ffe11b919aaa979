package dsgformer.photo;

import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.MetadataPolicy;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;

/**
 * A photo as its file holds it: samples of 8 or 16 bits, grey or RGB, with or without alpha, and the metadata to keep:
 * color profile, EXIF, XMP, IPTC. It owns its samples and does not change them, so threads may share it; its copies with
 * other metadata, format or quality have the same samples. {@link #rearranged} and {@link PhotoDraft#replacing} overwrite
 * them: afterwards neither the photo nor such a copy may be used.
 */
public final class Photo {

    /** The quality to write a JPEG with, unless the photo was read from a JPEG. */
    public static final int DEFAULT_JPEG_QUALITY = 95;

    private final Size size;
    private final PixelKind kind;
    private final Samples samples;
    private final Metadata metadata;
    private final PhotoFormat format;
    private final int jpegQuality;

    /**
     * A photo of these samples, which it owns from then on.
     *
     * @throws IllegalArgumentException unless the samples have the depth of {@code kind} and are as many as {@code size}
     *     and {@code kind} need, and 1 ≤ jpegQuality ≤ 100
     */
    public Photo(Size size, PixelKind kind, Samples samples, Metadata metadata, PhotoFormat format, int jpegQuality) {
        long needed = size.pixels() * kind.channels();
        if (samples.count() != needed || samples.depth() != kind.depth()) {
            throw new IllegalArgumentException("a photo of " + size + " pixels, " + kind + ", has " + needed
                    + " samples of " + kind.depth().bits() + " bits, got " + samples.count() + " of "
                    + samples.depth().bits());
        }
        if (jpegQuality < 1 || jpegQuality > 100) {
            throw new IllegalArgumentException("JPEG quality must be in [1, 100], got " + jpegQuality);
        }
        this.size = size;
        this.kind = kind;
        this.samples = samples;
        this.metadata = metadata;
        this.format = format;
        this.jpegQuality = jpegQuality;
    }

    /**
     * A photo without metadata, of format PNG.
     *
     * @throws IllegalArgumentException if a pixel's sample is outside its depth's range
     */
    public static Photo of(Size size, PixelKind kind, Pixels pixels) {
        Samples samples = Samples.of(size, kind);
        int index = 0;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                for (int c = 0; c < kind.channels(); c++) {
                    int sample = pixels.sample(c, y, x);
                    if (sample < 0 || sample > kind.depth().max()) {
                        throw new IllegalArgumentException("samples of " + kind + " are in [0, "
                                + kind.depth().max() + "], got " + sample + " at channel " + c + ", row " + y
                                + ", column " + x);
                    }
                    samples.set(index++, sample);
                }
            }
        }
        return new Photo(size, kind, samples, Metadata.NONE, PhotoFormat.PNG, DEFAULT_JPEG_QUALITY);
    }

    /**
     * The samples of an image, with the profile of its color space unless that is sRGB. An image of neither 8 nor 16
     * bits per sample becomes 8-bit RGB.
     */
    public static Photo from(BufferedImage image) {
        return BufferedImages.toPhoto(image);
    }

    /**
     * The same samples as a {@link BufferedImage}, in the color space of the profile if that has as many channels.
     *
     * @throws IllegalArgumentException if the profile is not valid
     */
    public BufferedImage toBufferedImage() {
        return BufferedImages.of(this);
    }

    public Size size() {
        return size;
    }

    public PixelKind kind() {
        return kind;
    }

    public BitDepth depth() {
        return kind.depth();
    }

    public boolean grey() {
        return kind.grey();
    }

    public boolean hasAlpha() {
        return kind.alpha();
    }

    /** The format it was read from. */
    public PhotoFormat format() {
        return format;
    }

    public Metadata metadata() {
        return metadata;
    }

    /** What of the file could not be carried, as messages for people. */
    public List<String> warnings() {
        return metadata.warnings();
    }

    /**
     * 1 to 100, on libjpeg's scale: the quality to write a JPEG with; at least 90 unless set by
     * {@link #withJpegQuality}.
     */
    public int jpegQuality() {
        return jpegQuality;
    }

    /** The unsigned sample of a channel (see {@link PixelKind}) at row {@code y}, column {@code x}. */
    public int sample(int channel, int y, int x) {
        Objects.checkIndex(channel, kind.channels());
        Objects.checkIndex(y, size.height());
        Objects.checkIndex(x, size.width());
        return samples.at((y * size.width() + x) * kind.channels() + channel);
    }

    public Photo withMetadata(Metadata metadata) {
        return new Photo(size, kind, samples, metadata, format, jpegQuality);
    }

    /** The same photo with as much of its metadata as the policy keeps. */
    public Photo keeping(MetadataPolicy policy) {
        return withMetadata(policy.applied(metadata));
    }

    /**
     * The same photo, to be written in this quality where it is written as JPEG.
     *
     * @throws IllegalArgumentException unless 1 ≤ quality ≤ 100
     */
    public Photo withJpegQuality(int quality) {
        return new Photo(size, kind, samples, metadata, format, quality);
    }

    /** Its samples, a pixel's channels side by side, row after row. */
    public PhotoSamples samples() {
        return samples;
    }

    /** For drafts, which overwrite them. */
    Samples writableSamples() {
        return samples;
    }

    public Photo withFormat(PhotoFormat readFrom) {
        return new Photo(size, kind, samples, metadata, readFrom, jpegQuality);
    }

    /**
     * This photo with other samples, which the new photo owns.
     *
     * @throws IllegalArgumentException unless they are of the same kind and size
     */
    public Photo withSamples(Samples samples) {
        return new Photo(size, kind, samples, metadata, format, jpegQuality);
    }

    /**
     * A photo of another size with the same pixels, rearranged: {@code source} names the pixel for each place, each
     * exactly once. The pixels move within their array, so no memory for a second photo is needed; this photo must not
     * be used afterwards.
     */
    public Photo rearranged(Size size, InPlacePermutation.PixelSource source) {
        InPlacePermutation.of(samples, kind.channels(), size, source);
        return new Photo(size, kind, samples, metadata, format, jpegQuality);
    }

    /** Equal samples, metadata, format and quality. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Photo that
                && size.equals(that.size)
                && kind.equals(that.kind)
                && format == that.format
                && jpegQuality == that.jpegQuality
                && metadata.equals(that.metadata)
                && samples.equals(that.samples);
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, kind, samples, metadata);
    }

    @Override
    public String toString() {
        return "Photo[" + size + ", " + kind + ", " + format + ", " + metadata + "]";
    }

    /** The pixels of a photo to be built. */
    @FunctionalInterface
    public interface Pixels {
        int sample(int channel, int y, int x);
    }
}
