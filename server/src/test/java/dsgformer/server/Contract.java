package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The description of the interface; compares answers with it and notes which of it was seen. */
final class Contract {

    private static final Set<String> METHODS = Set.of("get", "post", "delete", "put", "head");

    private final JsonNode document;
    private final Schema schema;
    private final Set<String> seen = new TreeSet<>();

    Contract(JsonNode document) {
        this.document = document;
        this.schema = new Schema(document);
    }

    /** Checks the answer to a request: its status, its type, each header's presence, and each member of its JSON. */
    HttpResponse<byte[]> check(HttpResponse<byte[]> answer) throws IOException {
        HttpRequest request = answer.request();
        String path = describedPath(request.uri().getPath());
        String method = request.method().toLowerCase(Locale.ROOT);
        String status = Integer.toString(answer.statusCode());
        String where = method + " " + path + " " + status;
        JsonNode operation = document.path("paths").path(path).path(method);
        assertThat(operation.isMissingNode()).as(where).isFalse();
        JsonNode response = schema.resolved(operation.path("responses").path(status));
        assertThat(response.isMissingNode())
                .as(where + " is not described: " + new String(answer.body(), StandardCharsets.UTF_8))
                .isFalse();
        seen.add(where);
        JsonNode content = response.path("content");
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(where).isEmpty();
            return answer;
        }
        assertThat(content.has(type) || content.has("*/*"))
                .as(where + " is " + type)
                .isTrue();
        JsonNode of = content.path(type).path("schema");
        if (!of.isMissingNode()) {
            JsonNode json = new JsonMapper().readTree(answer.body());
            assertThat(schema.faults(json, of, where)).isEmpty();
        }
        return answer;
    }

    /** Checks the data of an event against a schema by its name. */
    void checkEvent(String name, JsonNode data, String schemaName) {
        assertThat(schema.faults(data, document.at("/components/schemas/" + schemaName), name))
                .isEmpty();
    }

    private String describedPath(String path) {
        return document.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(each -> each.equals(path))
                .findFirst()
                .orElseGet(() -> document.path("paths").properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(each -> path.matches(each.replaceAll("\\{[a-z]+}", "[^/]+")))
                        .findFirst()
                        .orElse(path));
    }

    /** Whether an address and method are described. */
    boolean describes(String method, String path) {
        return document.path("paths").path(path).has(method);
    }

    Set<String> seen() {
        return seen;
    }

    /** Every address, method and status. */
    Set<String> all() {
        Set<String> all = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> method.getValue()
                                .path("responses")
                                .fieldNames()
                                .forEachRemaining(
                                        status -> all.add(method.getKey() + " " + path.getKey() + " " + status))));
        return all;
    }
}
