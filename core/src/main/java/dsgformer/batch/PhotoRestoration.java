package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.Deblurrer;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.file.PhotoFiles;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Deblurs one photo in memory and reports the progress as events.
 *
 * @param cancelled polled before every tile; once true, the restoration ends
 */
public record PhotoRestoration(
        Deblurrer deblurrer, BatchSettings settings, Consumer<BatchEvent> events, BooleanSupplier cancelled) {

    /**
     * The deblurred photo; metadata, profile and alpha are kept. Consumes {@code blurred}: {@link Deblurrer#consume}.
     *
     * @param job identifies the photo in events
     * @param target the format it will be written in
     * @throws UnwritablePhotoException before the network runs, if that format cannot hold the photo
     * @throws CancellationException if {@code cancelled} became true
     */
    public RestoredPhoto restore(Job job, Photo blurred, PhotoFormat target) {
        long bytes = blurred.kind().bytes(blurred.size());
        JobProgress progress =
                new JobProgress(job, events, cancelled, deblurrer.planFor(blurred.size(), bytes, settings.options()));
        events.accept(new BatchEvent.Began(job, blurred.size(), progress.plan()));
        warn(job, settings.finish().finished(blurred), target);
        Photo restored = deblurrer.consume(blurred, settings.options(), progress);
        return new RestoredPhoto(settings.finish().finished(restored), progress.plan());
    }

    private void warn(Job job, Photo carried, PhotoFormat target) {
        Stream.of(misnamed(job, carried).stream(), carried.warnings().stream(), PhotoFiles.losses(carried, target).stream())
                .flatMap(warnings -> warnings)
                .forEach(warning -> events.accept(new BatchEvent.Warned(job, warning)));
    }

    /** Raw files count as TIFF too, which most of them are. */
    private static Optional<String> misnamed(Job job, Photo photo) {
        Set<PhotoFormat> raw = Set.of(PhotoFormat.RAW, PhotoFormat.TIFF);
        return PhotoFormat.ofExtension(job.source())
                .filter(named -> named != photo.format() && !raw.containsAll(Set.of(named, photo.format())))
                .map(named -> "it is named like " + named + ", but it is " + photo.format());
    }
}
