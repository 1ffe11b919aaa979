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
     * The configuration that a state dict with these names and shapes was written by, if it is one of this family. It need not
     * fit: a damaged file is still recognized, and told what it lacks.
     */
    Optional<NetworkConfig> detect(Map<String, Shape> shapes);

    /** Whether names and shapes tell all of a configuration, so that a file without one can be opened. */
    default boolean toldByShapes() {
        return true;
    }

    /** Whether it is meant where a configuration names no family; one is. */
    default boolean isDefault() {
        return false;
    }

    /** What publications say of its sizes. */
    default List<PublishedScore> publishedScores() {
        return List.of();
    }

    /** A published state dict with what its authors' loader would have filled in; as it is, for most. */
    default StateDict completed(StateDict published) {
        return published;
    }
}
