package dsgformer.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The result of one engine on one subject.
 *
 * @param nanos of every run; empty if it failed
 * @param peakBytes the most memory that its process held, where the system knows
 * @param failure why there is no result
 */
record Row(
        Subject subject,
        int threads,
        String engine,
        List<Long> nanos,
        OptionalLong peakBytes,
        Optional<String> failure) {

    Row {
        nanos = List.copyOf(nanos);
    }

    static Row failed(Subject subject, int threads, String engine, String why) {
        return new Row(subject, threads, engine, List.of(), OptionalLong.empty(), Optional.of(why));
    }

    boolean ok() {
        return failure.isEmpty();
    }

    /** The median run. */
    double ms() {
        List<Long> sorted = nanos.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
        return median / 1e6;
    }

    double msPerMegapixel() {
        return ms() / (subject.size().pixels() / 1e6);
    }

    /** Two operations for each multiply-add of the unpadded work. */
    double gigaflops() {
        return 2 * subject.work().total() / (ms() * 1e6);
    }

    /** Whether both are about the same work with the same number of threads. */
    boolean comparesWith(Row other) {
        return subject.equals(other.subject) && threads == other.threads;
    }
}
