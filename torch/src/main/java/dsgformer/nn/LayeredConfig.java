package dsgformer.nn;

import dsgformer.network.NetworkConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A network's configuration that knows the layers it stands for. */
public interface LayeredConfig extends NetworkConfig {

    /**
     * The network on the parameters at {@code root}, which it borrows: from pictures [n, 3, h, w] in the network's own range,
     * of sizes that {@link #sizes} allows, to restored ones of the same shape and range.
     */
    Layer network(ParameterPath root);

    /** The same network operator by operator, where {@link #network} has some of them in one; what that is measured against. */
    default Layer plainNetwork(ParameterPath root) {
        return network(root);
    }

    /** The same network with all that training compares; of most that is what {@link #network} gives and no more. */
    default Supervised supervised(ParameterPath root) {
        Layer network = network(root);
        return pictures -> List.of(network.forward(pictures));
    }

    /** How each tensor of {@link #shapes} starts where its authors, or else PyTorch's layers, start it. */
    Map<String, InitialValue> initialValues();

    /** The tensors that convolutions and linear layers multiply by: those that weight decay is meant for. */
    Set<String> kernels();

    /** Channels of its widest layer, those of a smaller picture counted in proportion: what memory per pixel grows with. */
    long widest();

    /**
     * How many outputs of its widest layer it has at once at its peak, everything counted that grows with the picture. Measured
     * as docs/performance.md says; a network that nobody measured is taken for the hungriest of those that were.
     */
    default double widestAtOnce() {
        return 33;
    }

    /** Whether the network is faster on pictures whose channels are side by side in memory; the values are the same. */
    default boolean prefersChannelsLast() {
        return false;
    }

    /**
     * The same network with its global statistics taken over windows of {@code windowPixels} at full resolution, or a little more, as local
     * as in training (TLC); empty if its authors, or those of TLC, define no such form of it.
     */
    default Optional<LayeredConfig> localized(int windowPixels) {
        return Optional.empty();
    }
}
