package dsgformer.server.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.io.Sha256;
import dsgformer.server.photos.PhotoOptions;
import dsgformer.server.upload.ReceivedPhoto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A job as it was accepted; nothing of it changes later.
 *
 * @param id 32 hexadecimal digits that cannot be guessed
 * @param owner the name of the client's key; empty without keys
 * @param idempotencyKey the client's name for this request, if it gave one
 */
public record JobRequest(
        String id,
        String owner,
        Instant createdAt,
        PhotoOptions options,
        Optional<String> idempotencyKey,
        List<ReceivedPhoto> photos) {

    private static final JsonMapper JSON = new JsonMapper();

    public JobRequest {
        photos = List.copyOf(photos);
    }

    /** Equal for requests that ask for the same; the client's names of the photos count. */
    String fingerprint() {
        return Sha256.of(options.toJson()
                + photos.stream()
                        .map(photo -> photo.sha256() + " " + photo.name())
                        .collect(Collectors.joining("\n")));
    }

    ObjectNode toJson() {
        ObjectNode json =
                JSON.createObjectNode().put("id", id).put("owner", owner).put("createdAt", createdAt.toString());
        json.set("options", options.toJson());
        idempotencyKey.ifPresent(key -> json.put("idempotencyKey", key));
        ArrayNode array = json.putArray("photos");
        photos.forEach(photo -> photo.putInto(array.addObject()));
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    static JobRequest from(JsonNode json) {
        List<ReceivedPhoto> photos = new ArrayList<>();
        json.path("photos").forEach(each -> photos.add(ReceivedPhoto.from(each)));
        return new JobRequest(
                json.path("id").asText(),
                json.path("owner").asText(),
                Instant.parse(json.path("createdAt").asText()),
                PhotoOptions.from(json.path("options")),
                Optional.ofNullable(json.get("idempotencyKey")).map(JsonNode::asText),
                photos);
    }
}
