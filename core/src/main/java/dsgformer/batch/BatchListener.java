package dsgformer.batch;

import dsgformer.image.Size;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import java.util.OptionalDouble;

/** Hears how a batch is going, on the thread that works; what it throws ends the batch. */
public interface BatchListener {

    /** A photo was read and is about to be shown to the network in this way. */
    default void began(Job job, Size size, InferencePlan plan) {}

    /** How blurred the photo is, as far as that can be told, and whether it is sharp enough to be left as it is. */
    default void examined(Job job, OptionalDouble blur, boolean sharp) {}

    /** A tile of the photo is done. */
    default void tileDone(Job job, int done, int total) {}

    /** Memory ran out, and the photo begins anew with smaller tiles. */
    default void smallerTiles(Job job, Size tile) {}

    /** The network misbehaved on a tile of the photo, and something was done about it; what is heard before {@link #smallerTiles} is void. */
    default void guarded(Job job, GuardDecision decision) {}

    /** The photo is written; {@code job} names the file that was written in the end, {@code plan} what was done in the end. */
    default void finished(Job job, Size size, InferencePlan plan, long ms) {}

    /** Nothing was done, since the output is there. */
    default void skipped(Job job) {}

    /** The photo could not be deblurred; the batch goes on. */
    default void failed(Job job, Throwable failure) {}
}
