package dsgformer.train;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.model.ScoreStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Appends what happens to {@code metrics.jsonl}, one JSON object a line, and passes it on. */
final class MetricsLog implements TrainingListener {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final TrainingListener next;

    MetricsLog(Path folder, TrainingListener next) {
        this.file = folder.resolve("metrics.jsonl");
        this.next = next;
    }

    @Override
    public void report(Report report) {
        append(event("train", report.step())
                .put("spent", report.spent())
                .put("loss", report.loss())
                .put("gradient_norm", report.gradientNorm())
                .put("rate", report.rate())
                .put("crops_per_s", report.cropsPerSecond()));
        next.report(report);
    }

    @Override
    public void validated(long step, Map<String, Double> psnr) {
        ObjectNode event = event("validation", step);
        psnr.forEach((what, value) -> event.put("psnr_" + what, value));
        append(event);
        next.validated(step, psnr);
    }

    @Override
    public void saved(Path checkpoint) {
        next.saved(checkpoint);
    }

    /** What top-k selects, block by block in the order of the walk. */
    void scores(long step, List<ScoreStatistics> blocks) {
        ObjectNode event = event("scores", step);
        ArrayNode positive = event.putArray("positive");
        ArrayNode kept = event.putArray("kept");
        ArrayNode added = event.putArray("added");
        for (ScoreStatistics block : blocks) {
            positive.add(rounded(block.positive()));
            added.add(rounded(block.added()));
            ArrayNode ratios = kept.addArray();
            block.kept().forEach(share -> ratios.add(rounded(share)));
        }
        append(event);
    }

    private static double rounded(double share) {
        return Math.round(share * 1e4) / 1e4;
    }

    private static ObjectNode event(String kind, long step) {
        return JSON.createObjectNode().put("event", kind).put("step", step);
    }

    private void append(ObjectNode event) {
        try {
            Files.writeString(
                    file, event + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }
}
