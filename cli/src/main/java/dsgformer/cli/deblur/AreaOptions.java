package dsgformer.cli.deblur;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.ExitCode;
import dsgformer.infer.DeblurOptions;
import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Area;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options for a part of each photo. */
final class AreaOptions {

    private static final Pattern REGION = Pattern.compile("(\\d{1,6}),(\\d{1,6}),(\\d{1,6}),(\\d{1,6})");

    @Option(
            names = "--region",
            paramLabel = "X,Y,W,H",
            description = "Deblur only this rectangle, in pixels of the upright photo from its upper left corner.")
    private String region;

    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description =
                    "Deblur only where this picture is white, where it is grey a part of the way, where it is black or"
                            + " transparent not at all; it is stretched to each photo.")
    private Path mask;

    DeblurOptions applied(DeblurOptions options) throws IOException {
        if (region != null && mask != null) {
            throw new CommandException(
                    ExitCode.USAGE, "--region and --mask cannot be combined; draw both into the mask");
        }
        return region != null
                ? options.withArea(rectangle())
                : mask != null ? options.withArea(Area.mask(weights(PhotoFiles.read(mask)))) : options;
    }

    private Area rectangle() {
        Matcher numbers = REGION.matcher(region);
        if (!numbers.matches() || number(numbers, 3) == 0 || number(numbers, 4) == 0) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--region is X,Y,WIDTH,HEIGHT in pixels, such as 400,300,640,480, got '" + region + "'");
        }
        return Area.rectangle(number(numbers, 1), number(numbers, 2), new Size(number(numbers, 3), number(numbers, 4)));
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group));
    }

    /** The mean of the colors, times alpha. */
    private static Planes weights(Photo picture) {
        Planes colors = Normalization.toPlanes(picture);
        Planes weights = Planes.of(1, colors.height(), colors.width());
        float most = picture.depth().max();
        for (int y = 0; y < colors.height(); y++) {
            for (int x = 0; x < colors.width(); x++) {
                float alpha = picture.hasAlpha() ? picture.sample(picture.kind().colors(), y, x) / most : 1;
                float mean = (colors.at(0, y, x) + colors.at(1, y, x) + colors.at(2, y, x)) / 3;
                weights.values()[weights.index(0, y, x)] = alpha * mean;
            }
        }
        return weights;
    }
}
