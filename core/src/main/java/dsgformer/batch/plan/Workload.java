package dsgformer.batch.plan;

import dsgformer.photo.PhotoHeader;
import dsgformer.photo.file.PhotoFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much there is to do, in pixels; photos that do not tell their size before they are read count as the others do on average. */
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

    /** Of these jobs, as the headers of their photos have it. */
    public static Workload of(List<Job> jobs) {
        Map<Path, Long> pixels = new HashMap<>();
        for (Job job : jobs) {
            Optional<PhotoHeader> header = PhotoFiles.header(job.source());
            header.ifPresent(told -> pixels.put(job.source(), told.size().pixels()));
        }
        return new Workload(pixels, jobs.size());
    }

    /** Of as many photos, all alike: for those who do not want to know. */
    public static Workload alike(int files) {
        return new Workload(Map.of(), files);
    }

    public int files() {
        return files;
    }

    /** Whether sizes were asked for, so that sums mean something. */
    public boolean isMeasured() {
        return !pixels.isEmpty();
    }

    public long pixels(Job job) {
        return pixels.getOrDefault(job.source(), usual);
    }

    /** Of all photos together. */
    public long pixels() {
        return pixels.values().stream().mapToLong(Long::longValue).sum() + (files - pixels.size()) * usual;
    }
}
