package dsgformer.train;

import java.util.List;

/** What a training writes down beside its weights: {@code metrics.jsonl}, and what people look at. */
final class Journal {

    private Journal() {}

    /** All of it, and {@code next}. */
    static TrainingListener of(TrainingConfig config, TrainingListener next) {
        return new Listeners(List.of(new MetricsLog(config.output().folder()), next));
    }
}
