package dsgformer.cli.deblur.report;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.plan.Job;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects the progress of photos until they are done; a photo's key is its file, since its target may change on the
 * way.
 */
public final class PhotoSummaries {

    private final Map<Path, PhotoSummary> notes = new HashMap<>();

    public void add(BatchEvent.Progress event) {
        notes.computeIfAbsent(event.job().source(), source -> new PhotoSummary()).add(event);
    }

    /** What was collected of a photo that is done, and is forgotten hereby. */
    public PhotoSummary take(Job job) {
        PhotoSummary note = notes.remove(job.source());
        return note == null ? new PhotoSummary() : note;
    }
}
