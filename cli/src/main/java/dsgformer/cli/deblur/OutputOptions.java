package dsgformer.cli.deblur;

import dsgformer.batch.Finish;
import dsgformer.batch.PostProcessing;
import dsgformer.photo.Background;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.OutputFormats;
import dsgformer.photo.metadata.MetadataPolicy;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for format and quality of outputs. */
final class OutputOptions {

    private static final String AUTO = "auto";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "auto|jpg|png|webp|tif|bmp",
            defaultValue = AUTO,
            description = "The format to write; auto is the photo's own or the closest (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--quality",
            paramLabel = "1..100",
            description =
                    "Quality of JPEG and WebP, 100 of WebP being lossless (default: near the photo's own, at least 90).")
    private Integer quality;

    @Option(
            names = "--background",
            paramLabel = "COLOR",
            description = "The color behind transparent photos in JPEG, which holds no transparency: white, ffcc00 or"
                    + " 255,204,0 (default: the colors of the pixels without their alpha).")
    private String background;

    /** The requested format; empty for auto. */
    Optional<PhotoFormat> format() {
        if (format.equals(AUTO)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OutputFormats.parse(format));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--format: " + e.getMessage(), e);
        }
    }

    /** Checks all options, before any photo is read. */
    void requireSound() {
        format();
        background();
        if (quality != null && (quality < 1 || quality > 100)) {
            throw new ParameterException(spec.commandLine(), "--quality must be from 1 to 100, got " + quality);
        }
    }

    PostProcessing finish(MetadataPolicy metadata) {
        return new Finish(Optional.ofNullable(quality), metadata, background());
    }

    private Optional<Background> background() {
        try {
            return Optional.ofNullable(background).map(Background::parse);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--background: " + e.getMessage(), e);
        }
    }
}
