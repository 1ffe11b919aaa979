package dsgformer.batch;

import java.util.List;

/**
 * How a batch ended.
 *
 * @param finished photos that were written
 * @param skipped photos whose output was there and was left alone
 * @param failures what stopped the others, in order
 * @param ms milliseconds that it all took
 */
public record BatchSummary(int finished, int skipped, List<Throwable> failures, long ms) {

    public BatchSummary {
        failures = List.copyOf(failures);
    }
}
