package dsgformer.batch;

import dsgformer.image.OutputFormats;
import dsgformer.image.Photo;
import dsgformer.image.PhotoFiles;
import dsgformer.image.PhotoFormat;
import dsgformer.infer.Deblurrer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The three stages of a job (read, deblur, write), each on its own thread. A failure ends the job. */
class Steps {

    private final Deblurrer deblurrer;
    private final BatchSettings settings;

    Steps(Deblurrer deblurrer, BatchSettings settings) {
        this.deblurrer = deblurrer;
        this.settings = settings;
    }

    BatchSettings settings() {
        return settings;
    }

    /**
     * First step.
     *
     * @param room bytes that reading may take; {@link Step.Postponed} comes of it if it would take more
     */
    Step read(Job job, long room) {
        long start = System.nanoTime();
        try {
            Step step = Placements.by(settings).of(job);
            if (!(step instanceof Step.Placed placed)) {
                return step;
            }
            if (room < Long.MAX_VALUE && bytesToRead(job.source()) > room) {
                return new Step.Postponed(job);
            }
            Stamp source = Stamp.of(job.source());
            Photo blurred = PhotoFiles.read(job.source(), settings.limits());
            OutputFile.requireWritableFolder(placed.placement().target());
            return new Step.Loaded(placed, source, blurred, System.nanoTime() - start);
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            return new Step.Failed(job, failure);
        }
    }

    Step deblur(Step.Loaded loaded, Consumer<BatchEvent> events, BooleanSupplier cancelled) {
        long start = System.nanoTime();
        try {
            Job actual = loaded.placed().actual();
            PhotoFormat target = OutputFormats.require(actual.target());
            Restored restored = new PhotoRestoration(deblurrer, settings, events, cancelled)
                    .restore(actual, loaded.photo(), target);
            long nanos = loaded.nanos() + System.nanoTime() - start;
            return new Step.Deblurred(loaded.placed(), loaded.source(), restored, nanos);
        } catch (CancellationException asked) {
            throw asked;
        } catch (RuntimeException | OutOfMemoryError failure) {
            return new Step.Failed(loaded.job(), failure);
        }
    }

    Step write(Step.Deblurred done) {
        long start = System.nanoTime();
        try {
            Photo restored = done.restored().photo();
            Optional<Path> target = new OutputFile(done.placed(), settings.onExists(), settings.journal())
                    .write(restored, done.source());
            long nanos = done.nanos() + System.nanoTime() - start;
            return target.isPresent()
                    ? new Step.Written(
                            done.job(),
                            target.get(),
                            restored.size(),
                            done.restored().plan(),
                            nanos)
                    : new Step.Skipped(done.job(), SkipReason.OUTPUT_EXISTS);
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            return new Step.Failed(done.job(), failure);
        }
    }

    /** What {@link #deblur} takes at its peak, the photo included. */
    long bytesToDeblur(Photo blurred) {
        long samples = blurred.kind().bytes(blurred.size());
        return deblurrer.memoryFor(blurred.size(), samples, settings.options()).bytes();
    }

    /** What an encoder makes of the photo beside it, and later what consumers of events need. */
    long bytesToEnd(Restored restored) {
        Photo photo = restored.photo();
        return Math.max(
                2 * photo.kind().bytes(photo.size()), settings.reserved().bytes(photo, restored.plan()));
    }

    /**
     * The file, its samples, and what a decoder makes of them on the way, at most the coefficients of a progressive JPEG, which
     * have two bytes each; of files that do not tell, more than any needs.
     */
    private static long bytesToRead(Path source) throws IOException {
        long file = Files.size(source);
        return file
                + PhotoFiles.header(source).map(header -> 3 * header.bytes()).orElse(100 * file);
    }
}
