package dsgformer.photo;

import dsgformer.picture.Size;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * File formats that photos are read from and, most of them, written to. Knows words and limits; the codecs are in
 * {@code dsgformer.photo.codec}.
 */
public enum PhotoFormat {
    /** Lossy, 8 bits, no alpha. */
    JPEG(true, 65_535, "jpg", "jpeg", "jpe", "jfif", "jif", "jfi", "pjpeg", "pjp", "mpo"),
    /** Lossless, 8 or 16 bits, with alpha where there is one. */
    PNG(true, Integer.MAX_VALUE, "png", "apng"),
    /** Lossless, 8 or 16 bits, with alpha where there is one. */
    TIFF(true, Integer.MAX_VALUE, "tif", "tiff"),
    /** Lossy, or lossless at quality 100; 8 bits, no grey. Written only with an ImageIO writer on the class path. */
    WEBP(true, 16_383, "webp"),
    /** Lossless, 8 bits; the color profile is the only metadata. */
    BMP(true, Integer.MAX_VALUE, "bmp", "dib"),
    /** Only read: the first picture of an animation. */
    GIF(false, 65_535, "gif"),
    /** Read by another program. */
    HEIC(false, Integer.MAX_VALUE, "heic", "heif", "hif"),
    /** Read by another program. */
    AVIF(false, Integer.MAX_VALUE, "avif"),
    /** JPEG XL, read by another program. */
    JXL(false, Integer.MAX_VALUE, "jxl"),
    /** Photoshop's files, all layers together, read by another program. */
    PSD(false, Integer.MAX_VALUE, "psd", "psb"),
    /** DNG, CR2, NEF and other raw files of cameras, read by another program. */
    RAW(
            false,
            Integer.MAX_VALUE,
            "dng",
            "cr2",
            "cr3",
            "nef",
            "nrw",
            "arw",
            "srf",
            "sr2",
            "orf",
            "rw2",
            "raf",
            "pef",
            "srw",
            "3fr",
            "iiq",
            "erf",
            "mrw",
            "rwl",
            "dcr",
            "kdc",
            "mef",
            "mos",
            "fff",
            "gpr");

    private final boolean written;
    private final int longestSide;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    PhotoFormat(boolean written, int longestSide, String... extensions) {
        this.written = written;
        this.longestSide = longestSide;
        this.extensions = List.of(extensions);
    }

    /** File name extensions in lower case, without the dot; the first is the one for new files. */
    public List<String> extensions() {
        return extensions;
    }

    /** Whether photos can be written in it, possibly with a library that may be missing; others are only read. */
    public boolean isWritten() {
        return written;
    }

    /** Whether a photo that is written in it keeps its alpha. */
    public boolean holdsAlpha() {
        return this != JPEG;
    }

    /** All formats that are written, see {@link #isWritten}. */
    public static Stream<PhotoFormat> written() {
        return Arrays.stream(values()).filter(PhotoFormat::isWritten);
    }

    /** The most pixels that a side may have. */
    public int longestSide() {
        return longestSide;
    }

    /** The format of a file name's extension, in any case; it may be one that is only read. */
    public static Optional<PhotoFormat> ofExtension(Path path) {
        Path fileName = path.getFileName();
        String name = fileName == null ? "" : fileName.toString();
        return name.contains(".") ? named(name.substring(name.lastIndexOf('.') + 1)) : Optional.empty();
    }

    /** The format of an extension, in any case. */
    public static Optional<PhotoFormat> named(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(lower))
                .findFirst();
    }

    /**
     * Requires that the format can hold a photo of this size.
     *
     * @throws UnwritablePhotoException if a side is longer than this format's are
     */
    public void requireHolds(Size size) {
        if (size.longestSide() > longestSide) {
            throw new UnwritablePhotoException("cannot write " + size + " pixels as " + this
                    + ", whose sides have up to " + longestSide + "; write a .png or a .tif");
        }
    }
}
