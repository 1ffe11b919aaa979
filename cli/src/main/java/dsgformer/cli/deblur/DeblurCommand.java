package dsgformer.cli.deblur;

import dsgformer.batch.BatchSettings;
import dsgformer.batch.BatchSummary;
import dsgformer.batch.BatchSummary.End;
import dsgformer.batch.Forecaster;
import dsgformer.batch.Journal;
import dsgformer.batch.plan.Backups;
import dsgformer.batch.plan.JobPlan;
import dsgformer.batch.plan.Naming;
import dsgformer.batch.plan.PhotoFile;
import dsgformer.batch.plan.SearchResult;
import dsgformer.batch.plan.Workload;
import dsgformer.cli.deblur.report.ConsoleReporter;
import dsgformer.cli.deblur.report.RunReport;
import dsgformer.cli.options.NetworkOptions;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Failures;
import dsgformer.cli.run.Interruption;
import dsgformer.cli.run.Subcommand;
import dsgformer.film.FilmRestoration;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.io.PathText;
import dsgformer.network.Model;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.metadata.MetadataPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer deblur}: deblurs photos. */
@Command(
        name = "deblur",
        sortOptions = false,
        description = "Takes the blur out of photos.",
        footer = {
            "",
            "Examples:",
            "  dsgformer deblur photo.jpg -o sharp.jpg      one photo",
            "  dsgformer deblur photo.png --strength 0.7    part of the way, beside it",
            "  dsgformer deblur scans/*.tif -f png -o out/  in another format",
            "  dsgformer deblur -r holiday/ -o sharp/       a folder and its subfolders",
            "  dsgformer deblur -r holiday/ -o sharp/ --resume   ... continue after a stop",
            "  dsgformer deblur clip.mp4 -o sharp.mp4       a film, by an installed ffmpeg",
            "  dsgformer deblur - -o - < in.jpg > out.jpg   in a pipe"
        })
public final class DeblurCommand implements Subcommand {

    private static final String PIPE = "-";

    @Mixin
    private InputOptions inputs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "A file, a folder, or - for standard output (default: beside the photo).")
    private String output;

    @Mixin
    private InPlaceOptions inPlace;

    @Mixin
    private BatchOptions batch;

    @Option(
            names = "--strength",
            paramLabel = "0..1.5",
            defaultValue = "1",
            description = "Strength of deblurring: 0 is the photo, 1 the network's output (default: ${DEFAULT-VALUE}).")
    private float strength;

    @Option(
            names = "--metadata",
            paramLabel = "keep|strip|no-gps",
            defaultValue = "keep",
            converter = MetadataPolicyConverter.class,
            description =
                    "What to keep of EXIF, XMP and IPTC: all, nothing, or all but the location; profile and resolution"
                            + " are always kept (default: ${DEFAULT-VALUE}).")
    private MetadataPolicy metadata;

    @Mixin
    private OutputOptions outputs;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private AreaOptions area;

    @Mixin
    private InspectionOptions inspection;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            description = "Refuse photos of more pixels (default: 500 million).")
    private Long maxPixels;

    @Option(
            names = "--salvage",
            description = "Read a JPEG, PNG or TIFF that is damaged or cut off as far as it goes, and say so.")
    private boolean salvage;

    @Mixin
    private ReportOptions reports;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        List<String> named = inputs.named();
        if (named.isEmpty() && !inputs.hasList()) {
            throw new ParameterException(spec.commandLine(), "missing input: name a photo or a folder");
        }
        if (named.contains("") || "".equals(output)) {
            throw new ParameterException(spec.commandLine(), "a file name is empty; is a shell variable unset?");
        }
        outputs.requireSound();
        Optional<Backups> backups = inPlace.backups(output, batch, outputs);
        BatchSettings settings = settings();
        Console console = Console.of(spec);
        if (named.contains(PIPE) || PIPE.equals(output)) {
            requirePipe(named);
            inspection.requireNoComparison(spec);
            try (DeblurSession session = DeblurSession.open(network, (model, deblurrer) -> settings)) {
                return pipe(session, named.get(0), console);
            }
        }
        if (named.size() == 1 && !inputs.hasList() && FilmRestoration.isFilm(PathText.toPath(named.get(0)))) {
            return film(PathText.toPath(named.get(0)), console);
        }
        SearchResult found =
                inputs.find(console, backups.isPresent() ? backups.get().folder() : folder());
        if (inputs.isOneFile(found)) {
            requireReadable(found.sources().get(0).file());
        }
        JobPlan plan = backups.isPresent() ? JobPlan.inPlace(found, backups.get()) : JobPlan.of(found, naming());
        if (plan.jobs().isEmpty()) {
            throw new CommandException(
                    ExitCode.NOTHING_MATCHED,
                    "no photos in " + (inputs.hasList() ? "the list" : String.join(", ", named))
                            + (plan.leftOut().isEmpty()
                                    ? ""
                                    : "; " + plan.leftOut().size() + " files or folders left out,"
                                            + " --dry-run -v says why")
                            + plan.unmatched().stream()
                                    .map(pattern -> "; " + ConsoleReporter.unmatched(pattern))
                                    .collect(Collectors.joining()));
        }
        try (DeblurSession session =
                DeblurSession.open(network, (model, deblurrer) -> journaled(settings, found, plan, model, deblurrer))) {
            if (batch.dryRun()) {
                new DryRun(console.outWriter(), reports.json())
                        .print(plan, new Forecaster(session.deblurrer(), session.settings()));
                return ExitCode.OK;
            }
            return batch(session, plan, console);
        }
    }

    private ExitCode film(Path film, Console console) throws IOException {
        DeblurOptions options = options();
        try (Interruption interruption = watch(console)) {
            return new FilmRun(spec, network, options, batch.onExists(), batch.dryRun())
                    .of(film, Optional.ofNullable(output), interruption::isAsked, console);
        }
    }

    private ExitCode batch(DeblurSession session, JobPlan plan, Console console) throws IOException {
        boolean one = plan.jobs().size() == 1;
        Workload work =
                one || !reports.isHeard(console) ? Workload.alike(plan.jobs().size()) : Workload.of(plan.jobs());
        try (Interruption interruption = watch(console)) {
            BatchSummary summary =
                    session.run(plan, work, report(session, console, console.outWriter()), interruption::isAsked);
            advise(session, summary, console);
            return exitCode(summary, one);
        }
    }

    private static ExitCode exitCode(BatchSummary summary, boolean one) {
        if (summary.end() == End.CANCELLED) {
            return ExitCode.INTERRUPTED;
        }
        if (summary.failures().isEmpty()) {
            return ExitCode.OK;
        }
        Throwable last = summary.failures().get(summary.failures().size() - 1);
        return one || summary.end() == End.DISK_FULL ? Failures.exitCode(last) : ExitCode.SOME_FAILED;
    }

    /** Prints how to continue, if photos are left. */
    private static void advise(DeblurSession session, BatchSummary summary, Console console) {
        Optional<Journal> journal = session.settings().journal();
        if (journal.filter(Journal::isTaken).isPresent()) {
            console.warn(
                    "another run is writing " + journal.get().file() + ", so this run cannot be resumed with --resume");
        } else if (journal.isPresent() && summary.remaining() > 0) {
            console.say("to continue, run the same command with --resume");
        }
    }

    private static Interruption watch(Console console) {
        return Interruption.watch(() -> console.say((console.interactive() ? "\n" : "") + "stopping ..."));
    }

    private DeblurOptions options() throws IOException {
        return area.applied(inspection.applied(network.deblurOptions(strength)));
    }

    private BatchSettings settings() throws IOException {
        ReadLimits limits = limits();
        DeblurOptions options = options();
        return batch.applied(BatchSettings.of(options)).withLimits(limits).withFinish(outputs.finish(metadata));
    }

    /** Adds a journal if there are several photos; a single one needs none, and in place the originals tell. */
    private BatchSettings journaled(
            BatchSettings settings, SearchResult found, JobPlan plan, Model model, Deblurrer deblurrer)
            throws IOException {
        Optional<Path> folder =
                folder().or(() -> found.sources().stream().findFirst().map(PhotoFile::root));
        if (folder.isEmpty() || plan.jobs().size() == 1 || inPlace.isAsked()) {
            return settings;
        }
        String everything = RunSettings.of(spec, model, deblurrer.engine());
        return settings.withJournal(Journal.in(folder.get(), everything, batch.resume()));
    }

    private void requirePipe(List<String> named) {
        if (named.size() != 1 || inputs.hasList() || batch.dryRun() || batch.resume() || inPlace.isAsked()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "- is for one photo and cannot be combined with other inputs, --files-from, --dry-run, --resume or"
                            + " --in-place");
        }
        String source = named.get(0);
        if (batch.keepTime()) {
            throw new ParameterException(
                    spec.commandLine(), "--keep-time needs files as input and output; a pipe, -, has no time");
        }
        if (source.equals(PIPE)) {
            return;
        }
        Path file = PathText.toPath(source);
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

    private ExitCode pipe(DeblurSession session, String source, Console console) throws IOException {
        try (Interruption interruption = watch(console)) {
            if (output == null || output.equals(PIPE)) {
                RunReport report = report(session, console, console.errWriter());
                return session.pipe(console, report, outputs.format(), interruption::isAsked)
                        .toStandardOutput(source);
            }
            RunReport report = report(session, console, console.outWriter());
            return session.pipe(console, report, outputs.format(), interruption::isAsked)
                    .toFile(PathText.toPath(output));
        }
    }

    private RunReport report(DeblurSession session, Console console, PrintWriter events) throws IOException {
        return inspection.with(
                reports.report(console, events),
                session.deblurrer(),
                session.settings().limits(),
                console);
    }

    private Optional<Path> folder() {
        return Optional.ofNullable(output).map(PathText::toPath);
    }

    private Naming naming() {
        boolean spelledAsFolder = output != null && output.endsWith("/");
        return new Naming(folder(), spelledAsFolder, batch.template(), outputs.format());
    }

    private ReadLimits limits() {
        try {
            ReadLimits limits = ReadLimits.DEFAULT.withSalvage(salvage);
            return maxPixels == null ? limits : limits.withMaxPixels(maxPixels);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--max-pixels: " + e.getMessage(), e);
        }
    }
}
