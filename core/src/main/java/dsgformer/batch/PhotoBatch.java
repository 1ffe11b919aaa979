package dsgformer.batch;

import dsgformer.image.Photo;
import dsgformer.image.PhotoFormat;
import dsgformer.image.ReadLimits;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Deblurs photo after photo, each from its file into its file. Outputs appear whole or not at all, so a batch that was killed
 * goes on with {@link OnExists#SKIP}.
 *
 * @param limits how large a photo may be
 * @param finish what is done to each restored photo before it is written
 */
public record PhotoBatch(
        Deblurrer deblurrer, DeblurOptions options, ReadLimits limits, OnExists onExists, PhotoFinish finish) {

    /**
     * Does all jobs, whatever becomes of single ones; the listener hears of failures.
     *
     * @throws OutputExistsException under {@link OnExists#ERROR}, before any photo is touched
     */
    public BatchSummary run(List<Job> jobs, BatchListener listener) throws IOException {
        if (onExists == OnExists.ERROR) {
            for (Job job : jobs) {
                onExists.target(job);
            }
        }
        long start = System.nanoTime();
        int finished = 0;
        List<Throwable> failures = new ArrayList<>();
        for (Job job : jobs) {
            try {
                finished += run(job, listener) ? 1 : 0;
            } catch (IOException | RuntimeException | OutOfMemoryError failure) {
                failures.add(failure);
                listener.failed(job, failure);
            }
        }
        return new BatchSummary(finished, jobs.size() - finished - failures.size(), failures, millisSince(start));
    }

    /**
     * Does one job.
     *
     * @return whether it was done; false if the output is there and was left alone
     * @throws OutputExistsException under {@link OnExists#ERROR}
     * @throws dsgformer.image.UnreadablePhotoException if the source is no photo, or too large
     * @throws dsgformer.network.OutOfMemoryException if even small tiles do not fit
     * @throws IOException if the source is missing or a disk fails
     */
    public boolean run(Job job, BatchListener listener) throws IOException {
        Optional<Path> target = onExists.target(job);
        if (target.isEmpty()) {
            listener.skipped(job);
            return false;
        }
        long start = System.nanoTime();
        Job actual = new Job(job.source(), target.get());
        Restored restored = deblur(actual, read(actual), listener);
        restored.photo().write(actual.target());
        listener.finished(actual, restored.photo().size(), restored.plan(), millisSince(start));
        return true;
    }

    /**
     * The photo without its blur, with everything else it had; {@code job} is for the listener. Nothing here holds the blurred
     * photo any longer.
     */
    public Restored deblur(Job job, Photo blurred, BatchListener listener) {
        JobProgress progress = new JobProgress(job, listener, deblurrer.planFor(blurred, options));
        listener.began(job, blurred.size(), progress.plan());
        warn(job, finish.finished(blurred), listener);
        Photo restored = deblurrer.deblur(blurred, options, progress);
        return new Restored(finish.finished(restored), progress.plan());
    }

    /** What will be lost is said, and what cannot be written is refused, before the network runs. */
    private static void warn(Job job, Photo carried, BatchListener listener) {
        PhotoFormat target = PhotoFormat.ofExtension(job.target()).orElse(carried.format());
        Stream.concat(carried.warnings().stream(), carried.lossesIn(target).stream())
                .forEach(warning -> listener.warned(job, warning));
    }

    private Photo read(Job job) throws IOException {
        Photo blurred = Photo.read(job.source(), limits);
        requireWritableFolder(job.target());
        return blurred;
    }

    /** Asked before the network runs: a result that cannot be kept is not worth the wait. */
    private static void requireWritableFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
