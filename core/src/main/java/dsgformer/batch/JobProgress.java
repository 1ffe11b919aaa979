package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import dsgformer.infer.ProgressListener;
import dsgformer.picture.Size;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Turns the progress of one photo into events and holds the plan of the current pass. */
final class JobProgress implements ProgressListener {

    private final Job job;
    private final Consumer<BatchEvent> events;
    private final BooleanSupplier cancelled;
    private InferencePlan plan;

    JobProgress(Job job, Consumer<BatchEvent> events, BooleanSupplier cancelled, InferencePlan plan) {
        this.job = job;
        this.events = events;
        this.cancelled = cancelled;
        this.plan = plan;
    }

    InferencePlan plan() {
        return plan;
    }

    @Override
    public void examined(OptionalDouble blur, boolean sharp) {
        events.accept(new BatchEvent.Examined(job, blur, sharp));
    }

    @Override
    public void begins(InferencePlan actual) {
        plan = actual;
    }

    @Override
    public void tileDone(int done, int total) {
        events.accept(new BatchEvent.TileDone(job, done, total));
    }

    @Override
    public void guarded(GuardDecision decision) {
        events.accept(new BatchEvent.Guarded(job, decision));
    }

    @Override
    public void smallerTiles(Size tile) {
        events.accept(new BatchEvent.SmallerTiles(job, tile));
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
