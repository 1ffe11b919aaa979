package dsgformer.weights.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The published weights that this program knows by name. */
public record Catalog(List<PublishedWeights> weights) {

    private static final String RESOURCE = "/dsgformer/weights/published.json";

    /** The catalog that comes with the program. */
    public static Catalog bundled() {
        try (InputStream json = Catalog.class.getResourceAsStream(RESOURCE)) {
            return read(json);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the list of published weights", e);
        }
    }

    static Catalog read(InputStream json) throws IOException {
        List<PublishedWeights> weights = new ArrayList<>();
        for (JsonNode entry : new ObjectMapper().readTree(json)) {
            List<URI> addresses = new ArrayList<>();
            entry.path("addresses").forEach(address -> addresses.add(URI.create(address.asText())));
            weights.add(new PublishedWeights(
                    entry.path("name").asText(),
                    entry.path("file").asText(),
                    addresses,
                    entry.has("bytes") ? OptionalLong.of(entry.get("bytes").asLong()) : OptionalLong.empty(),
                    Optional.ofNullable(entry.get("sha256")).map(JsonNode::asText),
                    entry.path("licence").asText(),
                    entry.path("source").asText(),
                    entry.path("published").asText()));
        }
        return new Catalog(weights);
    }

    /** The weights of that name. */
    public Optional<PublishedWeights> find(String name) {
        return weights.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Their names. */
    public List<String> names() {
        return weights.stream().map(PublishedWeights::name).toList();
    }
}
