package dsgformer.train.report;

import com.fasterxml.jackson.databind.JsonNode;
import dsgformer.io.WholeFile;
import dsgformer.page.Block;
import dsgformer.page.ChartGrid;
import dsgformer.page.Curve;
import dsgformer.page.Figure;
import dsgformer.page.Page;
import dsgformer.page.PictureRows;
import dsgformer.page.SvgChart;
import dsgformer.train.config.TrainingConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rewrites {@code report.html} from the files of the folder after every validation and at the end. */
record ReportPage(TrainingConfig config) implements Consumer<TrainingEvent> {

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof TrainingEvent.PicturesRestored || event instanceof TrainingEvent.Ended) {
            write();
        }
    }

    private void write() {
        Path folder = config.output().folder();
        try {
            List<JsonNode> events = MetricsLog.read(folder);
            String title = "Training " + folder.getFileName();
            byte[] page =
                    new Page(title, title, blocks(folder, events)).toHtml().getBytes(StandardCharsets.UTF_8);
            WholeFile.write(
                    folder.resolve("report.html"),
                    channel -> Channels.newOutputStream(channel).write(page));
        } catch (IOException e) {
            throw new UncheckedIOException("writing the report in " + folder, e);
        }
    }

    private List<Block> blocks(Path folder, List<JsonNode> events) throws IOException {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(facts(events)));
        List<SvgChart> charts = charts(events);
        if (!charts.isEmpty()) {
            blocks.add(new Block.Heading("Curves"));
            blocks.add(new ChartGrid(charts));
        }
        List<PictureRows> pictures = pictures(folder.resolve("pictures"));
        if (!pictures.isEmpty()) {
            blocks.add(new Block.Heading("Before and after"));
            blocks.addAll(pictures);
        }
        blocks.add(new Block.Heading("Configuration"));
        blocks.add(new Block.Listing(config.yaml()));
        return blocks;
    }

    private Map<String, String> facts(List<JsonNode> events) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("network", config.network().toJson());
        facts.put(
                "parameters", String.format(Locale.ROOT, "%,d", config.network().parameterCount()));
        JsonNode last = null;
        JsonNode validated = null;
        double best = Double.NEGATIVE_INFINITY;
        for (JsonNode event : events) {
            String kind = event.path("event").asText();
            if (kind.equals("train")) {
                last = event;
            } else if (kind.equals("validation")) {
                validated = event;
                best = Math.max(best, Math.max(psnr(event, "weights"), psnr(event, "average")));
            }
        }
        if (last != null) {
            facts.put("step", last.path("step").asText());
            facts.put("budget spent", percent(last.path("spent").asDouble()));
            facts.put(
                    "loss", String.format(Locale.ROOT, "%.5f", last.path("loss").asDouble()));
            facts.put(
                    "crops per second",
                    String.format(Locale.ROOT, "%.1f", last.path("crops_per_s").asDouble()));
            facts.put("waiting for crops", percent(last.path("waiting").asDouble()));
        }
        if (validated != null) {
            facts.put("validation, best", String.format(Locale.ROOT, "%.3f dB", best));
        }
        return facts;
    }

    private static double psnr(JsonNode event, String what) {
        return event.path("psnr_" + what).asDouble(Double.NEGATIVE_INFINITY);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static List<SvgChart> charts(List<JsonNode> events) {
        return Stream.of(
                        new SvgChart("loss", List.of(curve(events, "train", "loss")), false, true),
                        new SvgChart(
                                "validation, PSNR in dB",
                                List.of(
                                        curve(events, "validation", "psnr_weights"),
                                        curve(events, "validation", "psnr_average")),
                                false,
                                false),
                        new SvgChart("learning rate", List.of(curve(events, "train", "rate")), false, true),
                        new SvgChart(
                                "norm of the gradient, before clipping",
                                List.of(curve(events, "train", "gradient_norm")),
                                false,
                                true),
                        new SvgChart("crops per second", List.of(curve(events, "train", "crops_per_s")), false, false),
                        new SvgChart(
                                "share of the time waiting for crops",
                                List.of(curve(events, "train", "waiting")),
                                false,
                                false))
                .filter(chart ->
                        chart.curves().stream().anyMatch(curve -> curve.points().size() > 1))
                .toList();
    }

    private static Curve curve(List<JsonNode> events, String kind, String value) {
        return new Curve(
                value,
                events.stream()
                        .filter(event -> event.path("event").asText().equals(kind) && event.has(value))
                        .map(event -> new Curve.Point(
                                event.path("step").asDouble(), event.path(value).asDouble()))
                        .toList());
    }

    /** Of each image: blurred, the first and the latest restored one, sharp. */
    private static List<PictureRows> pictures(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.sorted().toList();
        }
        List<PictureRows> rows = new ArrayList<>();
        for (Path blurred : files) {
            String file = blurred.getFileName().toString();
            if (!file.endsWith("-blurred.png")) {
                continue;
            }
            String name = file.substring(0, file.length() - "-blurred.png".length());
            List<Path> restored = files.stream()
                    .filter(path -> path.getFileName().toString().startsWith(name + "-step-"))
                    .toList();
            List<Figure> versions = new ArrayList<>();
            versions.add(figure(name, "blurred", blurred));
            for (int i : restored.size() > 1 ? new int[] {0, restored.size() - 1} : new int[restored.size()]) {
                versions.add(figure(name, caption(restored.get(i), name), restored.get(i)));
            }
            versions.add(figure(name, "sharp", folder.resolve(name + "-sharp.png")));
            rows.add(new PictureRows(name, "", List.of(versions)));
        }
        return rows;
    }

    private static Figure figure(String name, String caption, Path png) throws IOException {
        return Figure.ofPng(caption, name + ", " + caption, Files.readAllBytes(png));
    }

    private static String caption(Path file, String name) {
        String step = file.getFileName().toString().substring(name.length() + "-step-".length());
        return "restored, step " + Long.parseLong(step.replace(".png", ""));
    }
}
