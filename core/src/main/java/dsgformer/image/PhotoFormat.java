package dsgformer.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** File formats photos are read from and, most of them, written to. */
public enum PhotoFormat {
    /** Lossy, 8 bits, no alpha. */
    JPEG(new JpegCodec(), true, "jpg", "jpeg"),
    /** Lossless, 8 or 16 bits, with alpha where there is one. */
    PNG(new PngCodec(), true, "png"),
    /** Lossless, 8 or 16 bits, with alpha where there is one. */
    TIFF(new TiffCodec(), true, "tif", "tiff"),
    /** Lossy, or lossless at quality 100; 8 bits, no grey. Written if a writer is on the class path. */
    WEBP(new WebpCodec(), true, "webp"),
    /** Lossless, 8 bits; of metadata only the profile. */
    BMP(new BmpCodec(), true, "bmp", "dib"),
    /** Read by another program. */
    HEIC(ExternalCodec.heic(), false, "heic", "heif", "hif"),
    /** Read by another program. */
    AVIF(ExternalCodec.avif(), false, "avif"),
    /** What cameras call DNG, CR2, NEF and so on: read by another program. */
    RAW(ExternalCodec.raw(), false, RawSigns.EXTENSIONS);

    @SuppressWarnings("ImmutableEnumChecker") // codecs have no state
    private final PhotoCodec codec;

    private final boolean written;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    PhotoFormat(PhotoCodec codec, boolean written, String... extensions) {
        this.codec = codec;
        this.written = written;
        this.extensions = List.of(extensions);
    }

    /** File name extensions in lower case, without the dot; the first is the one to choose for a new file. */
    public List<String> extensions() {
        return extensions;
    }

    /** Whether photos can be written in it here: WebP needs a library that may be missing. */
    public boolean isWritten() {
        return written && (this != WEBP || WebpEncoder.isPresent());
    }

    /** The most pixels that a side has in it. */
    public int longestSide() {
        return codec.longestSide();
    }

    /** Names of the installed programs that read it; empty for formats that need none. */
    public List<String> programs() {
        return codec instanceof ExternalCodec external
                ? external.installed().stream().map(ExternalProgram::name).toList()
                : List.of();
    }

    /** What to install where {@link #programs} is empty; empty for formats that need no program. */
    public Optional<String> advice() {
        return codec instanceof ExternalCodec external ? Optional.of(external.advice()) : Optional.empty();
    }

    /** What a photo of this format is written in unless something else is asked for: itself where it can be. */
    public PhotoFormat forOutput() {
        if (isWritten()) {
            return this;
        }
        return switch (this) {
            case RAW -> TIFF;
            case HEIC, AVIF -> JPEG;
            default -> PNG;
        };
    }

    /** The format a file name's extension stands for, whatever its case; it may be one that is only read. */
    public static Optional<PhotoFormat> ofExtension(Path path) {
        Path fileName = path.getFileName();
        String name = fileName == null ? "" : fileName.toString();
        return name.contains(".") ? named(name.substring(name.lastIndexOf('.') + 1)) : Optional.empty();
    }

    /**
     * The format to write that is called so, by one of its extensions: {@code jpg}, {@code png}, {@code tif}, {@code webp}, {@code bmp}.
     *
     * @throws IllegalArgumentException if it is none, or cannot be written here
     */
    public static PhotoFormat parse(String name) {
        return named(name)
                .filter(format -> format.written)
                .orElseThrow(() -> new IllegalArgumentException("there is no format '" + name + "' to write; there are "
                        + writable().map(format -> format.extensions.get(0)).collect(Collectors.joining(", "))))
                .requireWritten(name);
    }

    /**
     * The format to write a file in.
     *
     * @throws IllegalArgumentException if the extension is none of a format that is written
     */
    public static PhotoFormat require(Path path) {
        return ofExtension(path)
                .filter(format -> format.written)
                .orElseThrow(() -> new IllegalArgumentException("cannot tell the format of " + path
                        + " from its name; it needs to end in one of "
                        + writable()
                                .flatMap(format -> format.extensions.stream())
                                .map(extension -> "." + extension)
                                .collect(Collectors.joining(", "))))
                .requireWritten(path.toString());
    }

    private PhotoFormat requireWritten(String what) {
        if (!isWritten()) {
            throw new IllegalArgumentException("cannot write " + what + ": " + WebpEncoder.MISSING);
        }
        return this;
    }

    private static Stream<PhotoFormat> writable() {
        return Arrays.stream(values()).filter(format -> format.written);
    }

    private static Optional<PhotoFormat> named(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(lower))
                .findFirst();
    }

    static PhotoFormat recognize(PhotoSource source) {
        return Arrays.stream(values())
                .filter(format -> format.codec.recognizes(source))
                .findFirst()
                .orElseThrow(() -> source.unreadable(
                        source.length() == 0
                                ? "it is empty"
                                : "its first bytes are of no format we read; we read "
                                        + writable().map(Enum::name).collect(Collectors.joining(", "))
                                        + ", and HEIC, AVIF and RAW where a program for them is installed"));
    }

    /** @throws UnwritablePhotoException if a side is longer than this format's are */
    void requireHolds(Size size) {
        if (size.longestSide() > longestSide()) {
            throw new UnwritablePhotoException("cannot write " + size + " pixels as " + this
                    + ", whose sides have up to " + longestSide() + "; write a .png or a .tif");
        }
    }

    PhotoCodec codec() {
        return codec;
    }
}
