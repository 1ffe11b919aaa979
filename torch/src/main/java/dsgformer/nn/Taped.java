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
     * @param precision in which a block computes, also when it is computed again
     * @param keep what a block holds until the backward pass
     * @param done hears the beginning of the names of the parameters of each block whose gradients are complete
     */
    Layer network(ParameterPath root, Autocast precision, Tape tape, Tape.Keep keep, Consumer<String> done);
}
