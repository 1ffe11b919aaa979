package dsgformer.cli;

import dsgformer.batch.BatchListener;
import dsgformer.batch.Job;
import dsgformer.image.Size;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** What was heard of the photos that are under way, each told by its file: where it goes may change until it is there. */
final class PhotoNotes implements BatchListener {

    private final Map<Path, PhotoNote> notes = new ConcurrentHashMap<>();

    /** What was heard of a photo that is done, and forgotten hereby. */
    PhotoNote take(Job job) {
        PhotoNote note = notes.remove(job.source());
        return note == null ? new PhotoNote() : note;
    }

    private PhotoNote of(Job job) {
        return notes.computeIfAbsent(job.source(), source -> new PhotoNote());
    }

    @Override
    public void began(Job job, Size size, InferencePlan plan) {
        of(job).began(job, size, plan);
    }

    @Override
    public void examined(Job job, OptionalDouble blur, boolean sharp) {
        of(job).examined(job, blur, sharp);
    }

    @Override
    public void warned(Job job, String warning) {
        of(job).warned(job, warning);
    }

    @Override
    public void smallerTiles(Job job, Size tile) {
        of(job).smallerTiles(job, tile);
    }

    @Override
    public void guarded(Job job, GuardDecision decision) {
        of(job).guarded(job, decision);
    }
}
