package dsgformer.nn;

import dsgformer.tensor.Autocast;
import dsgformer.tensor.Tape;
import java.util.function.Consumer;

/** Builds a network whose blocks are segments of a tape. */
@FunctionalInterface
public interface Taped {

    /**
     * The network on the parameters at {@code root}.
     *
     * @param precision in which a block computes, also in recomputation
     * @param keep what a block holds until the backward pass
     * @param done receives the common prefix of a block's parameter names when the gradients of the block are complete
     */
    Layer network(ParameterPath root, Autocast precision, Tape tape, Tape.Keep keep, Consumer<String> done);
}
