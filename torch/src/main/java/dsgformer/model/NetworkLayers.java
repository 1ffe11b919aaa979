package dsgformer.model;

import dsgformer.network.DsgformerConfig;
import dsgformer.network.NetworkConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredConfig;
import dsgformer.nn.Parameters;
import dsgformer.nn.Supervised;
import java.util.List;

/** From configurations to layers: DSGformer's in its fast form, and those of all that know their own. */
public final class NetworkLayers {

    private NetworkLayers() {}

    /** The network on the given parameters, which it borrows; they must be those that the configuration asks for. */
    public static Layer of(NetworkConfig config, Parameters parameters) {
        return of(config, parameters, Form.FAST);
    }

    /** The network with all that training compares, on pictures in [0, 1], whatever range it works in by itself. */
    public static Supervised supervised(NetworkConfig config, Parameters parameters) {
        if (!(config instanceof LayeredConfig layered)) {
            Layer network = of(config, parameters);
            return pictures -> List.of(network.forward(pictures));
        }
        Supervised network = layered.supervised(parameters.root());
        float offset = config.pixelOffset();
        return offset == 0
                ? network
                : pictures -> network.restored(pictures.add(offset)).stream()
                        .map(restored -> restored.add(-offset))
                        .toList();
    }

    static Layer of(NetworkConfig config, Parameters parameters, Form form) {
        if (config instanceof DsgformerConfig ours) {
            return new Dsgformer(ours, parameters, form);
        }
        if (config instanceof LayeredConfig layered) {
            return form == Form.PLAIN ? layered.plainNetwork(parameters.root()) : layered.network(parameters.root());
        }
        throw new IllegalArgumentException("no layers for networks of the family " + config.family());
    }
}
