package dsgformer.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.weights.Shape;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The families of networks that are known: those of the class path. */
public final class NetworkFamilies {

    private static final String TYPE = "type";
    private static final String SIZE = "size";
    private static final JsonMapper JSON = new JsonMapper();

    private NetworkFamilies() {}

    /** All of them, the default first. */
    public static List<NetworkFamily> all() {
        return ServiceLoader.load(NetworkFamily.class, NetworkFamilies.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(NetworkFamily::isDefault)
                        .reversed()) // stable: the others keep their order
                .toList();
    }

    /**
     * The family of that name.
     *
     * @throws InvalidConfigException if there is none
     */
    public static NetworkFamily named(String name) {
        return all().stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidConfigException("network.type must be one of " + names() + ", got " + name));
    }

    /** The family that a configuration is of. */
    public static NetworkFamily of(NetworkConfig config) {
        return named(config.family());
    }

    /** All sizes of all families that have names. */
    public static Map<String, NetworkConfig> sizes() {
        Map<String, NetworkConfig> sizes = new LinkedHashMap<>();
        all().forEach(family -> sizes.putAll(family.sizes()));
        return sizes;
    }

    /**
     * Reads a configuration: of the family that {@code type} names, or of the default; from the size that {@code size}
     * names, such as {@code l} or {@code convir-l}, or from the usual one.
     *
     * @throws InvalidConfigException if the text is not JSON, or describes no network of a known family
     */
    public static NetworkConfig fromJson(String json) {
        try {
            JsonNode given = JSON.readTree(json);
            JsonNode type = given.get(TYPE);
            NetworkFamily family = type == null ? all().get(0) : named(type.asText());
            if (!(given instanceof ObjectNode changes) || !changes.has(SIZE)) {
                return family.fromJson(json);
            }
            String size = changes.remove(SIZE).asText();
            ObjectNode whole = JSON.readValue(size(family, size).toJson(), ObjectNode.class);
            whole.setAll(changes);
            return family.fromJson(whole.toString());
        } catch (JsonProcessingException e) {
            throw new InvalidConfigException("not a network configuration: " + e.getOriginalMessage(), e);
        }
    }

    /** The configuration whose state dict has these names and shapes, if a family recognizes them. */
    public static Optional<NetworkConfig> detect(Map<String, Shape> shapes) {
        return all().stream()
                .map(family -> family.detect(shapes))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The published score of the network of this configuration, if there is one. */
    public static Optional<PublishedScore> publishedScore(NetworkConfig config) {
        return of(config).publishedScores().stream()
                .filter(score -> score.parameters() == config.parameterCount())
                .findFirst();
    }

    static String names() {
        return all().stream().map(NetworkFamily::name).collect(Collectors.joining(", "));
    }

    private static NetworkConfig size(NetworkFamily family, String name) {
        return family.sizes().entrySet().stream()
                .filter(size -> size.getKey().equalsIgnoreCase(name)
                        || size.getKey().equalsIgnoreCase(family.name() + "-" + name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new InvalidConfigException("network.size of " + family.name() + " must be one of "
                        + String.join(", ", family.sizes().keySet()) + ", got " + name));
    }
}
