package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;

/** Builds the DSGA blocks of a network. */
@FunctionalInterface
interface BlockFactory {

    /** A block with its parameters at {@code path}; of {@code config} only ratios, act, gate and norm matter. */
    Layer block(ParameterPath path, int heads, DsgformerConfig config);

    /** Wraps a layer between two stages, whose output several later layers read. */
    default Layer between(Layer layer) {
        return layer;
    }
}
