package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;

/** How a block is computed; the values are the same but for rounding. */
public enum Form implements BlockFactory {
    /** Equation by equation, as in the paper. */
    PLAIN {
        @Override
        public Layer block(ParameterPath path, int heads, DsgformerConfig config) {
            return new Dsga(path, heads, config);
        }

        @Override
        public Tensor layout(Tensor x) {
            return x;
        }
    },
    /** The exact fast forms, for training and inference. */
    FAST {
        @Override
        public Layer block(ParameterPath path, int heads, DsgformerConfig config) {
            return new FastDsga(path, config);
        }

        @Override
        public Tensor layout(Tensor x) {
            return x.channelsLast();
        }
    };

    /** The same values in the memory layout that blocks of this form return. */
    public abstract Tensor layout(Tensor x);
}
