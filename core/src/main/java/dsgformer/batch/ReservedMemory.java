package dsgformer.batch;

import dsgformer.infer.InferencePlan;
import dsgformer.photo.Photo;

/**
 * How much memory a consumer of events needs while it handles {@link BatchEvent.Finished}, so that other photos are
 * read and deblurred meanwhile only if they fit beside it.
 */
@FunctionalInterface
public interface ReservedMemory {

    /** None. */
    ReservedMemory NONE = (restored, plan) -> 0;

    /** Approximate bytes for this photo; its own samples are already released then. */
    long bytes(Photo restored, InferencePlan plan);
}
