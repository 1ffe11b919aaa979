package dsgformer.nn;

import dsgformer.tensor.Tensor;
import java.util.List;

/** Builds a network that shows the scores of its attention blocks. */
@FunctionalInterface
public interface Scored {

    /** The network on the parameters at {@code root}; {@code observer} sees its blocks in the order of the walk. */
    Layer network(ParameterPath root, Observer observer);

    /** Sees blocks at work. */
    @FunctionalInterface
    interface Observer {

        /**
         * A block has computed.
         *
         * @param similarity Q·Kᵀ / α [n, heads, d, d]
         * @param ratios of its top-k branches
         * @param x what it read
         * @param y what it made of it
         */
        void sees(Tensor similarity, List<Double> ratios, Tensor x, Tensor y);
    }
}
