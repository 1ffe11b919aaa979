package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.infer.Deblurrer;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.file.PhotoFiles;
import java.util.List;
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
     * The deblurred photo; metadata, profile and alpha are kept. Consumes the photo: {@link Deblurrer#consume}.
     *
     * @param job identifies the photo in events
     * @param target the format it will be written in
     * @throws UnwritablePhotoException before the network runs, if that format cannot hold the photo
     * @throws CancellationException if {@code cancelled} became true
     */
    public RestoredPhoto restore(Job job, SourcePhoto source, PhotoFormat target) {
        Photo blurred = source.photo();
        long bytes = blurred.kind().bytes(blurred.size());
        JobProgress progress =
                new JobProgress(job, events, cancelled, deblurrer.planFor(blurred.size(), bytes, settings.options()));
        events.accept(new BatchEvent.Began(job, blurred.size(), progress.plan()));
        List<String> losses = losses(job, settings.finish().finished(blurred, target), target);
        Photo restored = deblurrer.consume(blurred, settings.options(), progress);
        Optional<Original> unchanged =
                source.original().filter(original -> isUnchanged(restored, blurred) && mayCopy(source, target));
        if (unchanged.isPresent()) {
            return new RestoredPhoto(restored, target, progress.plan(), unchanged);
        }
        losses.forEach(loss -> events.accept(new BatchEvent.Warned(job, loss)));
        return new RestoredPhoto(settings.finish().finished(restored, target), target, progress.plan(), unchanged);
    }

    @SuppressWarnings("ReferenceEquality") // the deblurrer returns the photo itself, whose samples it may overwrite
    private static boolean isUnchanged(Photo restored, Photo blurred) {
        return restored == blurred;
    }

    /** Whether the output of an unchanged photo may be its file; at strength 0 only one that needs no correction. */
    private boolean mayCopy(SourcePhoto source, PhotoFormat target) {
        return source.photo().format() == target
                && source.read().isCopyable()
                && settings.finish().keepsFiles(target)
                && (settings.options().strength() > 0 || source.read().isAsStored());
    }

    private static List<String> losses(Job job, Photo carried, PhotoFormat target) {
        return Stream.of(
                        misnamed(job, carried).stream(),
                        carried.warnings().stream(),
                        PhotoFiles.losses(carried, target).stream())
                .flatMap(losses -> losses)
                .toList();
    }

    /** Raw files count as TIFF too, which most of them are. */
    private static Optional<String> misnamed(Job job, Photo photo) {
        Set<PhotoFormat> raw = Set.of(PhotoFormat.RAW, PhotoFormat.TIFF);
        return PhotoFormat.ofExtension(job.source())
                .filter(named -> named != photo.format() && !raw.containsAll(Set.of(named, photo.format())))
                .map(named -> "it is named like " + named + ", but it is " + photo.format());
    }
}
