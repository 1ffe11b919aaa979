package dsgformer.server.photos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.photo.PhotoFormat;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What became of a photo that was restored.
 *
 * @param format of the result
 * @param size of the result
 * @param bytes of its file
 * @param sha256 of its file
 * @param inference the mode that was used
 * @param tiles how many tiles the network saw
 * @param engine what ran the network
 * @param blur by {@link dsgformer.infer.BlurEstimate}, if the photo has enough detail for one
 * @param kept kinds of metadata in the result
 * @param warnings what was lost or done in another way, in words for people
 * @param milliseconds of reading, restoring and writing
 */
public record RestoredFile(
        PhotoFormat format,
        Size size,
        long bytes,
        String sha256,
        String inference,
        int tiles,
        String engine,
        OptionalDouble blur,
        List<String> kept,
        List<String> warnings,
        long milliseconds) {

    private static final JsonMapper JSON = new JsonMapper();

    public RestoredFile {
        kept = List.copyOf(kept);
        warnings = List.copyOf(warnings);
    }

    public ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode()
                .put("format", format.extensions().get(0))
                .put("width", size.width())
                .put("height", size.height())
                .put("bytes", bytes)
                .put("sha256", sha256)
                .put("inference", inference)
                .put("tiles", tiles)
                .put("engine", engine);
        blur.ifPresent(value ->
                json.put("blur", value).put("sharpness", Sharpness.of(value).spelled()));
        strings(json.putArray("metadata"), kept);
        strings(json.putArray("warnings"), warnings);
        return json.put("milliseconds", milliseconds);
    }

    /** Reads what {@link #toJson} wrote. */
    public static RestoredFile from(JsonNode json) {
        return new RestoredFile(
                PhotoFormat.named(json.path("format").asText()).orElseThrow(),
                new Size(json.path("width").asInt(), json.path("height").asInt()),
                json.path("bytes").asLong(),
                json.path("sha256").asText(),
                json.path("inference").asText(),
                json.path("tiles").asInt(),
                json.path("engine").asText(),
                json.has("blur") ? OptionalDouble.of(json.path("blur").asDouble()) : OptionalDouble.empty(),
                strings(json.path("metadata")),
                strings(json.path("warnings")),
                json.path("milliseconds").asLong());
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(each -> values.add(each.asText()));
        return values;
    }
}
