package dsgformer.peers;

import dsgformer.network.InvalidConfigException;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFacts;
import dsgformer.network.NetworkFamily;
import dsgformer.nn.FamilyLayers;
import dsgformer.nn.LayeredNetwork;
import dsgformer.weights.Shape;
import java.util.Map;
import java.util.Optional;

/**
 * One of the networks that DSGformer is compared with, in all its sizes.
 *
 * @param <C> its configuration: a record, whose components are the keys of its JSON
 */
public abstract class PeerFamily<C extends PeerConfig> implements NetworkFamily, FamilyLayers<C> {

    private final String name;
    private final NetworkFacts facts;
    private final Class<C> type;

    protected PeerFamily(String name, NetworkFacts facts, Class<C> type) {
        this.name = name;
        this.facts = facts;
        this.type = type;
    }

    /** The usual size: the configuration if only the family's name is given. */
    protected abstract C standard();

    /** A parameter name that every file of this family contains, and no file of another network. */
    protected abstract String signature();

    /** The configuration of a file that has the signature. */
    protected abstract C read(StateDictShapes shapes);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Class<C> type() {
        return type;
    }

    @Override
    public final LayeredNetwork layers(C config) {
        return config;
    }

    @Override
    public final NetworkFacts facts() {
        return facts;
    }

    @Override
    public Map<String, NetworkConfig> sizes() {
        return Map.of(name, standard());
    }

    @Override
    public final NetworkConfig fromJson(String json) {
        return PeerJson.read(json, standard(), type);
    }

    @Override
    public final Optional<NetworkConfig> detect(Map<String, Shape> shapes) {
        if (!shapes.containsKey(signature())) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(new StateDictShapes(shapes)));
        } catch (InvalidConfigException e) { // damaged: the usual size then reports what is missing
            return Optional.of(standard());
        }
    }
}
