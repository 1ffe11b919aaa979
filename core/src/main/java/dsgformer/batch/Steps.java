package dsgformer.batch;

import dsgformer.image.Photo;
import dsgformer.image.PhotoFormat;
import dsgformer.image.PhotoHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The three things that are done to a photo, each on a thread of its own; what goes wrong is where the photo's way ends. */
class Steps {

    private final PhotoBatch batch;

    Steps(PhotoBatch batch) {
        this.batch = batch;
    }

    PhotoBatch batch() {
        return batch;
    }

    /**
     * First step.
     *
     * @param room bytes that reading may take; {@link Step.Postponed} comes of it if it would take more
     */
    Step read(Job job, long room) {
        long start = System.nanoTime();
        try {
            Optional<Step.Skipped> skipped = batch.skipped(job);
            if (skipped.isPresent()) {
                return skipped.get();
            }
            if (room < Long.MAX_VALUE && bytesToRead(job.source()) > room) {
                return new Step.Postponed(job);
            }
            Stamp source = Stamp.of(job.source());
            Photo blurred = Photo.read(job.source(), batch.limits());
            Placement placement = batch.placement(job).orElseGet(() -> new Placement(job.target(), false));
            OutputFile.requireWritableFolder(placement.target());
            return new Step.Loaded(job, placement, source, blurred, System.nanoTime() - start);
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            return new Step.Failed(job, failure);
        }
    }

    Step deblur(Step.Loaded loaded, BatchListener listener, BooleanSupplier cancelled) {
        long start = System.nanoTime();
        try {
            Job actual = loaded.actual();
            PhotoFormat target = PhotoFormat.require(actual.target());
            Restored restored = batch.deblur(actual, loaded.photo(), target, listener, cancelled);
            long nanos = loaded.nanos() + System.nanoTime() - start;
            return new Step.Deblurred(loaded.job(), loaded.placement(), loaded.source(), restored, nanos);
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
            Optional<Path> target =
                    new OutputFile(done.job(), done.placement(), batch.rules()).write(restored, done.source());
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

    /**
     * The file, its samples, and what a decoder makes of them on the way, at most the coefficients of a progressive JPEG, which
     * have two bytes each; of files that do not tell, more than any needs.
     */
    private static long bytesToRead(Path source) throws IOException {
        long file = Files.size(source);
        return file + PhotoHeader.read(source).map(header -> 3 * header.bytes()).orElse(100 * file);
    }
}
