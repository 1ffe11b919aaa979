package dsgformer.eval;

import dsgformer.picture.Planes;
import java.io.IOException;

/** Receives every scored picture; an exception that it throws ends the evaluation and reaches the caller. */
@FunctionalInterface
public interface EvaluationListener {

    /**
     * A picture was scored.
     *
     * @param done how many are scored or have failed, this one included
     * @param total how many there are in all
     */
    void scored(ImageScore score, int done, int total);

    /**
     * The pictures of a score, each [3, h, w], before {@link #scored}; they are not kept.
     *
     * @param restored need not be clamped
     */
    default void seen(ImageScore score, Planes blurred, Planes restored, Planes sharp) throws IOException {}

    /** A pair could not be scored. If this returns, the evaluation goes on; by default it throws the failure. */
    default void failed(FailedPair pair) throws IOException {
        pair.rethrow();
    }

    /** Asked before each pair: whether to stop, with a report of what was scored so far. */
    default boolean isCancelled() {
        return false;
    }

    /** Does nothing. */
    static EvaluationListener none() {
        return (score, done, total) -> {};
    }
}
