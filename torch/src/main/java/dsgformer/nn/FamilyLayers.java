package dsgformer.nn;

import dsgformer.network.NetworkConfig;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The layers of the networks of one family; found through {@link ServiceLoader} by the family's name.
 *
 * @param <C> the family's configurations
 */
public interface FamilyLayers<C extends NetworkConfig> {

    /** The family's name, as {@link NetworkConfig#family} gives it. */
    String name();

    /** What configurations of this family are. */
    Class<C> type();

    /** The network of this configuration. */
    LayeredNetwork layers(C config);

    /** The network that a configuration stands for; empty if nothing on the class path has layers for its family. */
    static Optional<LayeredNetwork> find(NetworkConfig config) {
        return ServiceLoader.load(FamilyLayers.class, FamilyLayers.class.getClassLoader()).stream()
                .<FamilyLayers<?>>map(ServiceLoader.Provider::get)
                .filter(family -> family.name().equals(config.family()))
                .findFirst()
                .map(family -> layers(family, config));
    }

    private static <C extends NetworkConfig> LayeredNetwork layers(FamilyLayers<C> family, NetworkConfig config) {
        return family.layers(family.type().cast(config));
    }
}
