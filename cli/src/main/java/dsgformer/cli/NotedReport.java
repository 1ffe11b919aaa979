package dsgformer.cli;

import dsgformer.batch.Job;
import dsgformer.image.Size;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import java.util.OptionalDouble;

/** A report that says of each photo at its end what was heard of it on the way. */
abstract class NotedReport implements RunReport {

    private final PhotoNotes notes = new PhotoNotes();

    /** What was heard of a photo that has ended, and forgotten hereby. */
    final PhotoNote take(Job job) {
        return notes.take(job);
    }

    @Override
    public void began(Job job, Size size, InferencePlan plan) {
        notes.began(job, size, plan);
    }

    @Override
    public void examined(Job job, OptionalDouble blur, boolean sharp) {
        notes.examined(job, blur, sharp);
    }

    @Override
    public void warned(Job job, String warning) {
        notes.warned(job, warning);
    }

    @Override
    public void smallerTiles(Job job, Size tile) {
        notes.smallerTiles(job, tile);
    }

    @Override
    public void guarded(Job job, GuardDecision decision) {
        notes.guarded(job, decision);
    }
}
