package dsgformer.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** File formats photos are read from and written to. */
public enum PhotoFormat {
    /** Lossy, 8 bits, no alpha. */
    JPEG(new JpegCodec(), "jpg", "jpeg"),
    /** Lossless, 8 or 16 bits, with alpha where there is one. */
    PNG(new PngCodec(), "png");

    @SuppressWarnings("ImmutableEnumChecker") // codecs have no state
    private final PhotoCodec codec;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    PhotoFormat(PhotoCodec codec, String... extensions) {
        this.codec = codec;
        this.extensions = List.of(extensions);
    }

    /** File name extensions in lower case, without the dot; the first is the one to choose for a new file. */
    public List<String> extensions() {
        return extensions;
    }

    /** The format a file name's extension stands for, whatever its case. */
    public static Optional<PhotoFormat> ofExtension(Path path) {
        Path fileName = path.getFileName();
        String name = fileName == null ? "" : fileName.toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.contains(".")
                ? Arrays.stream(values())
                        .filter(format -> format.extensions.contains(extension))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The format to write a file in.
     *
     * @throws IllegalArgumentException if the extension is none of a supported format
     */
    public static PhotoFormat require(Path path) {
        return ofExtension(path)
                .orElseThrow(() -> new IllegalArgumentException("cannot tell the format of " + path
                        + " from its name; it needs to end in one of "
                        + Arrays.stream(values())
                                .flatMap(format -> format.extensions.stream())
                                .map(extension -> "." + extension)
                                .collect(Collectors.joining(", "))));
    }

    static PhotoFormat recognize(PhotoSource source) {
        return Arrays.stream(values())
                .filter(format -> format.codec.recognizes(source))
                .findFirst()
                .orElseThrow(() -> source.unreadable(
                        source.bytes().length == 0
                                ? "it is empty"
                                : "its first bytes are of no format we read; we read "
                                        + Arrays.stream(values())
                                                .map(Enum::name)
                                                .collect(Collectors.joining(" and "))));
    }

    PhotoCodec codec() {
        return codec;
    }
}
