package dsgformer.train;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The cells of an ablation beside the paper's figures, as text in three forms. Cells that were not reached say so. */
public final class AblationTable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MISSING = "not run";

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
        StringBuilder text = new StringBuilder();
        text.append("| group | cell | parameters | seeds | PSNR | from | to | gain | SSIM | paper |\n");
        text.append("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (AblationCell cell : cells) {
            List<AblationResult> own = of(cell);
            String paper =
                    cell.paper().isPresent() ? number("%.2f", cell.paper().getAsDouble()) : "–";
            if (own.isEmpty()) {
                text.append("| " + cell.group() + " | " + cell.name() + " | | 0 | " + MISSING + " | | | | | " + paper
                        + " |\n");
                continue;
            }
            double psnr = mean(own, AblationResult::psnr);
            double least = own.stream().mapToDouble(AblationResult::psnr).min().orElseThrow();
            double most = own.stream().mapToDouble(AblationResult::psnr).max().orElseThrow();
            text.append("| " + cell.group() + " | " + cell.name() + " | ")
                    .append(own.get(0).parameters())
                    .append(" | " + own.size() + " | ")
                    .append(number("%.3f", psnr))
                    .append(" | ")
                    .append(own.size() > 1 ? number("%.3f", least) : "")
                    .append(" | ")
                    .append(own.size() > 1 ? number("%.3f", most) : "")
                    .append(" | ")
                    .append(number("%+.3f", psnr - mean(own, AblationResult::blurredPsnr)))
                    .append(" | ")
                    .append(number("%.4f", mean(own, AblationResult::ssim)))
                    .append(" | ")
                    .append(paper)
                    .append(" |\n");
        }
        return text.append("\n").append(protocol).append("\n").toString();
    }

    /** A line for each cell and seed. */
    public String toCsv() {
        StringBuilder text =
                new StringBuilder("group,cell,seed,parameters,steps,seconds,psnr,ssim,blurred_psnr,paper\n");
        for (AblationCell cell : cells) {
            for (AblationResult result : of(cell)) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%d,%d,%.1f,%.4f,%.5f,%.4f,%s%n",
                        cell.group(),
                        cell.name(),
                        result.seed(),
                        result.parameters(),
                        result.steps(),
                        result.seconds(),
                        result.psnr(),
                        result.ssim(),
                        result.blurredPsnr(),
                        cell.paper().isPresent() ? Double.toString(cell.paper().getAsDouble()) : ""));
            }
        }
        return text.toString();
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
