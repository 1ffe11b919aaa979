package dsgformer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.data.ImagePair;
import dsgformer.data.PairSet;
import dsgformer.eval.Evaluation;
import dsgformer.eval.EvaluationReport;
import dsgformer.eval.EvaluationSubject;
import dsgformer.eval.MeanScore;
import dsgformer.eval.PictureReader;
import dsgformer.eval.Restoration;
import dsgformer.eval.Rgb8;
import dsgformer.image.Photo;
import dsgformer.image.PixelKind;
import dsgformer.image.Planes;
import dsgformer.image.Size;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.weights.WeightsFromNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Measures models one after another; each result is written when it is there, and taken over by a later run. */
final class CompareRun {

    private static final JsonMapper JSON = new JsonMapper();
    private static final PictureReader PICTURES = PictureReader.photos();
    private static final int TIMED_RUNS = 3;
    /** Of made-up weights, so that deep networks stay finite. */
    private static final double GAIN = 0.5;

    private final Path output;
    private final DeblurOptions options;
    private final Console console;
    private final List<CompareRow> rows = new ArrayList<>();

    CompareRun(Path output, DeblurOptions options, Console console) {
        this.output = output;
        this.options = options;
        this.console = console;
    }

    CompareTable table() {
        return new CompareTable(rows);
    }

    /** @param conditions what the result depends on beside the model */
    void measure(String name, List<PairSet> sets, String conditions) throws IOException {
        Model model = Models.named(name);
        String fingerprint = conditions + " " + fingerprint(Path.of(name)) + " " + sets.hashCode();
        Optional<CompareRow> earlier = earlier(model.name(), fingerprint);
        if (earlier.isPresent()) {
            console.say(model.name() + ": measured before");
            rows.add(earlier.get());
            return;
        }
        PeakMemory.reset();
        Set<String> modes = new TreeSet<>();
        try (Deblurrer deblurrer = open(model)) {
            EvaluationReport report = new Evaluation(PICTURES, (pair, blurred) -> {
                        Planes restored = deblurrer.deblur(blurred, options);
                        keep(model.name(), pair, restored);
                        String mode = deblurrer.planFor(blurred, options).modeName();
                        modes.add(mode);
                        return new Restoration(restored, mode);
                    })
                    .run(
                            new EvaluationSubject(model.name(), deblurrer.engine(), spelled()),
                            sets,
                            (score, done, total) -> console.say(String.format(
                                    Locale.ROOT,
                                    "%s %d/%d %s: %.2f dB, %s",
                                    model.name(),
                                    done,
                                    total,
                                    score.path(),
                                    score.restored().psnr(),
                                    Numbers.duration(score.ms()))));
            MeanScore mean = report.mean();
            add(row(
                    fingerprint,
                    model.name(),
                    model.config(),
                    finite(mean.restored().psnr()),
                    finite(mean.restored().ssim()),
                    mean.ms() / 1e3,
                    String.join(", ", modes)));
        }
    }

    /** A network with made-up weights on a made-up picture: the median of three runs after one that does not count. */
    void time(String name, NetworkConfig config, int width, int height) throws IOException {
        String fingerprint = width + "x" + height + " " + spelled() + " " + config.toJson();
        Optional<CompareRow> earlier = earlier(name, fingerprint);
        if (earlier.isPresent()) {
            console.say(name + ": measured before");
            rows.add(earlier.get());
            return;
        }
        PeakMemory.reset();
        Model model = new Model(name, config, WeightsFromNames.of(config.shapes(), GAIN), Map.of());
        Planes picture = Planes.of(3, height, width);
        for (int i = 0; i < picture.values().length; i++) {
            picture.values()[i] = (i * 37L % 101) / 101f;
        }
        List<Double> seconds = new ArrayList<>();
        String mode;
        try (Deblurrer deblurrer = open(model)) {
            mode = deblurrer.planFor(picture, options).modeName();
            for (int run = 0; run <= TIMED_RUNS; run++) {
                long start = System.nanoTime();
                deblurrer.deblur(picture, options);
                if (run > 0) {
                    seconds.add((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
                }
            }
        }
        double median = seconds.stream().sorted().toList().get(TIMED_RUNS / 2);
        console.say(String.format(Locale.ROOT, "%s: %.2f s", name, median));
        add(row(fingerprint, name, config, null, null, median, mode));
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
            Double psnr,
            Double ssim,
            double seconds,
            String mode) {
        OptionalLong peak = PeakMemory.bytes();
        return new CompareRow(
                fingerprint,
                name,
                NetworkFamilies.of(config).facts().title(),
                psnr,
                ssim,
                config.parameterCount(),
                config.macs(256, 256) / 1e9,
                seconds,
                peak.isPresent() ? peak.getAsLong() / 1_000_000 : null,
                mode,
                PublishedScore.of(config).orElse(null));
    }

    private void add(CompareRow row) throws IOException {
        rows.add(row);
        Path file = result(row.model());
        Files.createDirectories(file.getParent());
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(row));
    }

    private Optional<CompareRow> earlier(String name, String fingerprint) throws IOException {
        Path file = result(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            CompareRow row = JSON.readValue(Files.readAllBytes(file), CompareRow.class);
            return Optional.of(row).filter(r -> r.fingerprint().equals(fingerprint));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // a run that was killed while it wrote: measured again
        }
    }

    private Path result(String name) {
        return output.resolve("results").resolve(name + ".json");
    }

    private String spelled() {
        return NetworkOptions.spelled(options.inference());
    }

    /** Changes when the file does; a bundled model has none. */
    private static String fingerprint(Path file) throws IOException {
        return Files.exists(file)
                ? file.toAbsolutePath() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file)
                : file.toString();
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private void keep(String model, ImagePair pair, Planes restored) throws IOException {
        Path file = CompareGallery.picture(output, model, pair);
        Files.createDirectories(file.getParent());
        Rgb8 samples = Rgb8.of(restored);
        Size size = new Size(samples.width(), samples.height());
        Photo.of(size, PixelKind.RGB, (c, y, x) -> samples.at(c, y, x)).write(file);
    }

    void writeGallery(List<PairSet> sets) throws IOException {
        List<String> names = rows.stream().map(CompareRow::model).toList();
        String page = new CompareGallery(output, names).page(sets, table());
        Files.writeString(output.resolve("index.html"), page, StandardCharsets.UTF_8);
    }

    void writeTables() throws IOException {
        Files.writeString(output.resolve("table.md"), table().toMarkdown(), StandardCharsets.UTF_8);
        Files.writeString(output.resolve("table.csv"), table().toCsv(), StandardCharsets.UTF_8);
    }
}
