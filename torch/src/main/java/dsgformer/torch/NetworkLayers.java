package dsgformer.torch;

import dsgformer.model.Form;
import dsgformer.network.NetworkConfig;
import dsgformer.nn.FamilyLayers;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredNetwork;
import dsgformer.nn.ParameterPath;
import dsgformer.nn.Parameters;
import dsgformer.nn.Supervised;

/** Finds the layers of a configuration of any family. */
public final class NetworkLayers {

    private NetworkLayers() {}

    /**
     * The network of a configuration.
     *
     * @throws IllegalArgumentException if there are no layers for its family
     */
    public static LayeredNetwork of(NetworkConfig config) {
        return FamilyLayers.find(config)
                .orElseThrow(() -> new IllegalArgumentException("libtorch cannot compute networks of the family "
                        + config.family() + ": no layers for it are on the class path"));
    }

    /** The network of a configuration for training in this form; some networks have only one. */
    public static LayeredNetwork of(NetworkConfig config, Form form) {
        LayeredNetwork network = of(config);
        return switch (form) {
            case PLAIN -> network.inPlainForm();
            case FAST -> network;
        };
    }

    /**
     * The network with all outputs that training compares; pictures are in [0, 1], also if the network's own range
     * differs.
     */
    public static Supervised supervised(NetworkConfig config, LayeredNetwork layers, Parameters parameters) {
        Supervised network = layers.supervised(parameters.root());
        float offset = config.pixelOffset();
        return offset == 0
                ? network
                : pictures -> network.restored(pictures.add(offset)).stream()
                        .map(restored -> restored.add(-offset))
                        .toList();
    }

    /** The network for inference in this form; some networks have only one. */
    static Layer inference(LayeredNetwork network, ParameterPath root, Form form) {
        return switch (form) {
            case PLAIN -> network.plainNetwork(root);
            case FAST -> network.network(root);
        };
    }
}
