package dsgformer.cli.data;

import dsgformer.cli.options.Options;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Failures;
import dsgformer.cli.run.Subcommand;
import dsgformer.data.CropPair;
import dsgformer.data.frames.FrameAverage;
import dsgformer.data.frames.FrameSource;
import dsgformer.data.frames.FrameWindow;
import dsgformer.data.frames.LightCurve;
import dsgformer.data.frames.WindowCrops;
import dsgformer.film.UnreadableFilmException;
import dsgformer.io.FileName;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dsgformer data frames}: pairs from films of fast cameras. */
@Command(
        name = "frames",
        sortOptions = false,
        description =
                "Averages frames of films into blurred pictures, the middle frame being the sharp one, and writes pairs to"
                        + " OUT/blur and OUT/sharp.",
        footer = {
            "",
            "GoPro's benchmark is the mean of 7 to 13 encoded frames of 240 a second, REDS",
            "one of light.",
            "",
            "Examples:",
            "  dsgformer data frames GOPR0372.MP4 --out pairs/",
            "  dsgformer data frames frames-240fps/ --out pairs/ --window 15 \\",
            "      --light linear --interpolate 3",
            "  dsgformer data frames clip/ --out pairs/ --window 3,5,7 \\",
            "      --interpolate 8 --crop 320"
        })
final class DataFramesCommand implements Subcommand {

    private enum Averaged {
        SRGB,
        LINEAR
    }

    @Parameters(
            paramLabel = "DIR|VIDEO",
            arity = "1..*",
            description =
                    "Folders of frames in the order of their names, or video files, for which ffmpeg must be installed.")
    private List<Path> films;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where blur/ and sharp/ go.")
    private Path out;

    @Option(
            names = "--window",
            paramLabel = "N",
            arity = "1..*",
            split = ",",
            defaultValue = "7,9,11,13",
            description = "How many frames make a picture, odd; one of several by chance (default: ${DEFAULT-VALUE}).")
    private List<Integer> windows;

    @Option(
            names = "--skip",
            paramLabel = "N",
            defaultValue = "0",
            description = "Frames to leave out between two windows (default: ${DEFAULT-VALUE}).")
    private int skip;

    @Option(
            names = "--light",
            paramLabel = "srgb|linear",
            defaultValue = "srgb",
            description = "What is averaged: encoded values or light (default: ${DEFAULT-VALUE}).")
    private Averaged light;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            defaultValue = "2.2",
            description = "The encoding's exponent for --light linear (default: ${DEFAULT-VALUE}).")
    private double gamma;

    @Option(
            names = "--interpolate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Frames to put between two, moved block by block, where a film is too slow (default:"
                    + " ${DEFAULT-VALUE}).")
    private int interpolate;

    @Option(
            names = "--crop",
            paramLabel = "N",
            description =
                    "Cut pictures into crops of N pixels a side and write those that --ghosts and --motion allow; takes"
                            + " --interpolate.")
    private Integer crop;

    @Option(
            names = "--ghosts",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "Of crops: the most pixels at which two frames, moved onto each other, may differ visibly"
                    + " (default: ${DEFAULT-VALUE}).")
    private double ghosts;

    @Option(
            names = "--motion",
            paramLabel = "PX..PX",
            defaultValue = "3..50",
            description = "Of crops: how far things move within a window, on average (default: ${DEFAULT-VALUE}).")
    private String motion;

    @Option(names = "--limit", paramLabel = "N", description = "At most N pairs of each film.")
    private Integer limit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Chooses the windows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--contact-sheet",
            paramLabel = "PNG",
            description = "Also write the first pairs as one picture to look at.")
    private Path sheet;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        if (limit != null) {
            Options.requireAtLeast(spec, "--limit", limit, 1);
        }
        FrameAverage average = average();
        Optional<WindowCrops> crops = crops();
        PairFiles files = new PairFiles(out, sheet);
        List<String> names = names();
        Console console = Console.of(spec);
        int failed = 0;
        for (int i = 0; i < films.size(); i++) {
            int before = files.count();
            try {
                write(
                        films.get(i),
                        names.get(i),
                        average,
                        crops,
                        RandomStream.of(seed).split(i),
                        files);
            } catch (UnreadableFilmException | UnreadablePhotoException e) {
                if (films.size() == 1) {
                    throw e;
                }
                failed++;
                Failures.report(e, console);
            }
            console.say(films.get(i) + ": " + (files.count() - before) + " pairs");
        }
        files.finish();
        if (failed > 0) {
            return ExitCode.SOME_FAILED;
        }
        if (files.count() == 0) {
            throw new CommandException(
                    ExitCode.NOTHING_MATCHED,
                    crop == null
                            ? "no film has as many frames as the smallest window of " + windows
                            : "no crop of " + crop + " pixels is as --ghosts and --motion ask for");
        }
        return ExitCode.OK;
    }

    private FrameAverage average() {
        try {
            LightCurve curve = light == Averaged.SRGB ? LightCurve.ENCODED : new LightCurve(gamma);
            return new FrameAverage(windows, skip, curve, interpolate);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    /**
     * Names of the films, distinct without regard to case, as many file systems need: a second {@code name} is
     * {@code name_2}.
     */
    private List<String> names() {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Path film : films) {
            FileName file = FileName.of(film.toAbsolutePath().normalize());
            String name = Files.isDirectory(film) ? file.toString() : file.stem();
            String distinct = name;
            for (int n = 2; !taken.add(distinct.toLowerCase(Locale.ROOT)); n++) {
                distinct = name + "_" + n;
            }
            names.add(distinct);
        }
        return names;
    }

    private Optional<WindowCrops> crops() {
        if (crop == null) {
            return Optional.empty();
        }
        if (interpolate < 1) {
            throw new CommandException(
                    ExitCode.USAGE, "--crop chooses by how well frames fit onto each other: say --interpolate, too");
        }
        try {
            PixelRange range = PixelRange.parse("--motion", motion);
            return Optional.of(new WindowCrops(crop, ghosts, range.least(), range.most()));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private void write(
            Path film,
            String name,
            FrameAverage average,
            Optional<WindowCrops> crops,
            RandomStream random,
            PairFiles files)
            throws IOException {
        try (FrameSource frames = open(film)) {
            for (int i = 1; limit == null || i <= limit; i++) {
                Optional<FrameWindow> window = average.next(frames, random);
                if (window.isEmpty()) {
                    return;
                }
                String numbered = String.format(Locale.ROOT, "%s-%06d", name, i);
                if (crops.isEmpty()) {
                    files.write(numbered, window.get().pair());
                    continue;
                }
                List<CropPair> kept = crops.get().of(window.get());
                for (int k = 0; k < kept.size(); k++) {
                    files.write(String.format(Locale.ROOT, "%s-%02d", numbered, k + 1), kept.get(k));
                }
            }
        }
    }

    private static FrameSource open(Path film) throws IOException {
        if (Files.isDirectory(film)) {
            return FrameSource.folder(film);
        }
        if (!Files.isRegularFile(film)) {
            throw new CommandException(ExitCode.NOTHING_MATCHED, "there is no film " + film);
        }
        return FrameSource.film(film);
    }
}
