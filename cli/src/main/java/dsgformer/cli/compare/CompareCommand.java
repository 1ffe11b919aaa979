package dsgformer.cli.compare;

import dsgformer.cli.options.Options;
import dsgformer.cli.options.SizeConverter;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import dsgformer.data.DatasetLayout;
import dsgformer.data.PairSet;
import dsgformer.data.PairedFolder;
import dsgformer.eval.FailedPair;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.InferenceMode;
import dsgformer.io.Folders;
import dsgformer.network.ModelException;
import dsgformer.network.NetworkFamilies;
import dsgformer.picture.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer compare}: the paper's Table 1 for given checkpoints. */
@Command(
        name = "compare",
        sortOptions = false,
        description = "Measures several models on the same pairs and compares them with published scores.",
        footer = {
            "",
            "OUT gets table.md, table.csv, index.html with the pictures side by side, and a",
            "result per model; a run that was stopped resumes from these. PSNR and SSIM",
            "are measured as 'eval' does.",
            "",
            "Examples:",
            "  dsgformer compare --models checkpoints/ --data pairs/ -o table1/",
            "  dsgformer compare --untrained restormer,nafnet-32,tiny -o speed/"
        })
public final class CompareCommand implements Subcommand {

    private static final List<String> EXTENSIONS = List.of(".safetensors", ".pth", ".pt", ".pkl", ".ckpt");

    @Option(
            names = "--models",
            paramLabel = "FILE|DIR|NAME",
            arity = "1..*",
            split = ",",
            description = "Checkpoints, folders of them, or names of bundled models.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--untrained",
            paramLabel = "SIZE|all",
            arity = "1..*",
            split = ",",
            description = "Network sizes, as 'model list' names them, with generated weights: speed and memory only.")
    private List<String> untrained = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of pairs.")
    private Path data;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            defaultValue = "auto",
            description =
                    "The layout of that folder, as for 'eval': flat, gopro, hide, reds, realblur, list or auto (default:"
                            + " ${DEFAULT-VALUE}).")
    private DatasetLayout layout;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N pairs of each set.")
    private Integer limit;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Timed runs of an untrained network, of which the median is reported; more than one get a warm-up run"
                            + " (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "The entry of PyTorch checkpoints that holds the weights, such as model.state_dict.")
    private String key;

    @Option(
            names = "--inference",
            paramLabel = "auto|full|tile|tlc",
            defaultValue = "auto",
            description = "What networks read at once: the whole picture, tiles, or all with local statistics (default:"
                    + " ${DEFAULT-VALUE}).")
    private InferenceMode inference;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "256x256",
            converter = SizeConverter.class,
            description = "The picture size that untrained networks are timed on (default: ${DEFAULT-VALUE}).")
    private Size size;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "The folder to write to.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        if (models.isEmpty() && untrained.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "nothing to compare; name checkpoints with --models or sizes with" + " --untrained");
        }
        if (!models.isEmpty() && data == null) {
            throw new ParameterException(spec.commandLine(), "--models needs --data, the pairs to measure on");
        }
        if (limit != null) {
            Options.requireAtLeast(spec, "--limit", limit, 1);
        }
        Options.requireAtLeast(spec, "--runs", runs, 1);
        Console console = Console.of(spec);
        Folders.create(output);
        CompareRun run = new CompareRun(
                output,
                DeblurOptions.defaults().withInference(inference).withGuard(false),
                Optional.ofNullable(key),
                console);
        List<String> failures = new ArrayList<>();
        if (!models.isEmpty()) {
            List<PairSet> sets = sets();
            for (ComparedModel model : ComparedModel.of(files())) {
                try {
                    String conditions = data + " " + layout + " " + limit + " " + inference + " " + key;
                    List<FailedPair> failed = run.measure(model, sets, conditions);
                    if (!failed.isEmpty()) {
                        failures.add(model.title());
                        console.warn(model.title() + " was measured without " + failed.size() + " pairs that failed");
                    }
                } catch (ModelException e) { // an invalid model does not stop the others
                    failures.add(e.getMessage());
                    console.say(e.getMessage());
                }
            }
            run.writeGallery(sets);
        }
        for (String name : sizes()) {
            run.time(name, NetworkFamilies.sizes().get(name), size, runs);
        }
        run.writeTables();
        PrintWriter out = console.outWriter();
        out.print(run.table().toMarkdown());
        out.flush();
        return failures.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private List<PairSet> sets() throws IOException {
        return PairedFolder.read(data, layout).stream()
                .map(set -> limit == null
                        ? set
                        : new PairSet(
                                set.name(),
                                set.pairs()
                                        .subList(0, Math.min(limit, set.pairs().size()))))
                .toList();
    }

    private List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        for (String model : models) {
            Path path = Path.of(model);
            if (!Files.isDirectory(path)) {
                names.add(model);
                continue;
            }
            try (Stream<Path> entries = Files.list(path)) {
                entries.filter(file ->
                                EXTENSIONS.stream().anyMatch(file.toString().toLowerCase(Locale.ROOT)::endsWith))
                        .sorted()
                        .forEach(file -> names.add(file.toString()));
            }
        }
        if (names.isEmpty()) {
            throw new CommandException(ExitCode.NOTHING_MATCHED, "no checkpoints in " + String.join(", ", models));
        }
        return names;
    }

    private List<String> sizes() {
        List<String> known = List.copyOf(NetworkFamilies.sizes().keySet());
        if (untrained.equals(List.of("all"))) {
            return known;
        }
        for (String name : untrained) {
            if (!known.contains(name)) {
                throw new CommandException(
                        ExitCode.USAGE, "there is no size " + name + "; there are " + String.join(", ", known));
            }
        }
        return untrained;
    }
}
