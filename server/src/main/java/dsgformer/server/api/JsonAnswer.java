package dsgformer.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Answers with JSON, which is always UTF-8; Javalin would choose another charset for a type that names none. */
final class JsonAnswer {

    private JsonAnswer() {}

    static void send(Context context, JsonNode json) {
        send(context, "application/json", json);
    }

    static void send(Context context, String type, JsonNode json) {
        context.contentType(type).result(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
