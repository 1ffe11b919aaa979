package dsgformer.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code GET /docs}: the description of the interface as a page, made from {@code openapi.yaml}. */
final class DocsPage implements Handler {

    private final String html;

    DocsPage(OpenApi api) {
        this.html = page(api.document());
    }

    @Override
    public void handle(Context context) {
        context.contentType("text/html; charset=utf-8").result(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String page(JsonNode api) {
        StringBuilder out = new StringBuilder();
        String title = text(api.at("/info/title"));
        out.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(title)
                .append("</title><link rel=\"stylesheet\" href=\"/page/docs.css\"></head><body><main><h1>")
                .append(title)
                .append("</h1>");
        paragraphs(out, api.at("/info/description").asText());
        out.append("<p>Also as <a href=\"/openapi.yaml\">YAML</a> and <a href=\"/openapi.json\">JSON</a>.</p><ul>");
        List<String> sections = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                String anchor = method.getValue().path("operationId").asText();
                out.append("<li><a href=\"#")
                        .append(escaped(anchor))
                        .append("\"><code>")
                        .append(escaped(name));
                out.append("</code></a> ")
                        .append(text(method.getValue().path("summary")))
                        .append("</li>");
                sections.add(operation(api, name, anchor, method.getValue()));
            }
        }
        out.append("</ul>");
        sections.forEach(out::append);
        out.append("<h2 id=\"schemas\">Data</h2>");
        api.at("/components/schemas").properties().forEach(each -> schema(out, each.getKey(), each.getValue()));
        return out.append("</main></body></html>").toString();
    }

    private static String operation(JsonNode api, String name, String anchor, JsonNode operation) {
        StringBuilder out = new StringBuilder();
        out.append("<section id=\"")
                .append(escaped(anchor))
                .append("\"><h2><code>")
                .append(escaped(name));
        out.append("</code></h2>");
        paragraphs(out, operation.path("summary").asText());
        paragraphs(out, operation.path("description").asText());
        if (!operation.path("parameters").isEmpty()) {
            out.append("<table><tr><th>parameter</th><th>in</th><th>values</th><th></th></tr>");
            for (JsonNode reference : operation.path("parameters")) {
                JsonNode parameter = resolved(api, reference);
                row(
                        out,
                        "<code>" + text(parameter.path("name")) + "</code>",
                        text(parameter.path("in")),
                        escaped(type(parameter.path("schema"))),
                        text(parameter.path("description")));
            }
            out.append("</table>");
        }
        out.append("<table><tr><th>status</th><th>type</th><th></th></tr>");
        for (Map.Entry<String, JsonNode> each : operation.path("responses").properties()) {
            JsonNode response = resolved(api, each.getValue());
            List<String> types = new ArrayList<>();
            response.path("content").fieldNames().forEachRemaining(types::add);
            row(out, escaped(each.getKey()), escaped(String.join(", ", types)), text(response.path("description")));
        }
        return out.append("</table></section>").toString();
    }

    private static void schema(StringBuilder out, String name, JsonNode schema) {
        out.append("<section id=\"schema-")
                .append(escaped(name))
                .append("\"><h3>")
                .append(escaped(name));
        out.append("</h3>");
        paragraphs(out, schema.path("description").asText());
        if (!schema.path("properties").isEmpty()) {
            out.append("<table><tr><th>member</th><th>type</th><th></th></tr>");
            schema.path("properties")
                    .properties()
                    .forEach(each -> row(
                            out,
                            "<code>" + escaped(each.getKey()) + "</code>",
                            escaped(type(each.getValue())),
                            text(each.getValue().path("description"))));
            out.append("</table>");
        }
        out.append("</section>");
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").asText();
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(value -> values.add(value.asText()));
            return String.join(" | ", values);
        }
        if (schema.path("type").asText().equals("array")) {
            return "array of " + type(schema.path("items"));
        }
        String range = schema.has("minimum") || schema.has("maximum")
                ? " " + schema.path("minimum").asText() + " to "
                        + schema.path("maximum").asText()
                : "";
        return schema.path("type").asText() + range;
    }

    private static JsonNode resolved(JsonNode api, JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static void row(StringBuilder out, String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append("<td>").append(cell).append("</td>");
        }
        out.append("</tr>");
    }

    private static void paragraphs(StringBuilder out, String text) {
        for (String paragraph : text.strip().split("\n\n", -1)) {
            if (!paragraph.isBlank()) {
                out.append("<p>").append(escaped(paragraph)).append("</p>");
            }
        }
    }

    private static String text(JsonNode node) {
        return escaped(node.asText());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
