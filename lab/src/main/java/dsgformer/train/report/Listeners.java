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

    /** Delivers the end to all listeners even if one throws, since each has files to close. */
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
