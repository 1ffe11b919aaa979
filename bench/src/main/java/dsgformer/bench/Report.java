package dsgformer.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.page.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was measured in one run.
 *
 * @param peaks threads → GFLOP/s of the best matrix product
 */
record Report(Map<Integer, Double> peaks, List<Row> rows) {

    /** The engines that others are compared with, if they were measured. */
    private static final List<String> BASELINES = List.of("torch-literal", "onnxruntime");

    private static final JsonMapper JSON = new JsonMapper();

    Report {
        peaks = Collections.unmodifiableMap(new TreeMap<>(peaks));
        rows = List.copyOf(rows);
    }

    /** One object for programs; {@code threads} and {@code peak_gflops} are those of the most threads. */
    String toJson() {
        int most = Collections.max(peaks.keySet());
        ObjectNode report = JSON.createObjectNode()
                .put("java", Runtime.version().toString())
                .put("threads", most)
                .put("peak_gflops", rounded(peaks.get(most)));
        ArrayNode all = report.putArray("rows");
        rows.forEach(row -> all.add(json(row)));
        return report.toPrettyString();
    }

    private ObjectNode json(Row row) {
        ObjectNode node = JSON.createObjectNode()
                .put("network", row.subject().name())
                .put(
                        "size",
                        row.subject().size().width() + "x"
                                + row.subject().size().height())
                .put("threads", row.threads())
                .put("engine", row.engine());
        if (!row.ok()) {
            return node.put("error", row.failure().orElseThrow());
        }
        node.put("ms", rounded(row.ms()))
                .put("ms_per_megapixel", rounded(row.msPerMegapixel()))
                .put("gflops", rounded(row.gigaflops()))
                .put("peak_gflops", rounded(peaks.get(row.threads())))
                .put("runs", row.nanos().size());
        row.peakBytes().ifPresentOrElse(bytes -> node.put("peak_mb", megabytes(bytes)), () -> node.putNull("peak_mb"));
        return node;
    }

    /** A table for people. */
    String toMarkdown() {
        List<String> baselines = BASELINES.stream()
                .filter(engine -> rows.stream().anyMatch(row -> row.engine().equals(engine)))
                .toList();
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(
                List.of("network", "size", "threads", "engine", "median ms", "ms/MP", "GFLOP/s", "of peak", "peak MB"));
        baselines.forEach(engine -> head.add("vs " + engine));
        rows.forEach(row -> cells.add(cells(row, baselines)));
        StringBuilder table =
                new StringBuilder(new Table(head, cells).toMarkdown("network", "size", "threads", "engine"));
        table.append(String.format(
                Locale.ROOT, "%nJava %s. Of peak: of the best product of 2048 × 2048 matrices", Runtime.version()));
        peaks.forEach((threads, peak) ->
                table.append(String.format(Locale.ROOT, ", %.1f GFLOP/s with %s", peak, inWords(threads))));
        table.append(String.format(
                ". GFLOP/s: two operations for each multiply-add of convolutions and attention, without padding."
                        + " Vs: how many times as fast.%n"));
        rows.stream()
                .filter(row -> !row.ok())
                .forEach(row -> table.append(String.format(
                        "%n%s, %s, %s failed: %s%n",
                        row.subject().spelled(),
                        inWords(row.threads()),
                        row.engine(),
                        row.failure().orElseThrow())));
        return table.toString();
    }

    private List<String> cells(Row row, List<String> baselines) {
        List<String> cells = new ArrayList<>(List.of(
                row.subject().name(), row.subject().size().toString(), Integer.toString(row.threads()), row.engine()));
        if (!row.ok()) {
            cells.add("failed");
            while (cells.size() < 9 + baselines.size()) {
                cells.add("–");
            }
            return cells;
        }
        cells.add(number(row.ms()));
        cells.add(number(row.msPerMegapixel()));
        cells.add(String.format(Locale.ROOT, "%.1f", row.gigaflops()));
        cells.add(String.format(Locale.ROOT, "%.0f %%", 100 * row.gigaflops() / peaks.get(row.threads())));
        cells.add(
                row.peakBytes().isPresent()
                        ? Long.toString(megabytes(row.peakBytes().getAsLong()))
                        : "–");
        for (String engine : baselines) {
            cells.add(baseline(row, engine)
                    .map(base -> String.format(Locale.ROOT, "%.2f ×", base.ms() / row.ms()))
                    .orElse("–"));
        }
        return cells;
    }

    private Optional<Row> baseline(Row row, String engine) {
        return rows.stream()
                .filter(other -> other.ok() && other.engine().equals(engine) && other.comparesWith(row))
                .findFirst();
    }

    private static String inWords(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    /** Three digits that matter. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e3) / 1e3;
    }

    private static long megabytes(long bytes) {
        return Math.round(bytes / 0x1p20);
    }
}
