package dsgformer.server.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.cli.run.Version;
import dsgformer.network.Model;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.OutputFormats;
import dsgformer.server.photos.Region;
import io.javalin.http.Context;

/** What the server is, what it can do, and whether it is well. */
record InfoRoutes(ServerParts parts) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int UNAVAILABLE = 503;

    void models(Context context) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode models = json.putArray("models");
        for (String name : parts.models().names()) {
            Model model = parts.models().model(name);
            models.addObject()
                    .put("name", name)
                    .put("default", name.equals(parts.models().names().get(0)))
                    .put("family", model.config().family())
                    .put("parameters", model.config().parameterCount());
        }
        JsonAnswer.send(context, json);
    }

    void info(Context context) {
        ObjectNode json = JSON.createObjectNode()
                .put("product", "dsgformer")
                .put("version", Version.product())
                .put("authentication", parts.access().needsKey() ? "key" : "none");
        ArrayNode models = json.putArray("models");
        parts.models().names().forEach(models::add);
        ObjectNode formats = json.putObject("formats");
        ArrayNode read = formats.putArray("read");
        PhotoFormat.written().forEach(format -> read.add(format.extensions().get(0)));
        ArrayNode write = formats.putArray("write");
        PhotoFormat.written()
                .filter(OutputFormats::contain)
                .forEach(format -> write.add(format.extensions().get(0)));
        json.putObject("limits")
                .put("requestBytes", parts.limits().maxBytes())
                .put("requestFiles", parts.limits().maxFiles())
                .put("photoPixels", parts.limits().photo().maxPixels())
                .put("previewSide", Region.LONGEST_SIDE)
                .put("queue", parts.queueLength())
                .put("ttlSeconds", parts.jobs().ttl().toSeconds());
        json.putObject("queue")
                .put("waiting", parts.queue().waiting())
                .put("running", parts.queue().running());
        JsonAnswer.send(context, json);
    }

    void live(Context context) {
        JsonAnswer.send(context, JSON.createObjectNode().put("status", "up"));
    }

    void ready(Context context) {
        boolean draining = parts.queue().isDraining();
        context.status(draining ? UNAVAILABLE : context.statusCode());
        JsonAnswer.send(context, JSON.createObjectNode().put("status", draining ? "draining" : "up"));
    }
}
