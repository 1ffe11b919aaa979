package dsgformer.peers;

import dsgformer.network.NetworkConfig;
import dsgformer.nn.LayeredNetwork;
import dsgformer.picture.Size;
import java.util.Optional;

/** The configuration of one of the networks that DSGformer is compared with, which knows its layers as well. */
public interface PeerConfig extends NetworkConfig, LayeredNetwork {

    @Override
    default String toJson() {
        return PeerJson.write(this);
    }

    /**
     * How many outputs of its widest layer it has at once at its peak, everything counted that grows with the picture. Measured
     * as docs/performance.md says; a network that nobody measured is taken for the hungriest of those that were.
     */
    default double widestAtOnce() {
        return 33;
    }

    /** {@inheritDoc} Its weights, here and in the heap that they came from, and so many outputs of the widest layer as were measured. */
    @Override
    default long bytesFor(Size picture) {
        long weights = 2 * Float.BYTES * parameterCount();
        double features = widestAtOnce() * Float.BYTES * blueprint().widest() * picture.pixels();
        return weights + (long) features;
    }

    @Override
    default Optional<PeerConfig> localized(int windowPixels) {
        return Optional.empty();
    }

    /** {@inheritDoc} These have many layers, few of them normalized. */
    @Override
    default double gainOfWeightsFromNames() {
        return 0.5;
    }
}
