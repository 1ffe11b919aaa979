package dsgformer.nn;

import dsgformer.tensor.Tensor;
import java.util.List;

/** Builds a network that reports the scores of its attention blocks to an observer. */
@FunctionalInterface
public interface Scored {

    /** The network on the parameters at {@code root}; {@code observer} is called for each block, in forward order. */
    Layer network(ParameterPath root, Observer observer);

    /** Receives what each block has computed. */
    @FunctionalInterface
    interface Observer {

        /**
         * Called after each block.
         *
         * @param similarity Q·Kᵀ / α [n, heads, d, d]
         * @param ratios of its top-k branches
         * @param x its input
         * @param y its output
         */
        void observe(Tensor similarity, List<Double> ratios, Tensor x, Tensor y);
    }
}
