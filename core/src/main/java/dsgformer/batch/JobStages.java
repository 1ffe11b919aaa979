package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.Deblurrer;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.file.OutputFormats;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The three stages of a job (read, deblur, write), each on its own thread. A failure ends the job. */
class JobStages {

    private final Deblurrer deblurrer;
    private final BatchSettings settings;

    JobStages(Deblurrer deblurrer, BatchSettings settings) {
        this.deblurrer = deblurrer;
        this.settings = settings;
    }

    BatchSettings settings() {
        return settings;
    }

    /**
     * Reads the photo of a job.
     *
     * @param room bytes that reading may take; the result is {@link JobState.Postponed} if it would take more
     */
    JobState read(Job job, long room) {
        long start = System.nanoTime();
        try {
            JobState state = Placements.by(settings).of(job);
            if (!(state instanceof JobState.Placed placed)) {
                return state;
            }
            if (room < Long.MAX_VALUE && bytesToRead(job.source()) > room) {
                return new JobState.Postponed(job);
            }
            FileStamp stamp = FileStamp.of(job.source());
            Optional<Original> original = Original.of(job.source());
            SourcePhoto blurred = new SourcePhoto(PhotoFiles.load(job.source(), settings.limits()), original);
            OutputFile.requireWritableFolder(placed.placement().target());
            if (placed.backup().isPresent()) {
                OutputFile.requireWritableFolder(placed.backup().get().target());
            }
            return new JobState.Loaded(placed, stamp, blurred, System.nanoTime() - start);
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            return new JobState.Failed(job, failure);
        }
    }

    JobState deblur(JobState.Loaded loaded, Consumer<BatchEvent> events, BooleanSupplier cancelled) {
        long start = System.nanoTime();
        try {
            Job actual = loaded.placed().actual();
            PhotoFormat target = format(actual, loaded.source());
            RestoredPhoto restored = new PhotoRestoration(deblurrer, settings, events, cancelled)
                    .restore(actual, loaded.source(), target);
            long nanos = loaded.nanos() + System.nanoTime() - start;
            return new JobState.Deblurred(loaded.placed(), loaded.stamp(), restored, nanos);
        } catch (CancellationException asked) {
            throw asked;
        } catch (RuntimeException | OutOfMemoryError failure) {
            return new JobState.Failed(loaded.job(), failure);
        }
    }

    JobState write(JobState.Deblurred done) {
        long start = System.nanoTime();
        try {
            RestoredPhoto restored = done.restored();
            Optional<Job> written = new OutputFile(done.placed(), settings).write(restored, done.stamp());
            long nanos = done.nanos() + System.nanoTime() - start;
            if (written.isEmpty()) {
                return new JobState.Skipped(done.job(), SkipReason.OUTPUT_EXISTS);
            }
            List<String> warnings = done.placed().backup().isPresent()
                    ? List.of()
                    : new SidecarCopies(settings)
                            .take(
                                    written.get(),
                                    restored,
                                    done.placed().placement().replaces());
            return new JobState.Written(
                    written.get(), restored.photo().size(), restored.plan(), restored.isCopied(), warnings, nanos);
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            return new JobState.Failed(done.job(), failure);
        }
    }

    /** In place, the photo's own, whatever its name says. */
    private static PhotoFormat format(Job job, SourcePhoto source) {
        Photo photo = source.photo();
        if (!job.isInPlace()) {
            return OutputFormats.require(job.target());
        }
        if (source.read().foreign() || !OutputFormats.contain(photo.format())) {
            throw new UnwritablePhotoException("cannot replace " + job.source() + " in place: " + photo.format()
                    + " is only read; write it to a folder instead");
        }
        return photo.format();
    }

    /** Peak memory of {@link #deblur}, the photo included. */
    long bytesToDeblur(Photo blurred) {
        long samples = blurred.kind().bytes(blurred.size());
        return deblurrer.memoryFor(blurred.size(), samples, settings.options()).bytes();
    }

    /** Memory for the end of a job: first the buffers of the encoder, then what consumers of events need. */
    long bytesToEnd(RestoredPhoto restored) {
        Photo photo = restored.photo();
        return Math.max(
                2 * photo.kind().bytes(photo.size()), settings.reserved().bytes(photo, restored.plan()));
    }

    /**
     * Memory for reading: the file, its samples and the buffers of the decoder, at most the coefficients of a
     * progressive JPEG (two bytes each). An upper bound for files whose size cannot be read from the header.
     */
    private static long bytesToRead(Path source) throws IOException {
        long file = Files.size(source);
        return file
                + PhotoFiles.header(source).map(header -> 3 * header.bytes()).orElse(100 * file);
    }
}
