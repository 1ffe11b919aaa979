package dsgformer.train;

import dsgformer.train.report.TrainingEvent;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Validates the weights during training: tracks the best PSNR and the number of validations since then (early
 * stopping).
 */
final class BestTracker implements AutoCloseable {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

    private final Validation validation;
    private final Consumer<TrainingEvent> listener;
    private final int patience;
    private Double best;
    private int stale;

    /** @param patience validations without improvement after which training stops early; 0: never */
    BestTracker(Validation validation, Consumer<TrainingEvent> listener, int patience) {
        this.validation = validation;
        this.listener = listener;
        this.patience = patience;
    }

    /** Called with weights whose PSNR is the best so far. */
    @FunctionalInterface
    interface Better {
        void found(StateDict weights) throws IOException;
    }

    boolean isEmpty() {
        return validation.count() == 0;
    }

    /**
     * Validates each candidate, given by name; the pictures reported are those of the last one. A validation that is
     * stopped counts for nothing.
     *
     * @return whether it came to its end
     */
    boolean look(long step, Map<String, StateDict> candidates, BooleanSupplier stopped, Better better)
            throws IOException {
        Watch watch = new Watch(step, candidates.size() * validation.count(), stopped);
        Map<String, Validation.Result> results = new LinkedHashMap<>();
        for (Map.Entry<String, StateDict> candidate : candidates.entrySet()) {
            Optional<Validation.Result> result = validation.of(candidate.getValue(), watch);
            if (result.isEmpty()) {
                return false;
            }
            results.put(candidate.getKey(), result.get());
            watch.before += validation.count();
        }
        stale++;
        for (Map.Entry<String, Validation.Result> result : results.entrySet()) {
            if (best == null || result.getValue().psnr() > best) {
                best = result.getValue().psnr();
                stale = 0;
                better.found(candidates.get(result.getKey()));
            }
        }
        report(step, results);
        return true;
    }

    private void report(long step, Map<String, Validation.Result> results) {
        Map<String, Double> psnr = new LinkedHashMap<>();
        results.forEach((name, result) -> psnr.put(name, result.psnr()));
        listener.accept(new TrainingEvent.Validated(step, psnr));
        List<Validation.Result> all = new ArrayList<>(results.values());
        listener.accept(
                new TrainingEvent.PicturesRestored(step, all.get(all.size() - 1).shown()));
    }

    /** Reports the progress of a validation of all candidates, every few seconds. */
    private final class Watch implements Validation.Watch {

        private final long step;
        private final int count;
        private final BooleanSupplier stopped;
        private final long begin = System.nanoTime();
        private long reported = begin;
        private int before;

        private Watch(long step, int count, BooleanSupplier stopped) {
            this.step = step;
            this.count = count;
            this.stopped = stopped;
        }

        @Override
        public void restored(int done) {
            long now = System.nanoTime();
            if (now - reported < REPORT_EVERY.toNanos()) {
                return;
            }
            reported = now;
            int all = before + done;
            Duration remaining =
                    all == 0 ? Duration.ZERO : Duration.ofNanos((long) ((double) (now - begin) / all * (count - all)));
            listener.accept(new TrainingEvent.Validating(step, all, count, remaining));
        }

        @Override
        public boolean isStopped() {
            return stopped.getAsBoolean();
        }
    }

    /** Whether the patience is used up: training stops early. */
    boolean gaveUp() {
        return patience > 0 && stale >= patience;
    }

    Double best() {
        return best;
    }

    int stale() {
        return stale;
    }

    void restore(Double bestSoFar, int staleSoFar) {
        best = bestSoFar;
        stale = staleSoFar;
    }

    @Override
    public void close() {
        validation.close();
    }
}
