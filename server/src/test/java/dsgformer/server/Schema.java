package dsgformer.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** As much of JSON Schema as the description of the interface uses. */
final class Schema {

    private final JsonNode document;

    Schema(JsonNode document) {
        this.document = document;
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** What of a value is not as the schema says; empty if all is. */
    List<String> faults(JsonNode value, JsonNode schema, String where) {
        JsonNode rule = resolved(schema);
        List<String> faults = new ArrayList<>();
        if (!isOfType(value, rule.path("type").asText())) {
            faults.add(where + " is no " + rule.path("type").asText() + ": " + value);
            return faults;
        }
        if (rule.has("enum")
                && StreamSupport.stream(rule.path("enum").spliterator(), false).noneMatch(value::equals)) {
            faults.add(where + " is none of " + rule.path("enum") + ": " + value);
        }
        if (value.isArray()) {
            value.forEach(each -> faults.addAll(faults(each, rule.path("items"), where + "[]")));
        }
        if (value.isObject()) {
            rule.path("required").forEach(name -> {
                if (!value.has(name.asText())) {
                    faults.add(where + " has no " + name.asText());
                }
            });
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                JsonNode of = rule.path("properties").path(member.getKey());
                if (of.isMissingNode()) {
                    faults.add(where + " has " + member.getKey() + ", which is not described");
                } else {
                    faults.addAll(faults(member.getValue(), of, where + "." + member.getKey()));
                }
            }
        }
        return faults;
    }

    private static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> throw new IllegalStateException("the schema has no type that is known: " + type);
        };
    }
}
