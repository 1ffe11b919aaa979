package dsgformer.batch;

import dsgformer.image.Size;
import dsgformer.infer.InferencePlan;

/** Hears how a batch is going, on the thread that works; what it throws ends the batch. */
public interface BatchListener {

    /** A photo was read and is about to be shown to the network in this way. */
    default void began(Job job, Size size, InferencePlan plan) {}

    /** Something of the photo besides its pixels cannot be kept, in words for people. */
    default void warned(Job job, String warning) {}

    /** A tile of the photo is done. */
    default void tileDone(Job job, int done, int total) {}

    /** Memory ran out, and the photo begins anew with smaller tiles. */
    default void smallerTiles(Job job, Size tile) {}

    /** The photo is written; {@code job} names the file that was written in the end, {@code plan} what was done in the end. */
    default void finished(Job job, Size size, InferencePlan plan, long ms) {}

    /** Nothing was done, since the output is there. */
    default void skipped(Job job) {}

    /** The photo could not be deblurred; the batch goes on. */
    default void failed(Job job, Throwable failure) {}
}
