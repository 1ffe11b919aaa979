package dsgformer.photo.file;

import dsgformer.photo.PhotoFormat;
import dsgformer.photo.codec.external.ExternalCodec;
import dsgformer.photo.codec.external.ExternalProgram;
import java.util.List;
import java.util.Optional;

/** The programs that decode HEIC, AVIF, JPEG XL, PSD and raw files. */
public final class ExternalDecoders {

    private ExternalDecoders() {}

    /** Names of the installed programs that read the format; empty for formats that need none. */
    public static List<String> installed(PhotoFormat format) {
        return Codecs.of(format) instanceof ExternalCodec codec
                ? codec.installed().stream().map(ExternalProgram::name).toList()
                : List.of();
    }

    /** What to install where {@link #installed} is empty; empty for formats that need no program. */
    public static Optional<String> advice(PhotoFormat format) {
        return Codecs.of(format) instanceof ExternalCodec codec
                ? Optional.of(codec.format().advice())
                : Optional.empty();
    }
}
