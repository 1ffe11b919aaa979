package dsgformer.bench;

import dsgformer.cli.options.Options;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.ResultFile;
import dsgformer.cli.run.Subcommand;
import dsgformer.picture.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer bench}: how fast the engines are on this machine, and how much memory they take. */
@Command(
        name = "bench",
        sortOptions = false,
        description = "Measures speed and memory of the engines on this machine, side by side.",
        subcommands = {KernelCommand.class, TrainingCommand.class},
        footer = {
            "",
            "Engines take turns, run by run, each in a process of its own. A network is a",
            "size that 'model list' names, such as tiny, paper or nafnet-32, or block-48 for",
            "one block of that many channels; paper@512x512 has a size of its own, and",
            "'blocks' are the paper's four levels: block-48@256x256, block-96@128x128,",
            "block-192@64x64, block-384@64x64.",
            "",
            "Engine onnxruntime runs what 'model export' writes, with threads that sleep",
            "while they wait, as those of libtorch do here; onnxruntime-spinning lets them",
            "spin.",
            "",
            "Examples:",
            "  dsgformer bench --networks tiny --sizes 1280x720",
            "  dsgformer bench --networks blocks --engines torch,onnxruntime --json -",
            "  dsgformer bench --networks restormer,nafnet-32 --engines torch,torch-literal"
        })
public final class BenchCommand implements Subcommand {

    private static final String STANDARD_OUTPUT = "-";
    private static final List<String> ENGINES = List.of("vector", "torch-literal", "torch", OnnxRuntimeProvider.ENGINE);

    @Option(
            names = "--networks",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "tiny,small,paper",
            description = "Networks or blocks to run (default: ${DEFAULT-VALUE}).")
    private List<String> networks;

    @Option(
            names = "--sizes",
            paramLabel = "WxH",
            split = ",",
            defaultValue = "256x256,512x512,1280x720",
            description = "Picture sizes, padded as each network needs (default: ${DEFAULT-VALUE}).")
    private List<Size> sizes;

    @Option(
            names = "--engines",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Engines to measure (default: those of vector, torch-literal, torch and onnxruntime that are installed).")
    private List<String> engines;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            split = ",",
            description = "How many threads compute; several are measured one after another (default: all processors).")
    private List<Integer> threads = List.of(Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "7",
            description = "Measured runs of each engine; the median is reported (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Warm-up of each engine, at least two runs (default: ${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(
            names = "--json",
            paramLabel = "FILE|-",
            description = "Write everything as one object; - for standard output.")
    private String json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write the table.")
    private Path markdown;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Options.requireAtLeast(spec, "--runs", runs, 1);
        for (int count : threads) {
            Options.requireAtLeast(spec, "--threads", count, 1);
        }
        if (!(warmUp >= 0 && warmUp <= 3600)) {
            throw new ParameterException(spec.commandLine(), "--warm-up must be 0 to 3600 seconds, got " + warmUp);
        }
        for (ResultFile file : files()) {
            file.requireWritable();
        }
        Console console = Console.of(spec);
        List<Subject> subjects = subjects();
        Comparison comparison =
                new Comparison(subjects, threads, engines(subjects, console), runs, warmUp, console::say);
        Report report = comparison.measure();
        write(report, console.outWriter());
        return report.rows().stream().allMatch(Row::ok) ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private List<Subject> subjects() {
        try {
            return Subject.of(networks, sizes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--networks: " + e.getMessage(), e);
        }
    }

    /** The engines asked for, else the usual ones. A requested engine that is not installed is a usage error. */
    private List<String> engines(List<Subject> subjects, Console console) {
        List<String> chosen = engines == null ? ENGINES : engines;
        for (String engine : chosen) {
            List<Subject> unable = subjects.stream()
                    .filter(subject -> !subject.engines().contains(engine))
                    .toList();
            if (!unable.isEmpty()) {
                Subject example = unable.get(0);
                String missing = "engine " + engine + " is not here for " + example.name() + "; found "
                        + String.join(", ", example.engines());
                if (engines != null) {
                    throw new ParameterException(spec.commandLine(), missing);
                }
                console.say(missing);
            }
        }
        return chosen;
    }

    private List<ResultFile> files() {
        List<ResultFile> files = new ArrayList<>();
        if (json != null && !json.equals(STANDARD_OUTPUT)) {
            files.add(new ResultFile(Path.of(json)));
        }
        if (markdown != null) {
            files.add(new ResultFile(markdown));
        }
        return files;
    }

    private void write(Report report, PrintWriter out) throws IOException {
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
}
