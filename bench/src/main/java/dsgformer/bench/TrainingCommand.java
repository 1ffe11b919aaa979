package dsgformer.bench;

import dsgformer.cli.options.Options;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import dsgformer.page.Table;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dsgformer bench training}: measures what each optimization of a training step saves. */
@Command(
        name = "training",
        sortOptions = false,
        description =
                "Measures training steps: as they run, with one optimization less at a time, and as a plain loop.",
        footer = {
            "",
            "Each variant has a process of its own, and they take turns, step by step.",
            "",
            "Example:",
            "  dsgformer bench training --network tiny --crop 256 --batch 8"
        })
final class TrainingCommand implements Subcommand {

    private static final int PAIRS = 4;
    private static final List<String> HEADINGS = List.of("variant", "ms a step", "crops/s", "of the first", "peak MB");

    @Option(
            names = "--network",
            paramLabel = "PRESET",
            defaultValue = "tiny",
            description = "What to train (default: ${DEFAULT-VALUE}).")
    private String network;

    @Option(
            names = "--crop",
            paramLabel = "N",
            defaultValue = "256",
            description = "Side of a crop in pixels (default: ${DEFAULT-VALUE}).")
    private int crop;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "8",
            description = "Crops of a step (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measured steps of each variant; the median is reported (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--only",
            paramLabel = "N",
            split = ",",
            description = "Only the variants with these numbers; 1 is the plain loop, 2 the default.")
    private List<Integer> only;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Options.requireAtLeast(spec, "--runs", runs, 1);
        Console console = Console.of(spec);
        Path folder = Files.createTempDirectory("dsgformer-bench-training");
        Map<TrainingVariant, WorkerProcess> workers = new LinkedHashMap<>();
        try {
            Path config = config(folder);
            List<TrainingVariant> variants =
                    TrainingVariant.all(Runtime.getRuntime().availableProcessors());
            Map<TrainingVariant, List<Long>> nanos = new LinkedHashMap<>();
            for (int i = 0; i < variants.size(); i++) {
                if (only == null || only.contains(i + 1)) {
                    TrainingVariant variant = variants.get(i);
                    console.say("warming up: " + variant.name());
                    workers.put(
                            variant,
                            WorkerProcess.start(
                                    TrainingVariant.ENGINE, variant.subject(config), 1, 0, variant.environment()));
                    nanos.put(variant, new ArrayList<>());
                }
            }
            for (int run = 1; run <= runs; run++) {
                for (Map.Entry<TrainingVariant, WorkerProcess> entry : workers.entrySet()) {
                    nanos.get(entry.getKey()).add(entry.getValue().run());
                }
                console.say("run " + run + " of " + runs);
            }
            PrintWriter out = console.outWriter();
            out.print(table(workers, nanos));
            out.flush();
            return ExitCode.OK;
        } finally {
            for (WorkerProcess worker : workers.values()) {
                worker.close();
            }
            try (var files = Files.walk(folder)) {
                for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private String table(Map<TrainingVariant, WorkerProcess> workers, Map<TrainingVariant, List<Long>> nanos)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        double first = 0;
        for (Map.Entry<TrainingVariant, WorkerProcess> entry : workers.entrySet()) {
            double[] sorted = nanos.get(entry.getKey()).stream()
                    .mapToDouble(n -> n / 1e6)
                    .sorted()
                    .toArray();
            double ms = sorted[sorted.length / 2];
            first = first == 0 ? ms : first;
            rows.add(Arrays.asList(
                    entry.getKey().name(),
                    String.format(Locale.ROOT, "%.0f", ms),
                    String.format(Locale.ROOT, "%.2f", 1e3 * batch / ms),
                    String.format(Locale.ROOT, "%.2f ×", first / ms),
                    Long.toString(entry.getValue().peakMemory().orElse(0) >> 20)));
        }
        return new Table(HEADINGS, rows).toMarkdown("variant");
    }

    /** Writes a configuration and a few pictures of noise to train on. */
    private Path config(Path folder) throws IOException {
        int side = crop + 64;
        for (int i = 0; i < PAIRS; i++) {
            RandomStream random = RandomStream.of(i);
            int[] samples = new int[3 * side * side];
            Arrays.setAll(samples, at -> random.below(256));
            for (String half : List.of("blur", "sharp")) {
                Path file =
                        Files.createDirectories(folder.resolve("pairs/" + half)).resolve(i + ".png");
                PhotoFiles.write(
                        Photo.of(new Size(side, side), PixelKind.RGB, (c, y, x) -> samples[(c * side + y) * side + x]),
                        file);
            }
        }
        return Files.writeString(folder.resolve("training.yaml"), """
                network: {preset: %s}
                data: {pairs: [pairs], sampling: detail, crop: %d, batch: %d}
                schedule: {steps: 1000000}
                optimizer: {ema: 0.999}
                output: {folder: out}
                """.formatted(network, crop, batch));
    }
}
