package dsgformer.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dsgformer.cli.run.Version;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the interface, {@code openapi.yaml} among the resources. */
record OpenApi(String text, JsonNode document) {

    private static final String RESOURCE = "/dsgformer/server/openapi.yaml";

    static OpenApi load() {
        try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode document = new YAMLMapper().readTree(text);
            ((ObjectNode) document.path("info")).put("version", Version.product());
            return new OpenApi(text, document);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the description of the interface", e);
        }
    }

    void yaml(Context context) {
        context.contentType("application/yaml; charset=utf-8").result(text.getBytes(StandardCharsets.UTF_8));
    }

    void json(Context context) {
        JsonAnswer.send(context, document);
    }
}
