package dsgformer.network;

import dsgformer.weights.StateDict;
import java.util.Map;

/**
 * A trained network as a file holds it: configuration, weights, and what is known of its making.
 *
 * @param name what people call it: a bundled model's name or the file's
 * @param metadata the other entries of the file's {@code __metadata__}
 * @throws StateDictMismatchException if the weights are not those that the configuration asks for
 */
public record Model(String name, DsgformerConfig config, StateDict weights, Map<String, String> metadata) {

    public Model {
        metadata = Map.copyOf(metadata);
        StateDictMismatchException.check(name, config.parameters(), weights);
    }
}
