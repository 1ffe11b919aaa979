package dsgformer.train;

import dsgformer.train.report.TrainingEvent;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Validates the weights during training: tracks the best PSNR and the number of validations since then (early
 * stopping).
 */
final class BestTracker {

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
        return validation.isEmpty();
    }

    /** Validates each candidate, given by name; the pictures reported are those of the last one. */
    void look(long step, Map<String, StateDict> candidates, Better better) throws IOException {
        Map<String, Double> psnr = new LinkedHashMap<>();
        boolean improved = false;
        Validation.Result result = null;
        for (Map.Entry<String, StateDict> candidate : candidates.entrySet()) {
            result = validation.of(candidate.getValue());
            psnr.put(candidate.getKey(), result.psnr());
            if (best == null || result.psnr() > best) {
                best = result.psnr();
                improved = true;
                better.found(candidate.getValue());
            }
        }
        stale = improved ? 0 : stale + 1;
        listener.accept(new TrainingEvent.Validated(step, psnr));
        if (result != null) {
            listener.accept(new TrainingEvent.PicturesRestored(step, result.shown()));
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
}
