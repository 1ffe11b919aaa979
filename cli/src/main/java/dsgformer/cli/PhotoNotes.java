package dsgformer.cli;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.Job;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects the progress of photos until they are done; a photo's key is its file, since its target may change on the
 * way.
 */
final class PhotoNotes {

    private final Map<Path, PhotoNote> notes = new HashMap<>();

    void add(BatchEvent.Progress event) {
        notes.computeIfAbsent(event.job().source(), source -> new PhotoNote()).add(event);
    }

    /** What was collected of a photo that is done, and is forgotten hereby. */
    PhotoNote take(Job job) {
        PhotoNote note = notes.remove(job.source());
        return note == null ? new PhotoNote() : note;
    }
}
