package dsgformer.train.report;

import java.util.List;
import java.util.function.Consumer;

/** Delivers each event to several listeners, one after another. */
record Listeners(List<Consumer<TrainingEvent>> all) implements Consumer<TrainingEvent> {

    @Override
    public void accept(TrainingEvent event) {
        if (event instanceof TrainingEvent.Ended) {
            end(event);
        } else {
            all.forEach(each -> each.accept(event));
        }
    }

    /** The end is delivered to all, though one may fail: each has files of its own to close. */
    private void end(TrainingEvent ended) {
        RuntimeException failure = null;
        for (Consumer<TrainingEvent> each : all) {
            try {
                each.accept(ended);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
