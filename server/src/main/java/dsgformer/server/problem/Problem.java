package dsgformer.server.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A problem as RFC 9457 defines it, with two members more: a stable code and the way out.
 *
 * @param detail what was being done and what was found
 * @param wayOut what to do
 * @param retryAfterSeconds when to try again, if that helps
 */
public record Problem(ProblemCode code, String detail, String wayOut, OptionalLong retryAfterSeconds) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:dsgformer:problem:";
    private static final JsonMapper JSON = new JsonMapper();

    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(wayOut);
    }

    public Problem(ProblemCode code, String detail, String wayOut) {
        this(code, detail, wayOut, OptionalLong.empty());
    }

    public ObjectNode toJson() {
        return JSON.createObjectNode()
                .put("type", TYPE + code.code())
                .put("title", code.title())
                .put("status", code.status())
                .put("detail", detail)
                .put("code", code.code())
                .put("wayOut", wayOut);
    }

    /** Reads what {@link #toJson} wrote. */
    public static Problem from(JsonNode json) {
        return new Problem(
                ProblemCode.valueOf(json.path("code").asText().toUpperCase(Locale.ROOT)),
                json.path("detail").asText(),
                json.path("wayOut").asText());
    }
}
