package dsgformer.photo.file;

import dsgformer.photo.PhotoFormat;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The formats that photos can be written in on this machine: WebP needs a library that may be missing. */
public final class OutputFormats {

    private OutputFormats() {}

    /** Whether photos can be written in this format on this machine. */
    public static boolean contain(PhotoFormat format) {
        return format.isWritten() && Codecs.of(format).missingForWriting().isEmpty();
    }

    /** The default output format for photos of this format: the same where it can be written. */
    public static PhotoFormat forPhotosOf(PhotoFormat format) {
        if (contain(format)) {
            return format;
        }
        return switch (format) {
            case RAW -> PhotoFormat.TIFF;
            case HEIC, AVIF, JXL -> PhotoFormat.JPEG;
            default -> PhotoFormat.PNG;
        };
    }

    /**
     * The format with this extension as its name: {@code jpg}, {@code png}, {@code tif}, {@code webp}, {@code bmp}.
     *
     * @throws IllegalArgumentException if there is none, or it cannot be written on this machine
     */
    public static PhotoFormat parse(String name) {
        PhotoFormat format = PhotoFormat.named(name)
                .filter(PhotoFormat::isWritten)
                .orElseThrow(() -> new IllegalArgumentException("cannot write format '" + name + "'; supported are "
                        + PhotoFormat.written()
                                .map(written -> written.extensions().get(0))
                                .collect(Collectors.joining(", "))));
        return requirePresent(format, name);
    }

    /**
     * The format to write a file in, from its extension.
     *
     * @throws IllegalArgumentException if the extension is of no written format, or the format cannot be written on
     *     this machine
     */
    public static PhotoFormat require(Path path) {
        PhotoFormat format = PhotoFormat.ofExtension(path)
                .filter(PhotoFormat::isWritten)
                .orElseThrow(() -> new IllegalArgumentException("cannot tell the format of " + path
                        + " from its name; it needs to end in one of "
                        + PhotoFormat.written()
                                .map(written -> "." + written.extensions().get(0))
                                .collect(Collectors.joining(", "))));
        return requirePresent(format, path.toString());
    }

    private static PhotoFormat requirePresent(PhotoFormat format, String what) {
        Codecs.of(format).missingForWriting().ifPresent(missing -> {
            throw new IllegalArgumentException("cannot write " + what + ": " + missing);
        });
        return format;
    }
}
