package dsgformer.server.problem;

import dsgformer.batch.DiskFullException;
import dsgformer.network.ModelException;
import dsgformer.network.OutOfMemoryException;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.UnwritablePhotoException;
import java.io.UncheckedIOException;

/** Turns the exceptions of the library into problems; no path of the server's disk gets into one. */
public final class Problems {

    private Problems() {}

    /**
     * The problem behind a failure.
     *
     * @param photo what the client calls the photo
     */
    public static Problem of(Throwable failure, String photo) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        if (failure instanceof UncheckedIOException wrapped) {
            return of(wrapped.getCause(), photo);
        }
        if (failure instanceof UnreadablePhotoException unreadable) {
            return new Problem(
                    ProblemCode.UNREADABLE_PHOTO,
                    unreadable.getMessage().replace(unreadable.name(), photo),
                    "send the photo again, or another copy of it");
        }
        if (failure instanceof UnwritablePhotoException unwritable) {
            return new Problem(
                    ProblemCode.UNWRITABLE_PHOTO, unwritable.getMessage(), "ask for another format, such as png");
        }
        if (failure instanceof ModelException) {
            return new Problem(
                    ProblemCode.MODEL_UNUSABLE,
                    "the model gave no usable result for " + photo,
                    "ask for another model; the server's log says more");
        }
        if (failure instanceof OutOfMemoryException || failure instanceof OutOfMemoryError) {
            return new Problem(
                    ProblemCode.OUT_OF_MEMORY,
                    "the server's memory is too small for " + photo,
                    "send a smaller photo, or start the server with a larger --max-memory");
        }
        if (failure instanceof DiskFullException) {
            return diskFull();
        }
        return new Problem(
                ProblemCode.INTERNAL,
                "an internal error stopped the work on " + photo,
                "try again; if it stays, report it with the server's log");
    }

    public static Problem diskFull() {
        return new Problem(
                ProblemCode.DISK_FULL,
                "the server has no space left for photos",
                "delete jobs that are done, or try again when older ones have expired");
    }
}
