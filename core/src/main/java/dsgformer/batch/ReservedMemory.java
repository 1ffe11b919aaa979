package dsgformer.batch;

import dsgformer.infer.InferencePlan;
import dsgformer.photo.Photo;

/**
 * How much memory a consumer of events needs while it handles {@link BatchEvent.Finished}, so that other photos are
 * read and deblurred meanwhile only if there is room for them beside it.
 */
@FunctionalInterface
public interface ReservedMemory {

    /** None. */
    ReservedMemory NONE = (restored, plan) -> 0;

    /** Bytes for this photo, whose own samples are no longer held then; about. */
    long bytes(Photo restored, InferencePlan plan);
}
