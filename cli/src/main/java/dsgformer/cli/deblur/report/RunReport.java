package dsgformer.cli.deblur.report;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSummary;
import dsgformer.infer.InferencePlan;
import dsgformer.photo.Photo;
import java.util.function.Consumer;

/** Reports the progress of a run of {@code deblur}, from its start to its end. */
public interface RunReport extends Consumer<BatchEvent> {

    void started(RunFacts facts);

    void ended(BatchSummary summary);

    /** Called instead of {@link #ended} if a failure stops the run; the command itself reports the failure. */
    default void broken(Throwable failure) {}

    /** Memory for handling a finished photo, see {@link dsgformer.batch.ReservedMemory}. */
    default long bytesToFinish(Photo restored, InferencePlan plan) {
        return 0;
    }
}
