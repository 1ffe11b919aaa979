package dsgformer.batch;

import java.util.List;

/**
 * How a batch ended.
 *
 * @param finished photos that were written
 * @param skipped photos that needed no work
 * @param failures exceptions of the photos that failed, in order
 * @param remaining photos that were not started or not finished
 * @param end why it ended
 * @param pixels of the photos that were written
 * @param ms milliseconds of the whole batch
 */
public record BatchSummary(
        int finished, int skipped, List<Throwable> failures, int remaining, End end, long pixels, long ms) {

    /** Why a batch ends. */
    public enum End {
        /** All photos were processed. */
        COMPLETE,
        /** The caller cancelled it. */
        CANCELLED,
        /** A photo failed under {@link BatchSettings#failFast()}. */
        FAILED_FAST,
        /** The disk is full. */
        DISK_FULL
    }

    public BatchSummary {
        failures = List.copyOf(failures);
    }

    /** Whether every photo has its output. */
    public boolean isWhole() {
        return failures.isEmpty() && remaining == 0;
    }
}
