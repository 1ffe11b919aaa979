package dsgformer.batch;

import dsgformer.image.Size;
import dsgformer.infer.InferencePlan;

/**
 * Hears how a batch is going, one call at a time, from several threads: while the network is shown a photo, the one before may
 * be finished. Every photo ends with one of {@link #finished}, {@link #skipped} and {@link #failed}, and photos end in their
 * order. What a listener throws ends the batch.
 */
public interface BatchListener {

    /** A photo was read and is about to be shown to the network in this way. */
    default void began(Job job, Size size, InferencePlan plan) {}

    /** A tile of the photo is done. */
    default void tileDone(Job job, int done, int total) {}

    /** Memory ran out, and the photo begins anew with smaller tiles. */
    default void smallerTiles(Job job, Size tile) {}

    /**
     * The photo is written; {@code job} names the file that was written in the end, {@code plan} what was done in the end.
     *
     * @param ms milliseconds of reading, deblurring and writing it
     */
    default void finished(Job job, Size size, InferencePlan plan, long ms) {}

    /** Nothing was done. */
    default void skipped(Job job, SkipReason reason) {}

    /** The photo could not be deblurred; the batch goes on, or ends as its summary says. */
    default void failed(Job job, Throwable failure) {}
}
