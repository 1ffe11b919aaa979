package dsgformer.train.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import java.io.IOException;
import java.util.Map;

/**
 * Parses a network: the name of a size, or the configuration of a family, based on a named size or on the default one.
 */
final class NetworkSection extends StdDeserializer<NetworkConfig> {

    private static final long serialVersionUID = 1;

    NetworkSection() {
        super(NetworkConfig.class);
    }

    /** The section where a size is named alone. */
    private record Named(String preset) {

        NetworkConfig network() {
            Map<String, NetworkConfig> sizes = NetworkFamilies.sizes();
            if (!sizes.containsKey(preset)) {
                throw new InvalidSettingException("preset", "one of " + String.join(", ", sizes.keySet()));
            }
            return sizes.get(preset);
        }
    }

    @Override
    public NetworkConfig deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode section = context.readTree(parser);
        if (!section.isObject()) {
            throw MismatchedInputException.from(parser, NetworkConfig.class, "not an object");
        }
        return section.hasNonNull("preset")
                ? context.readTreeAsValue(section, Named.class).network()
                : NetworkFamilies.fromJson(section.toString());
    }
}
