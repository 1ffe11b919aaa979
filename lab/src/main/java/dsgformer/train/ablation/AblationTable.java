package dsgformer.train.ablation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.page.Table;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The cells of an ablation beside the paper's figures, as text in three forms. Cells without a result are marked "not
 * run".
 */
public final class AblationTable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MISSING = "not run";
    private static final List<String> HEADINGS =
            List.of("group", "cell", "parameters", "seeds", "PSNR", "from", "to", "gain", "SSIM", "paper");
    private static final List<String> CSV_HEADINGS =
            List.of("group", "cell", "seed", "parameters", "steps", "seconds", "psnr", "ssim", "blurred_psnr", "paper");

    private final List<AblationCell> cells;
    private final List<Long> seeds;
    private final List<AblationResult> results;
    private final String protocol;

    AblationTable(List<AblationCell> cells, List<Long> seeds, List<AblationResult> results, String protocol) {
        this.cells = List.copyOf(cells);
        this.seeds = List.copyOf(seeds);
        this.results = List.copyOf(results);
        this.protocol = protocol;
    }

    /** Whether every cell was trained from every seed. */
    public boolean isComplete() {
        return results.size() == cells.size() * seeds.size();
    }

    private List<AblationResult> of(AblationCell cell) {
        return results.stream().filter(r -> r.cell().equals(cell.name())).toList();
    }

    private static double mean(List<AblationResult> some, ToDoubleFunction<AblationResult> value) {
        return some.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** A table with its protocol as caption; groups one after another. */
    public String toMarkdown() {
        List<List<String>> rows = cells.stream().map(this::row).toList();
        return new Table(HEADINGS, rows).toMarkdown("group", "cell") + "\n" + protocol + "\n";
    }

    private List<String> row(AblationCell cell) {
        List<AblationResult> own = of(cell);
        String paper = cell.paper().isPresent() ? number("%.2f", cell.paper().getAsDouble()) : "–";
        if (own.isEmpty()) {
            return List.of(cell.group(), cell.name(), "", "0", MISSING, "", "", "", "", paper);
        }
        DoubleSummaryStatistics psnr =
                own.stream().mapToDouble(AblationResult::psnr).summaryStatistics();
        return List.of(
                cell.group(),
                cell.name(),
                Long.toString(own.get(0).parameters()),
                Integer.toString(own.size()),
                number("%.3f", psnr.getAverage()),
                own.size() > 1 ? number("%.3f", psnr.getMin()) : "",
                own.size() > 1 ? number("%.3f", psnr.getMax()) : "",
                number("%+.3f", psnr.getAverage() - mean(own, AblationResult::blurredPsnr)),
                number("%.4f", mean(own, AblationResult::ssim)),
                paper);
    }

    /** A line for each cell and seed. */
    public String toCsv() {
        List<List<String>> rows = new ArrayList<>();
        for (AblationCell cell : cells) {
            for (AblationResult result : of(cell)) {
                rows.add(List.of(
                        cell.group(),
                        cell.name(),
                        Long.toString(result.seed()),
                        Long.toString(result.parameters()),
                        Long.toString(result.steps()),
                        number("%.1f", result.seconds()),
                        number("%.4f", result.psnr()),
                        number("%.5f", result.ssim()),
                        number("%.4f", result.blurredPsnr()),
                        cell.paper().isPresent() ? Double.toString(cell.paper().getAsDouble()) : ""));
            }
        }
        return new Table(CSV_HEADINGS, rows).toCsv();
    }

    /** One object: {@code protocol, complete, cells}. */
    public String toJson() {
        ObjectNode root = JSON.createObjectNode().put("protocol", protocol).put("complete", isComplete());
        ArrayNode rows = root.putArray("cells");
        for (AblationCell cell : cells) {
            ObjectNode row = rows.addObject().put("group", cell.group()).put("name", cell.name());
            cell.paper().ifPresent(psnr -> row.put("paper_psnr", psnr));
            ArrayNode runs = row.putArray("runs");
            for (AblationResult result : of(cell)) {
                runs.addObject()
                        .put("seed", result.seed())
                        .put("parameters", result.parameters())
                        .put("steps", result.steps())
                        .put("seconds", result.seconds())
                        .put("psnr", result.psnr())
                        .put("ssim", result.ssim())
                        .put("blurred_psnr", result.blurredPsnr());
            }
        }
        return root.toPrettyString();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
