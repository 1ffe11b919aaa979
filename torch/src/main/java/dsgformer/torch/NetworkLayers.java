package dsgformer.torch;

import dsgformer.model.Form;
import dsgformer.network.NetworkConfig;
import dsgformer.nn.FamilyLayers;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredNetwork;
import dsgformer.nn.ParameterPath;
import dsgformer.nn.Parameters;
import dsgformer.nn.Supervised;

/** From configurations to layers, of whichever family. */
public final class NetworkLayers {

    private NetworkLayers() {}

    /**
     * The network of a configuration.
     *
     * @throws IllegalArgumentException if there are no layers for its family
     */
    public static LayeredNetwork of(NetworkConfig config) {
        return FamilyLayers.find(config)
                .orElseThrow(
                        () -> new IllegalArgumentException("no layers for networks of the family " + config.family()));
    }

    /** The network of a configuration as it trains in this form; some have but one. */
    public static LayeredNetwork of(NetworkConfig config, Form form) {
        LayeredNetwork network = of(config);
        return switch (form) {
            case PLAIN -> network.inPlainForm();
            case FAST -> network;
        };
    }

    /** The network with all that training compares, on pictures in [0, 1], whatever range it works in by itself. */
    public static Supervised supervised(NetworkConfig config, LayeredNetwork layers, Parameters parameters) {
        Supervised network = layers.supervised(parameters.root());
        float offset = config.pixelOffset();
        return offset == 0
                ? network
                : pictures -> network.restored(pictures.add(offset)).stream()
                        .map(restored -> restored.add(-offset))
                        .toList();
    }

    /** The network as it infers in this form; some have but one. */
    static Layer inference(LayeredNetwork network, ParameterPath root, Form form) {
        return switch (form) {
            case PLAIN -> network.plainNetwork(root);
            case FAST -> network.network(root);
        };
    }
}
