package dsgformer.server.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.photo.PhotoFormat;
import dsgformer.picture.Size;
import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemException;
import java.util.Optional;

/**
 * A photo as it arrived.
 *
 * @param name what the client calls it
 * @param bytes of its file
 * @param sha256 of its file, in hexadecimal
 * @param format by its first bytes; empty if it was refused
 * @param size from its header, before its orientation is applied; empty if it was refused
 * @param refusal why it will not be restored, known from its header
 */
public record ReceivedPhoto(
        String name,
        long bytes,
        String sha256,
        Optional<PhotoFormat> format,
        Optional<Size> size,
        Optional<Problem> refusal) {

    /**
     * Ends the request if the photo was refused.
     *
     * @throws ProblemException with the reason
     */
    public void requireAccepted() {
        if (refusal.isPresent()) {
            throw new ProblemException(refusal.get());
        }
    }

    /** Writes it as members of an object. */
    public void putInto(ObjectNode json) {
        json.put("name", name).put("bytes", bytes).put("sha256", sha256);
        format.ifPresent(each -> json.put("format", each.extensions().get(0)));
        size.ifPresent(each -> json.put("width", each.width()).put("height", each.height()));
        refusal.ifPresent(problem -> json.set("refusal", problem.toJson()));
    }

    /** Reads what {@link #putInto} wrote. */
    public static ReceivedPhoto from(JsonNode json) {
        return new ReceivedPhoto(
                json.path("name").asText(),
                json.path("bytes").asLong(),
                json.path("sha256").asText(),
                Optional.ofNullable(json.get("format")).flatMap(each -> PhotoFormat.named(each.asText())),
                Optional.ofNullable(json.get("width"))
                        .map(width ->
                                new Size(width.asInt(), json.path("height").asInt())),
                Optional.ofNullable(json.get("refusal")).map(Problem::from));
    }
}
