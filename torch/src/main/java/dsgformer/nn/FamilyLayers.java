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

    /** The class of this family's configurations. */
    Class<C> type();

    /** The network of this configuration. */
    LayeredNetwork layers(C config);

    /** The network of a configuration; empty if no layers of its family are on the class path. */
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
