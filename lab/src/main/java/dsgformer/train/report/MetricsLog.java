package dsgformer.train.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.io.WholeFile;
import dsgformer.model.ScoreStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Appends events to {@code metrics.jsonl}, one JSON object per line. */
public final class MetricsLog implements Consumer<TrainingEvent> {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    public MetricsLog(Path folder) {
        this.file = folder.resolve("metrics.jsonl");
    }

    /** All events so far; a truncated last line of a killed process is skipped. */
    public static List<JsonNode> read(Path folder) throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        List<JsonNode> events = new ArrayList<>();
        if (Files.exists(file)) {
            Files.readString(file).lines().forEach(line -> parse(line).ifPresent(events::add));
        }
        return events;
    }

    private static Optional<JsonNode> parse(String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty(); // truncated
        }
    }

    /** Removes events after {@code step}, which a resumed run writes again. */
    public void rewind(long step) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        StringBuilder kept = new StringBuilder();
        for (JsonNode event : read(file.toAbsolutePath().getParent())) {
            if (event.path("step").asLong() <= step) {
                kept.append(event).append('\n');
            }
        }
        WholeFile.write(
                file,
                channel ->
                        Channels.newOutputStream(channel).write(kept.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof TrainingEvent.StepsTaken means) {
            append(line(means));
        } else if (event instanceof TrainingEvent.Validated validated) {
            ObjectNode line = line("validation", validated.step());
            validated.psnr().forEach((what, value) -> line.put("psnr_" + what, value));
            append(line);
        } else if (event instanceof TrainingEvent.ScoresMeasured scores) {
            append(line(scores));
        }
    }

    private static ObjectNode line(TrainingEvent.StepsTaken means) {
        return line("train", means.step())
                .put("spent", means.spent())
                .put("loss", means.loss())
                .put("gradient_norm", means.gradientNorm())
                .put("rate", means.rate())
                .put("crops_per_s", means.cropsPerSecond())
                .put("waiting", rounded(means.waiting()));
    }

    private static ObjectNode line(TrainingEvent.ScoresMeasured scores) {
        ObjectNode line = line("scores", scores.step());
        ArrayNode positive = line.putArray("positive");
        ArrayNode kept = line.putArray("kept");
        ArrayNode added = line.putArray("added");
        for (ScoreStatistics block : scores.blocks()) {
            positive.add(rounded(block.positive()));
            added.add(rounded(block.added()));
            ArrayNode ratios = kept.addArray();
            block.kept().forEach(share -> ratios.add(rounded(share)));
        }
        return line;
    }

    private static double rounded(double share) {
        return Math.round(share * 1e4) / 1e4;
    }

    private static ObjectNode line(String kind, long step) {
        return JSON.createObjectNode().put("event", kind).put("step", step);
    }

    private void append(ObjectNode line) {
        try {
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }
}
