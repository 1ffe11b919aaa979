package dsgformer.batch.plan;

import dsgformer.photo.PhotoHeader;
import dsgformer.photo.file.PhotoFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The size of a batch in pixels; photos without a readable header count as the average of the others. */
public final class Workload {

    private static final long USUAL_PIXELS = 1 << 20;

    private final Map<Path, Long> pixels;
    private final int files;
    private final long usual;

    private Workload(Map<Path, Long> pixels, int files) {
        this.pixels = pixels;
        this.files = files;
        this.usual = (long)
                pixels.values().stream().mapToLong(Long::longValue).average().orElse(USUAL_PIXELS);
    }

    /** The workload of these jobs, from the headers of their photos. */
    public static Workload of(List<Job> jobs) {
        Map<Path, Long> pixels = new HashMap<>();
        for (Job job : jobs) {
            Optional<PhotoHeader> header = PhotoFiles.header(job.source());
            header.ifPresent(
                    readable -> pixels.put(job.source(), readable.size().pixels()));
        }
        return new Workload(pixels, jobs.size());
    }

    /** A workload of photos of equal size, without reading their headers. */
    public static Workload alike(int files) {
        return new Workload(Map.of(), files);
    }

    public int files() {
        return files;
    }

    /** Whether sizes were read, so that sums are meaningful. */
    public boolean isMeasured() {
        return !pixels.isEmpty();
    }

    public long pixels(Job job) {
        return pixels.getOrDefault(job.source(), usual);
    }

    /** All photos together. */
    public long pixels() {
        return pixels.values().stream().mapToLong(Long::longValue).sum() + (files - pixels.size()) * usual;
    }
}
