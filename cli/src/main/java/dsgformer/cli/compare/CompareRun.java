package dsgformer.cli.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.cli.options.NetworkOptions;
import dsgformer.cli.options.Restorer;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Failures;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.PeakMemory;
import dsgformer.cli.run.ResultFile;
import dsgformer.data.ImagePair;
import dsgformer.data.PairSet;
import dsgformer.eval.Evaluation;
import dsgformer.eval.EvaluationListener;
import dsgformer.eval.EvaluationReport;
import dsgformer.eval.EvaluationSubject;
import dsgformer.eval.FailedPair;
import dsgformer.eval.ImageScore;
import dsgformer.eval.MeanScore;
import dsgformer.eval.PictureReader;
import dsgformer.eval.Restoration;
import dsgformer.eval.Rgb8;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.io.Folders;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.weights.WeightsFromNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Measures models one after another. Writes each result as soon as it is measured; a later run reuses it. */
final class CompareRun {

    private static final JsonMapper JSON = new JsonMapper();
    private static final PictureReader PICTURES = PictureReader.photos();
    /** The gain of generated weights: it keeps the values of deep networks finite. */
    private static final double GAIN = 0.5;

    private final Path output;
    private final DeblurOptions options;
    private final Console console;
    private final Optional<String> key;
    private final List<CompareRow> rows = new ArrayList<>();
    private final List<CompareGallery.ShownModel> shown = new ArrayList<>();

    /** @param key the entry of PyTorch checkpoints that holds the weights, if it is not a usual one */
    CompareRun(Path output, DeblurOptions options, Optional<String> key, Console console) {
        this.output = output;
        this.options = options;
        this.key = key;
        this.console = console;
    }

    CompareTable table() {
        return new CompareTable(rows);
    }

    /**
     * Measures a model, or takes what was measured before. Pairs that fail do not stop the others; then the result is not
     * kept for another run.
     *
     * @param conditions what the result depends on apart from the model
     * @return the pairs that failed
     */
    List<FailedPair> measure(ComparedModel compared, List<PairSet> sets, String conditions) throws IOException {
        Model model = Models.named(compared.name(), key);
        String title = compared.title();
        String fingerprint = conditions + " " + fingerprint(Path.of(compared.name())) + " " + sets.hashCode();
        shown.add(new CompareGallery.ShownModel(title, compared.id()));
        if (reuse(compared.id(), title, fingerprint)) {
            return List.of();
        }
        PeakMemory.reset();
        Set<String> modes = new TreeSet<>();
        try (Deblurrer deblurrer = open(model)) {
            Restorer restorer = new Restorer(deblurrer, options);
            EvaluationReport report = new Evaluation(PICTURES, (pair, blurred) -> {
                        Restoration restoration = restorer.restore(blurred);
                        keep(compared.id(), pair, restoration.picture());
                        modes.add(restoration.inference());
                        return restoration;
                    })
                    .run(
                            new EvaluationSubject(title, deblurrer.engine(), spelled()),
                            sets,
                            new Progress(title, console));
            MeanScore mean = report.mean();
            CompareRow row = row(
                    fingerprint, title, model.config(), Optional.of(mean), mean.ms() / 1e3, String.join(", ", modes));
            rows.add(row);
            if (report.failures().isEmpty()) {
                keep(compared.id(), row);
            }
            return report.failures();
        }
    }

    private record Progress(String title, Console console) implements EvaluationListener {

        @Override
        public void scored(ImageScore score, int done, int total) {
            console.say(String.format(
                    Locale.ROOT,
                    "%s %d/%d %s: %.2f dB, %s",
                    title,
                    done,
                    total,
                    score.path(),
                    score.restored().psnr(),
                    HumanNumbers.duration(score.ms())));
        }

        @Override
        public void failed(FailedPair pair) {
            Failures.report(pair.failure(), console);
        }
    }

    private boolean reuse(String id, String title, String fingerprint) throws IOException {
        Optional<CompareRow> earlier = earlier(id, fingerprint);
        earlier.ifPresent(row -> {
            console.say(title + ": measured before");
            rows.add(row.withModel(title));
        });
        return earlier.isPresent();
    }

    /**
     * Times a network with generated weights on a generated picture.
     *
     * @param runs timed runs, of which the median is reported; more than one get a warm-up run
     */
    void time(String name, NetworkConfig config, Size size, int runs) throws IOException {
        String fingerprint = size.width() + "x" + size.height() + " " + spelled() + " " + runs + " " + config.toJson();
        if (reuse(name, name, fingerprint)) {
            return;
        }
        PeakMemory.reset();
        Model model = new Model(name, config, WeightsFromNames.of(config.shapes(), GAIN), Map.of());
        Planes picture = Planes.of(3, size.height(), size.width());
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = (i * 37L % 101) / 101f;
        }
        List<Double> seconds = new ArrayList<>();
        Set<String> modes = new TreeSet<>();
        try (Deblurrer deblurrer = open(model)) {
            Restorer restorer = new Restorer(deblurrer, options);
            if (runs > 1) {
                restorer.restore(picture);
            }
            for (int run = 0; run < runs; run++) {
                long start = System.nanoTime();
                modes.add(restorer.restore(picture).inference());
                seconds.add((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
            }
        }
        double median = seconds.stream().sorted().toList().get(runs / 2);
        console.say(String.format(Locale.ROOT, "%s: %.2f s", name, median));
        CompareRow row = row(fingerprint, name, config, Optional.empty(), median, String.join(", ", modes));
        rows.add(row);
        keep(name, row);
    }

    private Deblurrer open(Model model) {
        Deblurrer deblurrer = Deblurrer.builder().model(model).build();
        if (options.inference() == InferenceMode.TLC && !deblurrer.supportsLocal()) {
            deblurrer.close();
            throw new CommandException(
                    ExitCode.USAGE,
                    "model " + model.name()
                            + " has no local statistics on any engine here, which --inference tlc needs;"
                            + " leave it out or try --inference auto");
        }
        return deblurrer;
    }

    private CompareRow row(
            String fingerprint,
            String name,
            NetworkConfig config,
            Optional<MeanScore> mean,
            double seconds,
            String mode) {
        OptionalLong peak = PeakMemory.bytes();
        return new CompareRow(
                fingerprint,
                name,
                NetworkFamilies.of(config).facts().title(),
                mean.isEmpty(),
                mean.map(score -> finite(score.restored().psnr())).orElse(null),
                mean.map(score -> finite(score.restored().ssim())).orElse(null),
                config.parameterCount(),
                config.macs(256, 256) / 1e9,
                seconds,
                peak.isPresent() ? peak.getAsLong() / 1_000_000 : null,
                mode,
                NetworkFamilies.publishedScore(config).orElse(null));
    }

    /** For another run. */
    private void keep(String id, CompareRow row) throws IOException {
        Path file = result(id);
        Folders.create(file.getParent());
        new ResultFile(file).write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(row));
    }

    private Optional<CompareRow> earlier(String id, String fingerprint) throws IOException {
        Path file = result(id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            CompareRow row = JSON.readValue(Files.readAllBytes(file), CompareRow.class);
            return Optional.of(row).filter(r -> r.fingerprint().equals(fingerprint));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // damaged, or written by another version: measured again
        }
    }

    private Path result(String id) {
        return output.resolve("results").resolve(id + ".json");
    }

    private String spelled() {
        return NetworkOptions.spelled(options.inference());
    }

    /** Path, size and modification time of a file; the name of a bundled model. */
    private static String fingerprint(Path file) throws IOException {
        return Files.exists(file)
                ? file.toAbsolutePath() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file)
                : file.toString();
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private void keep(String id, ImagePair pair, Planes restored) throws IOException {
        Path file = CompareGallery.picture(output, id, pair);
        Folders.create(file.getParent());
        Rgb8 samples = Rgb8.of(restored);
        Size size = new Size(samples.width(), samples.height());
        PhotoFiles.write(Photo.of(size, PixelKind.RGB, (c, y, x) -> samples.at(c, y, x)), file);
    }

    void writeGallery(List<PairSet> sets) throws IOException {
        String page = new CompareGallery(output, shown).page(sets, table());
        new ResultFile(output.resolve("index.html")).write(page);
    }

    void writeTables() throws IOException {
        new ResultFile(output.resolve("table.md")).write(table().toMarkdown());
        new ResultFile(output.resolve("table.csv")).write(table().toCsv());
    }
}
