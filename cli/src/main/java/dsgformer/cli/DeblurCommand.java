package dsgformer.cli;

import dsgformer.batch.BatchSummary;
import dsgformer.batch.Job;
import dsgformer.batch.JobPlan;
import dsgformer.batch.OnExists;
import dsgformer.batch.PhotoFinish;
import dsgformer.image.MetadataPolicy;
import dsgformer.image.ReadLimits;
import dsgformer.infer.DeblurOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dsgformer deblur}: photos in, photos without their blur out. */
@Command(
        name = "deblur",
        sortOptions = false,
        description = "Takes the blur out of photos.",
        footer = {
            "",
            "Examples:",
            "  dsgformer deblur photo.jpg -o sharp.jpg        one photo",
            "  dsgformer deblur holiday/ -o sharp/            all photos of a folder",
            "  dsgformer deblur photo.png --strength 0.7      part of the way, beside it",
            "  dsgformer deblur - -o - < in.jpg > out.jpg     in a pipe"
        })
public final class DeblurCommand implements Subcommand {

    private static final String PIPE = "-";

    @Parameters(
            paramLabel = "INPUT",
            arity = "0..*",
            description = "Photos, folders of photos, or - for standard input.")
    private List<String> positional = new ArrayList<>();

    @Option(
            names = {"-i", "--input"},
            paramLabel = "INPUT",
            arity = "1..*",
            description = "The same.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "A file, a folder, or - for standard output (default: NAME_deblurred beside the photo).")
    private String output;

    @Option(
            names = "--on-exists",
            paramLabel = "skip|overwrite|rename|newer|error",
            defaultValue = "skip",
            description = "What to do about outputs that are there (default: ${DEFAULT-VALUE}).")
    private OnExists onExists;

    @Option(
            names = "--strength",
            paramLabel = "0..1.5",
            defaultValue = "1",
            description = "How far to go from the photo to what the network makes of it (default: ${DEFAULT-VALUE}).")
    private float strength;

    @Option(
            names = "--metadata",
            paramLabel = "keep|strip|no-gps",
            defaultValue = "keep",
            converter = MetadataPolicyConverter.class,
            description =
                    "What stays of EXIF, XMP and IPTC: all, nothing, or all but where the photo was taken; profile and"
                            + " resolution always do (default: ${DEFAULT-VALUE}).")
    private MetadataPolicy metadata;

    @Mixin
    private NetworkOptions network;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            description = "Refuse photos of more pixels (default: 500 million).")
    private Long maxPixels;

    @Option(names = "--json", description = "Report to programs: a JSON object a line on standard output.")
    private boolean json;

    @Option(
            names = "--progress",
            paramLabel = "auto|bar|plain|none",
            defaultValue = "auto",
            description = "How to report to people (default: ${DEFAULT-VALUE}).")
    private ProgressStyle progress;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        List<String> named = new ArrayList<>(positional);
        named.addAll(inputs);
        if (named.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "deblur what? name a photo or a folder of photos");
        }
        if (named.contains("") || "".equals(output)) {
            throw new ParameterException(spec.commandLine(), "a file's name is empty; a variable that was not set?");
        }
        ReadLimits limits = limits();
        DeblurOptions options = network.deblurOptions(strength);
        PhotoFinish finish = photo -> photo.keeping(metadata);
        if (named.contains(PIPE) || PIPE.equals(output)) {
            if (named.size() > 1) {
                throw new ParameterException(spec.commandLine(), "- stands alone: one photo in, one photo out");
            }
            requirePhoto(named.get(0));
            try (DeblurSession session = DeblurSession.open(network, options, limits, onExists, finish)) {
                return pipe(session, named.get(0));
            }
        }
        List<Path> paths = Inputs.resolve(named);
        boolean oneFile = paths.size() == 1 && !Files.isDirectory(paths.get(0));
        if (oneFile) {
            requireReadable(paths.get(0));
        }
        List<Job> jobs = JobPlan.of(paths, target());
        if (jobs.isEmpty()) {
            throw new CommandException(ExitCode.NOTHING_MATCHED, "no photos in " + String.join(", ", named));
        }
        Console console = Console.of(spec);
        try (DeblurSession session = DeblurSession.open(network, options, limits, onExists, finish)) {
            BatchSummary summary = session.run(jobs, report(console, console.outWriter()));
            if (summary.failures().isEmpty()) {
                return ExitCode.OK;
            }
            return oneFile ? Failures.exitCode(summary.failures().get(0)) : ExitCode.SOME_FAILED;
        }
    }

    private void requirePhoto(String source) {
        if (source.equals(PIPE)) {
            return;
        }
        Path file = Path.of(source);
        if (Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "-o - takes one photo, but " + source + " is a folder");
        }
        requireReadable(file);
    }

    private static void requireReadable(Path file) {
        if (!Files.isReadable(file)) {
            throw new CommandException(
                    ExitCode.UNREADABLE_INPUT,
                    Files.exists(file) ? "no permission to read " + file : "there is no file " + file);
        }
    }

    private ExitCode pipe(DeblurSession session, String source) throws IOException {
        Console console = Console.of(spec);
        if (output == null || output.equals(PIPE)) {
            RunReport report = report(console, console.errWriter());
            return session.pipe(console, report).toStandardOutput(source);
        } else {
            RunReport report = report(console, console.outWriter());
            return session.pipe(console, report).toFile(Path.of(output));
        }
    }

    /** A folder that is spelled as one is made here, so that what follows need not guess. */
    private Optional<Path> target() throws IOException {
        if (output == null) {
            return Optional.empty();
        }
        Path path = Path.of(output);
        return Optional.of(output.endsWith("/") ? Files.createDirectories(path) : path);
    }

    private ReadLimits limits() {
        try {
            return maxPixels == null ? ReadLimits.DEFAULT : ReadLimits.DEFAULT.withMaxPixels(maxPixels);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--max-pixels: " + e.getMessage(), e);
        }
    }

    private RunReport report(Console console, PrintWriter events) {
        return json ? new JsonReport(events) : new PeopleReport(console, progress.on(console));
    }
}
