package dsgformer.server.photos;

import dsgformer.batch.BatchEvent;
import dsgformer.batch.BatchSettings;
import dsgformer.batch.OnExists;
import dsgformer.batch.PhotoBatch;
import dsgformer.batch.PostProcessing;
import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.infer.Deblurrer;
import dsgformer.io.Sha256;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.photo.metadata.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Restores a file to a file exactly as {@code dsgformer deblur} does: both run {@link PhotoBatch}. The result appears
 * whole or not at all. Safe for use by several threads.
 */
public final class PhotoWork {

    private static final String RESULT = "result.";

    private final ModelShelf models;
    private final ReadLimits limits;
    private final MemoryBudget budget;

    public PhotoWork(ModelShelf models, ReadLimits limits, MemoryBudget budget) {
        this.models = models;
        this.limits = limits;
        this.budget = budget;
    }

    /** The file that {@link #restore} writes a result to. */
    public static Path result(Path folder, PhotoFormat format) {
        return folder.resolve(RESULT + format.extensions().get(0));
    }

    /**
     * Restores {@code input} to {@link #result} in {@code folder}, replacing what is there.
     *
     * @param format of the input, by its bytes
     * @param name what the client calls the photo, for messages
     * @throws CancellationException if the listener cancelled
     * @throws RuntimeException what the library throws for a photo that cannot be restored
     */
    public RestoredFile restore(
            Path input,
            PhotoFormat format,
            String name,
            Path folder,
            PhotoOptions options,
            RestorationListener listener)
            throws IOException, InterruptedException {
        Deblurrer deblurrer = models.deblurrer(options.model());
        PhotoFormat target = options.formatFor(format);
        Job job = new Job(input, result(folder, target));
        Kept kept = new Kept(options.finish());
        BatchSettings settings = BatchSettings.of(options.deblurOptions())
                .withLimits(limits)
                .withOnExists(OnExists.OVERWRITE)
                .withFinish(kept);
        Listening events = new Listening(listener, input.toString(), name);
        PhotoBatch batch = new PhotoBatch(deblurrer, settings);
        JobPlan plan = new JobPlan(List.of(job), List.of(), List.of());
        budget.within(bytesFor(input, deblurrer, options), () -> batch.run(plan, events, listener::isCancelled));
        BatchEvent.Finished done = events.finished();
        Path result = done.job().target();
        return new RestoredFile(
                target,
                done.size(),
                Files.size(result),
                Sha256.of(result),
                done.plan().modeName(),
                done.plan().tiles(),
                deblurrer.engine(),
                events.blur,
                kept.names(),
                events.warnings,
                done.ms());
    }

    private static long bytesFor(Path input, Deblurrer deblurrer, PhotoOptions options) {
        PhotoHeader header = PhotoFiles.header(input).orElse(null);
        if (header == null) {
            return 0; // reading it will fail and say why
        }
        try {
            return deblurrer
                    .memoryFor(header.size(), header.bytes(), options.deblurOptions())
                    .bytes();
        } catch (RuntimeException e) {
            return 0; // restoring it will fail and say why
        }
    }

    /** Notes which kinds of metadata the result keeps. */
    private static final class Kept implements PostProcessing {

        private final PostProcessing finish;
        private volatile Metadata metadata = Metadata.NONE;

        Kept(PostProcessing finish) {
            this.finish = finish;
        }

        @Override
        public Photo finished(Photo restored, PhotoFormat target) {
            Photo photo = finish.finished(restored, target);
            metadata = PhotoFiles.kept(photo, target);
            return photo;
        }

        @Override
        public boolean keepsFiles(PhotoFormat format) {
            return finish.keepsFiles(format);
        }

        List<String> names() {
            List<String> names = new ArrayList<>();
            metadata.exif().ifPresent(present -> names.add("EXIF"));
            metadata.xmp().ifPresent(present -> names.add("XMP"));
            metadata.iptc().ifPresent(present -> names.add("IPTC"));
            metadata.icc().ifPresent(present -> names.add("ICC"));
            return names;
        }
    }

    /** Passes the events of the batch on, and keeps what the result needs. */
    private static final class Listening implements Consumer<BatchEvent> {

        private final RestorationListener listener;
        private final String path;
        private final String name;
        private final List<String> warnings = new ArrayList<>();
        private OptionalDouble blur = OptionalDouble.empty();
        private BatchEvent.Finished finished;
        private Throwable failure;

        Listening(RestorationListener listener, String path, String name) {
            this.listener = listener;
            this.path = path;
            this.name = name;
        }

        @Override
        public void accept(BatchEvent event) {
            if (event instanceof BatchEvent.Began began) {
                listener.began(
                        began.size().width(),
                        began.size().height(),
                        began.plan().tiles());
                if (began.plan().limited()) {
                    warnings.add("the memory limit made the tiles smaller, which changes the result a little");
                }
            } else if (event instanceof BatchEvent.Examined examined) {
                blur = examined.blur();
                listener.examined(blur);
            } else if (event instanceof BatchEvent.TileDone tile) {
                listener.tileDone(tile.done(), tile.total());
            } else if (event instanceof BatchEvent.Warned warned) {
                warnings.add(warned.warning().replace(path, name));
            } else if (event instanceof BatchEvent.SmallerTiles smaller) {
                warnings.add("memory ran out; restored again with tiles of " + smaller.tile());
            } else if (event instanceof BatchEvent.Guarded guarded
                    && guarded.decision().left()) {
                warnings.add("the network made " + guarded.decision());
            } else if (event instanceof BatchEvent.Finished done) {
                finished = done;
            } else if (event instanceof BatchEvent.Failed failed) {
                failure = failed.failure();
            }
        }

        BatchEvent.Finished finished() throws IOException {
            if (failure instanceof IOException disk) {
                throw disk;
            }
            if (failure instanceof RuntimeException own) {
                throw own;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (finished == null) {
                throw new CancellationException();
            }
            return finished;
        }
    }
}
