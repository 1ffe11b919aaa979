package dsgformer.train.team;

import java.nio.file.Path;

/** A process of the team exited or timed out, so training cannot continue; the message names the process and the checkpoint to
 * resume from. */
public final class LostWorkerException extends RuntimeException {

    private final int savedBy;

    /**
     * @param savedBy the largest rank that may save a checkpoint, so that exactly one of the remaining processes does
     */
    LostWorkerException(String message, int savedBy, Throwable cause) {
        super(message, cause);
        this.savedBy = savedBy;
    }

    public int savedBy() {
        return savedBy;
    }

    public LostWorkerException savedAs(Path checkpoint) {
        return new LostWorkerException(
                getMessage() + "; the training so far is saved as " + checkpoint + ", --resume auto continues it",
                savedBy,
                this);
    }
}
