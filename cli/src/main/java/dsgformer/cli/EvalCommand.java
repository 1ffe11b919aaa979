package dsgformer.cli;

import dsgformer.data.DatasetLayout;
import dsgformer.data.PairSet;
import dsgformer.data.PairedFolder;
import dsgformer.eval.EvaluationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer eval}: how near restored pictures come to sharp ones. */
@Command(
        name = "eval",
        sortOptions = false,
        description = "Measures PSNR and SSIM on pairs of blurred and sharp pictures.",
        footer = {
            "",
            "Examples:",
            "  dsgformer eval --data GoPro/test --layout gopro --csv scores.csv",
            "  dsgformer eval --data pairs/ -n model.safetensors --min-psnr 30"
        })
public final class EvalCommand implements Subcommand {

    private static final String STANDARD_OUTPUT = "-";

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The folder of pairs.")
    private Path data;

    @Option(
            names = "--layout",
            paramLabel = "flat|gopro",
            defaultValue = "flat",
            description = "flat: blur (or input) beside sharp (or target, gt), or a folder of such folders;"
                    + " gopro: sequences as in GOPRO_Large (default: ${DEFAULT-VALUE}).")
    private DatasetLayout layout;

    @Mixin
    private NetworkOptions network;

    @Option(
            names = "--restored",
            paramLabel = "DIR",
            description = "Measure the pictures in this folder, named as the blurred ones, instead of a model's.")
    private Path restored;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N pairs.")
    private Integer limit;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write a line per picture.")
    private Path csv;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Write everything as one object; - for standard output.")
    private String json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write the means as a table.")
    private Path markdown;

    @Option(names = "--min-psnr", paramLabel = "DB", description = "End with exit code 10 if the mean PSNR is below.")
    private Double minPsnr;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        requireUsableOptions();
        List<PairSet> sets = sets();
        Console console = Console.of(spec);
        EvaluationReport report;
        try (Contestant contestant = contestant()) {
            contestant.notice().ifPresent(console::warn);
            report = contestant.evaluate(
                    sets,
                    (score, done, total) -> console.say(String.format(
                            Locale.ROOT,
                            "%d/%d %s: %.2f -> %.2f dB, %s",
                            done,
                            total,
                            score.path(),
                            score.input().psnr(),
                            score.restored().psnr(),
                            Numbers.duration(score.ms()))));
        }
        write(report, console.outWriter());
        double psnr = report.mean().restored().psnr();
        if (minPsnr != null && psnr < minPsnr) {
            throw new CommandException(
                    ExitCode.METRIC_MISSED,
                    String.format(Locale.ROOT, "the mean PSNR is %.3f dB, below the %.3f dB asked for", psnr, minPsnr));
        }
        return ExitCode.OK;
    }

    /** Everything that would be a pity to find out after hours of measuring. */
    private void requireUsableOptions() throws IOException {
        if (minPsnr != null && minPsnr.isNaN()) {
            throw new ParameterException(spec.commandLine(), "--min-psnr must be a number of dB, got NaN");
        }
        Stream<Path> files =
                Stream.of(csv, markdown, json == null || json.equals(STANDARD_OUTPUT) ? null : Path.of(json));
        for (Path file : files.filter(Objects::nonNull).toList()) {
            new ReportFile(file).requireWritable();
        }
    }

    private Contestant contestant() throws IOException {
        return restored == null ? Contestant.network(network) : Contestant.folder(restored);
    }

    private List<PairSet> sets() throws IOException {
        List<PairSet> all = PairedFolder.read(data, layout);
        if (limit == null) {
            return all;
        }
        Options.requireAtLeast(spec, "--limit", limit, 1);
        List<PairSet> first = new ArrayList<>();
        int left = limit;
        for (PairSet set : all) {
            if (left > 0) {
                PairSet part = new PairSet(
                        set.name(),
                        set.pairs().subList(0, Math.min(left, set.pairs().size())));
                first.add(part);
                left -= part.pairs().size();
            }
        }
        return first;
    }

    private void write(EvaluationReport report, PrintWriter out) throws IOException {
        if (csv != null) {
            new ReportFile(csv).write(report.toCsv());
        }
        if (markdown != null) {
            new ReportFile(markdown).write(report.toMarkdown());
        }
        if (STANDARD_OUTPUT.equals(json)) {
            out.println(report.toJson());
            return;
        }
        if (json != null) {
            new ReportFile(Path.of(json)).write(report.toJson() + "\n");
        }
        out.print(report.toMarkdown());
        out.flush();
    }
}
