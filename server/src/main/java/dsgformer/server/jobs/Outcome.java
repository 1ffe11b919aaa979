package dsgformer.server.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.server.photos.RestoredFile;
import dsgformer.server.problem.Problem;
import java.time.Instant;

/** How a photo ended. */
public sealed interface Outcome {

    Instant endedAt();

    /** There is a result. */
    record Done(Instant endedAt, RestoredFile result) implements Outcome {}

    /** There is none. */
    record Failed(Instant endedAt, Problem problem) implements Outcome {}

    default ObjectNode toJson() {
        ObjectNode json =
                new JsonMapper().createObjectNode().put("endedAt", endedAt().toString());
        if (this instanceof Done done) {
            json.set("result", done.result().toJson());
        } else if (this instanceof Failed failed) {
            json.set("problem", failed.problem().toJson());
        }
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    static Outcome from(JsonNode json) {
        Instant ended = Instant.parse(json.path("endedAt").asText());
        return json.has("result")
                ? new Done(ended, RestoredFile.from(json.path("result")))
                : new Failed(ended, Problem.from(json.path("problem")));
    }
}
