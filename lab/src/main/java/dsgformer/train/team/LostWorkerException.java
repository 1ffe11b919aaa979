package dsgformer.train.team;

import java.nio.file.Path;

/** A process of the team is gone or silent, so this one cannot go on; the message says who, and what there is to go on from. */
public final class LostWorkerException extends RuntimeException {

    private final int savedBy;

    /** @param savedBy the largest rank that may save what there is: of those who are left, one is to do it */
    LostWorkerException(String message, int savedBy, Throwable cause) {
        super(message, cause);
        this.savedBy = savedBy;
    }

    public int savedBy() {
        return savedBy;
    }

    public LostWorkerException savedAs(Path checkpoint) {
        return new LostWorkerException(
                getMessage() + "; what there was is saved as " + checkpoint + ", --resume auto goes on", savedBy, this);
    }
}
