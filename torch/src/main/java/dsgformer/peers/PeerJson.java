package dsgformer.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.network.InvalidConfigException;

/** Configurations as JSON: the record's own components, behind {@code type}, the family. */
final class PeerJson {

    private static final String TYPE = "type";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private PeerJson() {}

    static String write(PeerConfig config) {
        ObjectNode json = JSON.createObjectNode().put(TYPE, config.family());
        json.setAll(JSON.<ObjectNode>valueToTree(config));
        return json.toString();
    }

    /**
     * Reads JSON as written by {@link #write}; keys may be missing.
     *
     * @param standard gives the values of missing keys
     */
    static <C extends PeerConfig> C read(String json, C standard, Class<C> type) {
        try {
            ObjectNode tree = JSON.valueToTree(standard);
            ObjectNode given = JSON.readValue(json, ObjectNode.class);
            given.remove(TYPE);
            tree.setAll(given);
            return JSON.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof InvalidConfigException invalid) {
                throw invalid;
            }
            throw new InvalidConfigException("not a network configuration: " + e.getOriginalMessage(), e);
        }
    }
}
