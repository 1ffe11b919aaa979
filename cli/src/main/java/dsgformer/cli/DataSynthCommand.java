package dsgformer.cli;

import dsgformer.data.CropPair;
import dsgformer.data.RandomStream;
import dsgformer.data.crops.SyntheticCrops;
import dsgformer.image.Normalization;
import dsgformer.image.Photo;
import dsgformer.image.PhotoFolder;
import dsgformer.image.PixelKind;
import dsgformer.image.Planes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dsgformer data synth}: pairs of files, as training reads them. */
@Command(
        name = "synth",
        sortOptions = false,
        description = "Blurs sharp photos as a moving camera would, and writes pairs to OUT/blur and OUT/sharp.")
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

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Options.requireAtLeast(spec, "--count", count, 1);
        Options.requireAtLeast(spec, "--crop", crop, 1);
        requireFree(out.resolve("blur"));
        requireFree(out.resolve("sharp"));
        if (!Files.isDirectory(photos)) {
            throw new CommandException(ExitCode.NOTHING_MATCHED, "there is no folder " + photos);
        }
        List<Path> files = PhotoFolder.list(photos);
        if (files.isEmpty()) {
            throw new CommandException(ExitCode.NOTHING_MATCHED, "there are no photos in " + photos);
        }
        SyntheticCrops crops = SyntheticCrops.of(files.stream().map(DataSynthCommand::read));
        if (!crops.hold(crop)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "no photo in " + photos + " is large enough for --crop " + crop + ", which needs "
                            + SyntheticCrops.sceneSide(crop) + " pixels a side");
        }
        Path blur = Files.createDirectories(out.resolve("blur"));
        Path sharp = Files.createDirectories(out.resolve("sharp"));
        RandomStream stream = RandomStream.of(seed);
        for (int i = 0; i < count; i++) {
            CropPair pair = crops.next(crop, stream.split(i));
            String name = String.format(Locale.ROOT, "%06d.png", i + 1);
            photo(pair.blurred()).write(blur.resolve(name));
            photo(pair.sharp()).write(sharp.resolve(name));
        }
        Console.of(spec).say(count + " pairs of " + crop + " × " + crop + " pixels in " + out);
        return ExitCode.OK;
    }

    /** Two sets in one folder would be neither. */
    private static void requireFree(Path folder) throws IOException {
        if (Files.isDirectory(folder) && !PhotoFolder.list(folder).isEmpty()) {
            throw new CommandException(
                    ExitCode.OUTPUT_EXISTS, "there are pictures in " + folder + " already; choose another --out");
        }
    }

    private static Planes read(Path file) {
        try {
            return Normalization.toPlanes(Photo.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Photo photo(Planes planes) {
        Photo black = Photo.of(planes.size(), PixelKind.RGB, (c, y, x) -> 0);
        return Normalization.toPhoto(planes, black);
    }
}
