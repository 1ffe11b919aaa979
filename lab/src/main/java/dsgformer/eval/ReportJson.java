package dsgformer.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An evaluation as the JSON object of {@code eval --json}. */
final class ReportJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportJson() {}

    static String of(EvaluationReport report) {
        ObjectNode root = JSON.createObjectNode()
                .put("model", report.subject().model())
                .put("engine", report.subject().engine())
                .put("inference", report.subject().inference())
                .put("protocol", report.protocol().description());
        root.set("mean", mean(report.mean()));
        if (!report.sets().isEmpty()) {
            ArrayNode sets = root.putArray("sets");
            report.sets()
                    .forEach((name, mean) -> sets.addObject()
                            .put("name", name)
                            .put("images", mean.images())
                            .set("mean", mean(mean)));
        }
        ArrayNode images = root.putArray("images");
        for (ImageScore image : report.images()) {
            ObjectNode node = images.addObject().put("name", image.path());
            node.set("input", metrics(image.input()));
            node.set("restored", metrics(image.restored()));
            node.put("inference", image.inference());
            node.put("ms", image.ms());
        }
        if (!report.failures().isEmpty()) {
            ArrayNode failed = root.putArray("failed");
            for (FailedPair pair : report.failures()) {
                failed.addObject().put("name", pair.path()).put("error", pair.reason());
            }
        }
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and names did not become JSON", e);
        }
    }

    private static ObjectNode mean(MeanScore mean) {
        ObjectNode node = JSON.createObjectNode();
        node.set("input", metrics(mean.input()));
        node.set("restored", metrics(mean.restored()));
        return node;
    }

    private static ObjectNode metrics(PairMetrics metrics) {
        ObjectNode node = JSON.createObjectNode();
        put(node, "psnr", metrics.psnr());
        put(node, "ssim", metrics.ssim());
        put(node, "ssim_skimage", metrics.ssimSkimage());
        put(node, "ssim_basicsr", metrics.ssimBasicsr());
        return node;
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else if (Double.isInfinite(value)) {
            node.put(name, "inf");
        } else {
            node.put(name, value);
        }
    }
}
