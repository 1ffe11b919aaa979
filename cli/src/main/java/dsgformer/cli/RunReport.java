package dsgformer.cli;

import dsgformer.batch.BatchListener;
import dsgformer.batch.BatchSummary;

/** Tells someone how a run of {@code deblur} is going, from its start to its end. */
interface RunReport extends BatchListener {

    void started(RunFacts facts);

    void ended(BatchSummary summary);
}
