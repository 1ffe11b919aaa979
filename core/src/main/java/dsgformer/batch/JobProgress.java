package dsgformer.batch;

import dsgformer.image.Size;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import dsgformer.infer.ProgressListener;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** Tells a batch's listener of one photo, and remembers how the network is shown it. */
final class JobProgress implements ProgressListener {

    private final Job job;
    private final BatchListener listener;
    private final BooleanSupplier cancelled;
    private InferencePlan plan;

    JobProgress(Job job, BatchListener listener, BooleanSupplier cancelled, InferencePlan plan) {
        this.job = job;
        this.listener = listener;
        this.cancelled = cancelled;
        this.plan = plan;
    }

    InferencePlan plan() {
        return plan;
    }

    @Override
    public void examined(OptionalDouble blur, boolean sharp) {
        listener.examined(job, blur, sharp);
    }

    @Override
    public void begins(InferencePlan actual) {
        plan = actual;
    }

    @Override
    public void tileDone(int done, int total) {
        listener.tileDone(job, done, total);
    }

    @Override
    public void guarded(GuardDecision decision) {
        listener.guarded(job, decision);
    }

    @Override
    public void smallerTiles(Size tile) {
        listener.smallerTiles(job, tile);
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
