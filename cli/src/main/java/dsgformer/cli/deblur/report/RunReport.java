package dsgformer.cli.deblur.report;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSummary;
import dsgformer.infer.InferencePlan;
import dsgformer.photo.Photo;
import java.util.function.Consumer;

/** Reports how a run of {@code deblur} is going, from its start to its end. */
public interface RunReport extends Consumer<BatchEvent> {

    void started(RunFacts facts);

    void ended(BatchSummary summary);

    /** In place of {@link #ended}: a failure stops the run; the command itself reports it. */
    default void broken(Throwable failure) {}

    /** As {@link dsgformer.batch.ReservedMemory} has it. */
    default long bytesToFinish(Photo restored, InferencePlan plan) {
        return 0;
    }
}
