package dsgformer.batch;

import dsgformer.image.Photo;
import dsgformer.image.Size;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import java.util.OptionalDouble;

/**
 * Hears how a batch is going, one call at a time, from several threads: while the network is shown a photo, the one before may
 * be finished. Every photo ends with one of {@link #finished}, {@link #skipped} and {@link #failed}, and photos end in their
 * order. What a listener throws ends the batch.
 */
public interface BatchListener {

    /** A photo was read and is about to be shown to the network in this way. */
    default void began(Job job, Size size, InferencePlan plan) {}

    /** How blurred the photo is, as far as that can be told, and whether it is sharp enough to be left as it is. */
    default void examined(Job job, OptionalDouble blur, boolean sharp) {}

    /** Something of the photo besides its pixels cannot be kept, in words for people. */
    default void warned(Job job, String warning) {}

    /** A tile of the photo is done. */
    default void tileDone(Job job, int done, int total) {}

    /** Memory ran out, and the photo begins anew with smaller tiles. */
    default void smallerTiles(Job job, Size tile) {}

    /** The network misbehaved on a tile of the photo, and something was done about it; what is heard before {@link #smallerTiles} is void. */
    default void guarded(Job job, GuardDecision decision) {}

    /**
     * The photo is written; {@code job} names the file that was written in the end, {@code plan} what was done in the end.
     *
     * @param ms milliseconds of reading, deblurring and writing it
     */
    default void finished(Job job, Size size, InferencePlan plan, long ms) {}

    /**
     * About how much memory {@link #finished} takes for this photo, so that others are read and shown to the network only if there
     * is room for them beside it. The photo itself is not held any longer then.
     */
    default long bytesToFinish(Photo photo, InferencePlan plan) {
        return 0;
    }

    /** Nothing was done. */
    default void skipped(Job job, SkipReason reason) {}

    /** The photo could not be deblurred; the batch goes on, or ends as its summary says. */
    default void failed(Job job, Throwable failure) {}
}
