package dsgformer.model;

import dsgformer.network.DsgformerConfig;
import dsgformer.network.NetworkConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredConfig;
import dsgformer.nn.Parameters;

/** From configurations to layers: DSGformer's in its fast form, and those of all that know their own. */
public final class NetworkLayers {

    private NetworkLayers() {}

    /** The network on the given parameters, which it borrows; they must be those that the configuration asks for. */
    public static Layer of(NetworkConfig config, Parameters parameters) {
        return of(config, parameters, Form.FAST);
    }

    static Layer of(NetworkConfig config, Parameters parameters, Form form) {
        if (config instanceof DsgformerConfig ours) {
            return new Dsgformer(ours, parameters, form);
        }
        if (config instanceof LayeredConfig layered) {
            return layered.network(parameters.root());
        }
        throw new IllegalArgumentException("no layers for networks of the family " + config.family());
    }
}
