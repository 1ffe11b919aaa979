package dsgformer.nn;

import dsgformer.picture.Size;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network of one size as layers on libtorch; its family provides it. */
public interface LayeredNetwork {

    /**
     * The network on the parameters at {@code root}, which it borrows: from pictures [n, 3, h, w] in the network's own
     * range, of sizes that its configuration allows, to restored ones of the same shape and range.
     */
    Layer network(ParameterPath root);

    /** The same network without fused operators: the reference for {@link #network}. */
    default Layer plainNetwork(ParameterPath root) {
        return network(root);
    }

    /** The same network with all outputs that training compares; for most networks only that of {@link #network}. */
    default Supervised supervised(ParameterPath root) {
        Layer network = network(root);
        return pictures -> List.of(network.forward(pictures));
    }

    /** The network for training and parity cases in the plain form; most networks have one form, and return this. */
    default LayeredNetwork inPlainForm() {
        return this;
    }

    /** The network's outputs by name: {@code output}, and the features that parity cases contain. */
    default Map<String, Tensor> outputs(ParameterPath root, Tensor pictures) {
        return Map.of("output", network(root).forward(pictures));
    }

    /** An estimate of the memory of a forward pass of a picture of this size, weights included where they matter. */
    long bytesFor(Size picture);

    /**
     * Whether the network infers faster on pictures whose channels are side by side in memory; the values are the same.
     */
    default boolean prefersChannelsLast() {
        return false;
    }

    /** Whether it trains faster on such pictures. */
    default boolean trainsOnChannelsLast() {
        return prefersChannelsLast();
    }

    /**
     * The same network with its global statistics taken over windows of {@code windowPixels} at full resolution, or a
     * little more, so that they are as local as in training (TLC); empty if neither its authors nor those of TLC define
     * this.
     */
    default Optional<? extends LayeredNetwork> localized(int windowPixels) {
        return Optional.empty();
    }

    /** The same network with its blocks on a tape; empty if it cannot be cut into such blocks. */
    default Optional<Taped> taped() {
        return Optional.empty();
    }

    /** The same network with an observer of its attention scores; empty if the network does not support it. */
    default Optional<Scored> scored() {
        return Optional.empty();
    }
}
