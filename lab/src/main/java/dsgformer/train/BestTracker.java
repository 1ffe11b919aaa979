package dsgformer.train;

import dsgformer.train.report.TrainingEvent;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps an eye on how good a training is: what was best, and how long ago. */
final class BestTracker {

    private final Validation validation;
    private final Consumer<TrainingEvent> listener;
    private final int patience;
    private Double best;
    private int stale;

    /** @param patience validations without a better one that are borne; 0: any number */
    BestTracker(Validation validation, Consumer<TrainingEvent> listener, int patience) {
        this.validation = validation;
        this.listener = listener;
        this.patience = patience;
    }

    /** What is done with weights that are better than all before. */
    @FunctionalInterface
    interface Better {
        void found(StateDict weights) throws IOException;
    }

    boolean isEmpty() {
        return validation.isEmpty();
    }

    /** Measures candidates by their names; the pictures shown are the last one's. */
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

    /** Whether it has been too long that anything was better. */
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
