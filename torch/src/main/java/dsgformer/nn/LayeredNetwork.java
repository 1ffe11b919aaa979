package dsgformer.nn;

import dsgformer.picture.Size;
import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network of one size as layers; what a family of networks gives to be computed on libtorch. */
public interface LayeredNetwork {

    /**
     * The network on the parameters at {@code root}, which it borrows: from pictures [n, 3, h, w] in the network's own range,
     * of sizes that its configuration allows, to restored ones of the same shape and range.
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

    /** The network as it trains and is held to parity cases where those ask for the plain form; most do that in one form only. */
    default LayeredNetwork inPlainForm() {
        return this;
    }

    /** What the network makes of pictures by name: {@code output}, and whatever features of it parity cases hold. */
    default Map<String, Tensor> outputs(ParameterPath root, Tensor pictures) {
        return Map.of("output", network(root).forward(pictures));
    }

    /** An estimate of the memory that a forward pass of such a picture takes, weights included where they count. */
    long bytesFor(Size picture);

    /** Whether the network infers faster on pictures whose channels are side by side in memory; the values are the same. */
    default boolean prefersChannelsLast() {
        return false;
    }

    /** Whether it trains faster on such pictures. */
    default boolean trainsOnChannelsLast() {
        return prefersChannelsLast();
    }

    /**
     * The same network with its global statistics taken over windows of {@code windowPixels} at full resolution, or a little more, as local
     * as in training (TLC); empty if its authors, or those of TLC, define no such form of it.
     */
    default Optional<? extends LayeredNetwork> localized(int windowPixels) {
        return Optional.empty();
    }

    /** The same network with its blocks on a tape; empty if it cannot be cut into such blocks. */
    default Optional<Taped> taped() {
        return Optional.empty();
    }

    /** The same network with its attention's scores in view; empty if nothing is to be learned from them. */
    default Optional<Scored> scored() {
        return Optional.empty();
    }
}
