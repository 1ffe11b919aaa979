package dsgformer.peers;

import dsgformer.network.NetworkConfig;
import dsgformer.nn.LayeredNetwork;
import dsgformer.picture.Size;
import java.util.Optional;

/** The configuration of one of the networks that DSGformer is compared with; it also builds the network's layers. */
public interface PeerConfig extends NetworkConfig, LayeredNetwork {

    @Override
    default String toJson() {
        return PeerJson.write(this);
    }

    /**
     * The peak memory of a pass, as a number of outputs of the widest layer; counts everything that grows with the
     * picture. Measured as described in docs/performance.md; the default, for networks without a measurement, is the
     * largest value.
     */
    default double widestAtOnce() {
        return 33;
    }

    /**
     * {@inheritDoc} The weights twice, in libtorch and in the heap, and {@link #widestAtOnce} outputs of the widest
     * layer.
     */
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

    /** {@inheritDoc} These networks have many layers, few of them normalized. */
    @Override
    default double gainOfWeightsFromNames() {
        return 0.5;
    }
}
