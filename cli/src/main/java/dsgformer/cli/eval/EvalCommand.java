package dsgformer.cli.eval;

import dsgformer.cli.options.DataOptions;
import dsgformer.cli.options.NetworkOptions;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Failures;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Interruption;
import dsgformer.cli.run.ResultFile;
import dsgformer.cli.run.Subcommand;
import dsgformer.data.DatasetLayout;
import dsgformer.data.PairSet;
import dsgformer.eval.EvaluationListener;
import dsgformer.eval.EvaluationReport;
import dsgformer.eval.FailedPair;
import dsgformer.eval.Gallery;
import dsgformer.eval.ImageScore;
import dsgformer.eval.Protocol;
import dsgformer.picture.Planes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer eval}: measures restored pictures against sharp ones. */
@Command(
        name = "eval",
        sortOptions = false,
        description = "Measures PSNR and SSIM on pairs of blurred and sharp pictures.",
        footer = {
            "",
            "Examples:",
            "  dsgformer eval --data GoPro/test --layout gopro --csv scores.csv",
            "  dsgformer eval --data RealBlur --set J-test --html gallery.html",
            "  dsgformer eval --data pairs/ --restored others/ --markdown others.md",
            "  dsgformer eval --data pairs/ -n model.safetensors --min-psnr 30"
        })
public final class EvalCommand implements Subcommand {

    private static final String STANDARD_OUTPUT = "-";

    /** Pictures in the gallery of those that gained most, and of those that gained least. */
    private static final int SHOWN = 6;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--protocol",
            paramLabel = "plain|realblur",
            description =
                    "plain: pixel by pixel; realblur: intensity matched and aligned first, as for RealBlur's published scores"
                            + " (default: realblur for that layout, else plain).")
    private Protocol protocol;

    @Mixin
    private NetworkOptions network;

    @Option(
            names = "--restored",
            paramLabel = "DIR",
            description = "Measure the pictures in this folder, named as the blurred ones, instead of a model's.")
    private Path restored;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write a line per picture.")
    private Path csv;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Write everything as one object; - for standard output.")
    private String json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write the means as a table.")
    private Path markdown;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page with the pictures that gained most and least.")
    private Path html;

    @Option(names = "--min-psnr", paramLabel = "DB", description = "End with exit code 10 if the mean PSNR is below.")
    private Double minPsnr;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        requireUsableOptions();
        List<PairSet> sets = data.sets();
        Console console = Console.of(spec);
        Gallery gallery = new Gallery(html == null ? 0 : SHOWN);
        try (EvaluatedSystem system = system();
                Interruption interruption = Interruption.watch(
                        () -> console.say("stopping after this pair; what was measured is written"))) {
            system.notice().ifPresent(console::warn);
            EvaluationReport report =
                    system.evaluate(sets, protocol(), new Progress(console, gallery, interruption::isAsked));
            int left = sets.stream().mapToInt(set -> set.pairs().size()).sum()
                    - report.images().size()
                    - report.failures().size();
            write(report, console.outWriter());
            if (html != null) {
                new ResultFile(html).write(gallery.html(report));
            }
            return left == 0 ? judged(report, console) : stopped(report, left, console);
        } catch (CancellationException e) {
            console.say(e.getMessage());
            return ExitCode.INTERRUPTED;
        }
    }

    private static ExitCode stopped(EvaluationReport report, int left, Console console) {
        console.warn("stopped with " + left + " pairs left; the means are of the "
                + report.images().size() + " that were measured");
        return ExitCode.INTERRUPTED;
    }

    private ExitCode judged(EvaluationReport report, Console console) {
        double psnr = report.mean().restored().psnr();
        if (minPsnr != null && psnr < minPsnr) {
            throw new CommandException(
                    ExitCode.METRIC_MISSED,
                    String.format(Locale.ROOT, "the mean PSNR is %.3f dB, below the %.3f dB asked for", psnr, minPsnr));
        }
        if (report.failures().isEmpty()) {
            return ExitCode.OK;
        }
        console.warn(report.failures().size() + " of "
                + (report.failures().size() + report.images().size())
                + " pairs could not be measured; the means are of the others");
        return ExitCode.SOME_FAILED;
    }

    /** Refuses unusable options before hours of measuring. */
    private void requireUsableOptions() throws IOException {
        if (minPsnr != null && minPsnr.isNaN()) {
            throw new ParameterException(spec.commandLine(), "--min-psnr must be a number of dB, got NaN");
        }
        Stream<Path> files =
                Stream.of(csv, markdown, html, json == null || json.equals(STANDARD_OUTPUT) ? null : Path.of(json));
        for (Path file : files.filter(Objects::nonNull).toList()) {
            new ResultFile(file).requireWritable();
        }
    }

    private EvaluatedSystem system() throws IOException {
        return restored == null ? EvaluatedSystem.network(network) : EvaluatedSystem.folder(restored);
    }

    private Protocol protocol() throws IOException {
        if (protocol != null) {
            return protocol;
        }
        return data.layout() == DatasetLayout.REALBLUR ? Protocol.REALBLUR : Protocol.PLAIN;
    }

    private void write(EvaluationReport report, PrintWriter out) throws IOException {
        if (csv != null) {
            new ResultFile(csv).write(report.toCsv());
        }
        if (markdown != null) {
            new ResultFile(markdown).write(report.toMarkdown());
        }
        if (STANDARD_OUTPUT.equals(json)) {
            out.println(report.toJson());
            return;
        }
        if (json != null) {
            new ResultFile(Path.of(json)).write(report.toJson() + "\n");
        }
        out.print(report.toMarkdown());
        out.flush();
    }

    /** Prints each score, and passes each picture to the gallery. */
    private record Progress(Console console, Gallery gallery, BooleanSupplier stop) implements EvaluationListener {

        @Override
        public boolean isCancelled() {
            return stop.getAsBoolean();
        }

        @Override
        public void seen(ImageScore score, Planes blurred, Planes restored, Planes sharp) throws IOException {
            gallery.offer(score, blurred, restored, sharp);
        }

        @Override
        public void failed(FailedPair pair) {
            Failures.report(pair.failure(), console);
        }

        @Override
        public void scored(ImageScore score, int done, int total) {
            console.say(String.format(
                    Locale.ROOT,
                    "%d/%d %s: %.2f -> %.2f dB, %s",
                    done,
                    total,
                    score.path(),
                    score.input().psnr(),
                    score.restored().psnr(),
                    HumanNumbers.duration(score.ms())));
        }
    }
}
