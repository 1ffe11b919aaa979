package dsgformer.server.api;

import dsgformer.photo.UnreadablePhotoException;
import dsgformer.server.jobs.Job;
import dsgformer.server.jobs.JobPhoto;
import dsgformer.server.photos.PhotoOptions;
import dsgformer.server.photos.Preview;
import dsgformer.server.photos.Region;
import dsgformer.server.photos.Sharpness;
import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import dsgformer.server.problem.Problems;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * {@code POST /v1/preview}: a region before and after, of a photo in the body or of a job's photo. Does not wait behind
 * the queue, since people look at it; only a few run at a time.
 */
final class PreviewRoute implements Handler {

    private static final int MOST_AT_ONCE = 4;

    private final ServerParts parts;
    private final Uploads uploads;
    private final Semaphore running = new Semaphore(MOST_AT_ONCE);

    PreviewRoute(ServerParts parts, Uploads uploads) {
        this.parts = parts;
        this.uploads = uploads;
    }

    @Override
    public void handle(Context context) throws IOException, InterruptedException {
        Set<String> others = new HashSet<>(Region.NAMES);
        others.addAll(Set.of("job", "file", "name"));
        PhotoOptions options = PhotoOptions.of(context.queryParamMap(), parts.models(), others);
        Region region = Region.of(context.queryParamMap());
        if (!running.tryAcquire()) {
            throw new ProblemException(new Problem(
                    ProblemCode.QUEUE_FULL,
                    MOST_AT_ONCE + " previews are being made",
                    "send the request again in a second",
                    OptionalLong.of(1)));
        }
        try {
            Optional<String> id = PhotoOptions.one(context.queryParamMap(), "job");
            Preview preview = id.isPresent()
                    ? ofJob(context, id.get(), region, options)
                    : uploads.receive(context, parts.limits().withMaxFiles(1), arrived -> {
                        if (arrived.photos().isEmpty()) {
                            throw new ProblemException(
                                    ProblemCode.NO_PHOTO,
                                    "the request has no photo",
                                    "send one, or name a job's: ?job=ID&file=0");
                        }
                        arrived.photos().get(0).requireAccepted();
                        return of(arrived.input(0), arrived.photos().get(0).name(), region, options);
                    });
            answer(context, preview);
        } finally {
            running.release();
        }
    }

    private Preview ofJob(Context context, String id, Region region, PhotoOptions options)
            throws IOException, InterruptedException {
        Job job = parts.jobs().require(id, Gate.caller(context).name());
        int number = PhotoOptions.one(context.queryParamMap(), "file")
                .map(text -> PhotoOptions.whole("file", text, 0, job.photos().size() - 1))
                .orElse(0);
        JobPhoto photo = job.photos().get(number);
        photo.received().requireAccepted();
        return of(parts.folder().input(job, photo), photo.received().name(), region, options);
    }

    private Preview of(Path file, String name, Region region, PhotoOptions options)
            throws IOException, InterruptedException {
        try {
            return parts.previews().region(file, region, options);
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    ProblemCode.JOB_UNKNOWN, "the job was deleted", "GET /v1/jobs lists those that there are");
        } catch (UnreadablePhotoException | RuntimeException | OutOfMemoryError e) {
            throw new ProblemException(Problems.of(e, name));
        }
    }

    private static void answer(Context context, Preview preview) {
        Region region = preview.region();
        context.header(
                "Dsgformer-Region", region.x() + "," + region.y() + "," + region.width() + "," + region.height());
        preview.blur()
                .ifPresent(blur -> context.header("Dsgformer-Blur", String.format(Locale.ROOT, "%.4f", blur))
                        .header("Dsgformer-Sharpness", Sharpness.of(blur).spelled()));
        context.contentType("image/png").result(preview.png());
    }
}
