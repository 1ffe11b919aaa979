package dsgformer.cli.data;

import dsgformer.cli.options.Options;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import dsgformer.data.blur.BlurRecipe;
import dsgformer.data.crops.SyntheticCrops;
import dsgformer.photo.Normalization;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dsgformer data synth}: pairs of files, as training reads them. */
@Command(
        name = "synth",
        sortOptions = false,
        description = "Blurs sharp photos as a moving camera would, and writes pairs to OUT/blur and OUT/sharp.",
        footer = {
            "",
            "Examples:",
            "  dsgformer data synth --photos sharp/ --out pairs/ --contact-sheet look.png",
            "  dsgformer data synth --photos sharp/ --out pairs/ --light linear \\",
            "      --defocus 0.3 --sensor-noise 0.03 --jpeg 0.5"
        })
final class DataSynthCommand implements Subcommand {

    @Option(names = "--photos", paramLabel = "DIR", required = true, description = "A folder of sharp photos.")
    private Path photos;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where blur/ and sharp/ go.")
    private Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many pairs (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--crop",
            paramLabel = "N",
            defaultValue = "256",
            description = "The side of a pair in pixels (default: ${DEFAULT-VALUE}).")
    private int crop;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Equal seeds give equal pairs (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private BlurOptions blurring;

    @Option(
            names = "--contact-sheet",
            paramLabel = "PNG",
            description = "Also write the first pairs as one picture to look at.")
    private Path sheet;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Options.requireAtLeast(spec, "--count", count, 1);
        Options.requireAtLeast(spec, "--crop", crop, 1);
        BlurRecipe recipe = blurring.recipe();
        PairFiles files = new PairFiles(out, sheet);
        SyntheticCrops crops = crops().withRecipe(recipe);
        if (!crops.hold(crop)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "no photo in " + photos + " is large enough for --crop " + crop + ", which needs "
                            + SyntheticCrops.sceneSide(crop) + " pixels a side");
        }
        RandomStream stream = RandomStream.of(seed);
        for (int i = 0; i < count; i++) {
            files.write(String.format(Locale.ROOT, "%06d", i + 1), crops.next(crop, stream.split(i)));
        }
        files.finish();
        Console.of(spec).say(count + " pairs of " + crop + " × " + crop + " pixels in " + out);
        return ExitCode.OK;
    }

    private SyntheticCrops crops() throws IOException {
        if (!Files.isDirectory(photos)) {
            throw new CommandException(ExitCode.NOTHING_MATCHED, "there is no folder " + photos);
        }
        List<Path> files = PhotoFiles.list(photos);
        if (files.isEmpty()) {
            throw new CommandException(ExitCode.NOTHING_MATCHED, "there are no photos in " + photos);
        }
        return SyntheticCrops.of(files.stream().map(DataSynthCommand::read));
    }

    private static Planes read(Path file) {
        try {
            return Normalization.toPlanes(PhotoFiles.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
