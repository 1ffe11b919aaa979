package dsgformer.model;

import dsgformer.network.DsgformerConfig;
import dsgformer.network.NetworkConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredConfig;
import dsgformer.nn.Parameters;
import dsgformer.nn.Supervised;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Tape;
import java.util.List;
import java.util.function.Consumer;

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

    /**
     * DSGformer, its blocks on a tape.
     *
     * @param precision in which a block computes, also when it is computed again
     * @param keep what a block holds until the backward pass
     * @param done hears the beginning of the names of the parameters of each block whose gradients are complete
     */
    public static Layer taped(
            DsgformerConfig config,
            Parameters parameters,
            Form form,
            Autocast precision,
            Tape tape,
            Tape.Keep keep,
            Consumer<String> done) {
        return new Dsgformer(config, parameters, new TapedBlocks(form, precision, tape, keep, done));
    }

    /** Whether a network is shown pictures with their channels side by side in memory: ours arranges its features by itself. */
    public static boolean onChannelsLast(NetworkConfig config, Form form) {
        return form == Form.FAST && config instanceof LayeredConfig layered && layered.prefersChannelsLast();
    }

    /** The network in a form; some have but one. */
    public static Layer of(NetworkConfig config, Parameters parameters, Form form) {
        if (config instanceof DsgformerConfig ours) {
            return new Dsgformer(ours, parameters, form);
        }
        if (config instanceof LayeredConfig layered) {
            return form == Form.PLAIN ? layered.plainNetwork(parameters.root()) : layered.network(parameters.root());
        }
        throw new IllegalArgumentException("no layers for networks of the family " + config.family());
    }
}
