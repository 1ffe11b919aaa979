package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import dsgformer.picture.Size;
import java.util.OptionalDouble;

/**
 * What happens to a photo of a batch. Each photo has any number of {@link Progress} events and at most one
 * {@link Outcome}, its last event; outcomes come in the order of the plan. Every photo of a batch that runs to its end
 * has an outcome. A batch that ends early (cancelled, after a failure under {@link BatchSettings#failFast()}, or because
 * the disk is full) leaves photos without one, even some with progress: {@link BatchSummary#remaining()} counts them.
 *
 * <p>A consumer receives one event at a time, but from several threads: while the network works on one photo, the one
 * before may be finished. What a consumer throws ends the batch.
 */
public sealed interface BatchEvent {

    /** Its source identifies the photo; its target may change until {@link Finished}, which holds the written file. */
    Job job();

    /** The photo is not done yet. */
    sealed interface Progress extends BatchEvent {}

    /** The last event of a photo that was not interrupted. */
    sealed interface Outcome extends BatchEvent {}

    /** The photo was read; the network is about to run on it by this plan. */
    record Began(Job job, Size size, InferencePlan plan) implements Progress {}

    /**
     * The photo's blur was estimated.
     *
     * @param blur on the scale of {@link dsgformer.infer.BlurEstimate}, if the photo has enough detail for one
     * @param sharp whether the photo is sharp enough to be left as it is
     */
    record Examined(Job job, OptionalDouble blur, boolean sharp) implements Progress {}

    /** Something of the photo besides its pixels cannot be kept, in words for people. */
    record Warned(Job job, String warning) implements Progress {}

    /**
     * A tile was restored.
     *
     * @param done restored tiles, this one included
     * @param total all tiles
     */
    record TileDone(Job job, int done, int total) implements Progress {}

    /**
     * Memory ran out and the photo is started again with smaller tiles; earlier {@link Guarded} events of this photo
     * are obsolete.
     */
    record SmallerTiles(Job job, Size tile) implements Progress {}

    /** The guard found faulty network output on a tile; {@code decision} holds how it was handled. */
    record Guarded(Job job, GuardDecision decision) implements Progress {}

    /**
     * The photo is written.
     *
     * @param job its target is the file that was written
     * @param plan the plan of the pass that was kept
     * @param copied whether the photo did not change, and the output repeats the bytes of its file
     * @param ms milliseconds of reading, deblurring and writing it
     */
    record Finished(Job job, Size size, InferencePlan plan, boolean copied, long ms) implements Outcome {}

    /** The photo was neither read nor written. */
    record Skipped(Job job, SkipReason reason) implements Outcome {}

    /** The photo could not be deblurred; the batch goes on, or ends as its summary says. */
    record Failed(Job job, Throwable failure) implements Outcome {}
}
