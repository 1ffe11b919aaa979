package dsgformer.infer;

import dsgformer.picture.Size;
import java.util.OptionalDouble;

/** Receives the progress of a deblurring, on the thread that deblurs, and may cancel it. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * A tile was restored.
     *
     * @param done how many are, this one included
     * @param total how many there are
     */
    void tileDone(int done, int total);

    /**
     * Before anything else, how blurred a photo is, by {@link BlurEstimate}.
     *
     * @param sharp whether it is therefore left as it is, see {@link DeblurOptions#skipSharp}
     */
    default void examined(OptionalDouble blur, boolean sharp) {}

    /** The picture is about to be shown this way; once more after {@link #smallerTiles}. */
    default void begins(InferencePlan plan) {}

    /** Memory ran out; the picture starts again with tiles of this size. */
    default void smallerTiles(Size tile) {}

    /** The guard rejected the network's result for a tile. */
    default void guarded(GuardDecision decision) {}

    /**
     * Asked before every tile; once true, the deblurring ends with a
     * {@link java.util.concurrent.CancellationException}.
     */
    default boolean isCancelled() {
        return false;
    }

    /** A listener that ignores all events and never cancels. */
    static ProgressListener none() {
        return (done, total) -> {};
    }
}
