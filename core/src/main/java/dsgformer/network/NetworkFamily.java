package dsgformer.network;

import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import java.util.Map;
import java.util.Optional;

/** Networks of one wiring in all their sizes, such as Restormer; found through {@link java.util.ServiceLoader}. */
public interface NetworkFamily {

    /** As {@code type} in configuration files spells it. */
    String name();

    /** What people should know of it. */
    NetworkFacts facts();

    /** The sizes that have names, the usual one first. */
    Map<String, NetworkConfig> sizes();

    /**
     * The configuration that {@link NetworkConfig#toJson} wrote.
     *
     * @throws InvalidConfigException if the text is not JSON, a key is unknown, or a value is out of range
     */
    NetworkConfig fromJson(String json);

    /**
     * The configuration that a state dict with these names and shapes was written by, if it is one of this family. It need not
     * fit: a damaged file is still recognized, and told what it lacks.
     */
    Optional<NetworkConfig> detect(Map<String, Shape> shapes);

    /** A published state dict with what its authors' loader would have filled in; as it is, for most. */
    default StateDict completed(StateDict published) {
        return published;
    }
}
