package dsgformer.cli;

import dsgformer.batch.BatchListener;
import dsgformer.batch.BatchSummary;

/** Tells someone how a run of {@code deblur} is going, from its start to its end. */
interface RunReport extends BatchListener {

    void started(RunFacts facts);

    void ended(BatchSummary summary);

    /** What {@link #ended} is not called for: a failure that stops the run, of which someone else tells. */
    default void broken(Throwable failure) {}
}
