package dsgformer.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Records the events of a batch. */
final class Events implements Consumer<BatchEvent> {

    final List<BatchEvent> events = new ArrayList<>();

    @Override
    public void accept(BatchEvent event) {
        events.add(event);
    }

    /** All events, each with the name of its photo. */
    List<String> all() {
        return events.stream().map(Events::words).toList();
    }

    /** The outcomes of photos. */
    List<String> ends() {
        return events.stream()
                .filter(BatchEvent.Outcome.class::isInstance)
                .map(Events::words)
                .toList();
    }

    private static String words(BatchEvent event) {
        String name =
                event.getClass().getSimpleName() + " " + event.job().source().getFileName();
        return event instanceof BatchEvent.Skipped skipped ? name + " " + skipped.reason() : name;
    }
}
