package dsgformer.batch;

import java.util.List;

/**
 * How a batch ended.
 *
 * @param finished photos that were written
 * @param skipped photos about which nothing was to be done
 * @param failures what stopped the others, in order
 * @param remaining photos that were not come to, or not finished
 * @param end why it ended
 * @param pixels of the photos that were written
 * @param ms milliseconds that it all took
 */
public record BatchSummary(
        int finished, int skipped, List<Throwable> failures, int remaining, End end, long pixels, long ms) {

    /** Why a batch ends. */
    public enum End {
        /** There were no more photos. */
        COMPLETE,
        /** Someone asked for it. */
        CANCELLED,
        /** A photo failed, and the first failure was to be the last. */
        FAILED_FAST,
        /** There was no room for more. */
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
