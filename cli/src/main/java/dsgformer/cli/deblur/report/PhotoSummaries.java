package dsgformer.cli.deblur.report;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.plan.Job;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects the progress of photos until they are done. The key of a photo is its source, since its target may change
 * during the run.
 */
public final class PhotoSummaries {

    private final Map<Path, PhotoSummary> summaries = new HashMap<>();

    public void add(BatchEvent.Progress event) {
        summaries
                .computeIfAbsent(event.job().source(), source -> new PhotoSummary())
                .add(event);
    }

    /** Removes and returns the summary of a photo that is done. */
    public PhotoSummary take(Job job) {
        PhotoSummary summary = summaries.remove(job.source());
        return summary == null ? new PhotoSummary() : summary;
    }
}
