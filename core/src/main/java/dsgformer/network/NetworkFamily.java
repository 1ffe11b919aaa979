package dsgformer.network;

import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import java.util.List;
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
     * The configuration whose state dict has these names and shapes, if it is one of this family. It need not fit
     * exactly: a damaged file is still recognized, so that the error names what is missing.
     */
    Optional<NetworkConfig> detect(Map<String, Shape> shapes);

    /** Whether names and shapes tell all of a configuration, so that a file without one can be opened. */
    default boolean toldByShapes() {
        return true;
    }

    /** Whether this is the default, for a configuration that names no family; exactly one family is. */
    default boolean isDefault() {
        return false;
    }

    /** The published scores of its sizes. */
    default List<PublishedScore> publishedScores() {
        return List.of();
    }

    /** Completes a published state dict as its authors' loader does; most families return it unchanged. */
    default StateDict completed(StateDict published) {
        return published;
    }
}
