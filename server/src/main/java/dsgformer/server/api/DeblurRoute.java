package dsgformer.server.api;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.server.jobs.JobPhoto;
import dsgformer.server.photos.PhotoOptions;
import dsgformer.server.photos.PhotoWork;
import dsgformer.server.photos.RestorationListener;
import dsgformer.server.photos.RestoredFile;
import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import dsgformer.server.problem.Problems;
import dsgformer.server.upload.ReceivedPhoto;
import dsgformer.server.upload.UploadFolder;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** {@code POST /v1/deblur}: a photo in, the photo out. Waits for its turn in the queue like every photo. */
record DeblurRoute(ServerParts parts, Uploads uploads, Numbers numbers) implements Handler {

    private static final int MOST_REPORT = 4000;
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @Override
    public void handle(Context context) throws Exception {
        PhotoOptions options = PhotoOptions.of(context.queryParamMap(), parts.models(), Set.of("name"));
        parts.queue().reserve(1); // before the body is read: a full queue needs no photo to say so
        Place place = new Place();
        try {
            uploads.receive(context, parts.limits().withMaxFiles(1), arrived -> {
                answer(context, arrived, options, place);
                return place;
            });
        } finally {
            if (!place.used) {
                parts.queue().release(1);
            }
        }
    }

    /** Whether the reserved place went to the photo. */
    private static final class Place {
        private boolean used;
    }

    private void answer(Context context, UploadFolder arrived, PhotoOptions options, Place place)
            throws IOException, InterruptedException {
        if (arrived.photos().isEmpty()) {
            throw new ProblemException(
                    ProblemCode.NO_PHOTO, "the request has no photo", "send one: curl -F photo=@in.jpg");
        }
        ReceivedPhoto photo = arrived.photos().get(0);
        photo.requireAccepted();
        FutureTask<RestoredFile> task = new FutureTask<>(() -> restore(arrived, photo, options));
        place.used = true;
        parts.queue().add(task);
        RestoredFile result = await(task, photo.name());
        Path file = PhotoWork.result(arrived.folder(), result.format());
        context.header("Dsgformer-Report", report(result));
        new FileAnswer(file, result.format(), "\"" + result.sha256() + "\"")
                .download(JobPhoto.resultName(photo.name(), result.format()))
                .whole(context);
    }

    private RestoredFile restore(UploadFolder arrived, ReceivedPhoto photo, PhotoOptions options)
            throws IOException, InterruptedException {
        return parts.work()
                .restore(
                        arrived.input(0),
                        photo.format().orElseThrow(),
                        photo.name(),
                        arrived.folder(),
                        options,
                        new RestorationListener() {
                            @Override
                            public void began(int width, int height, int tiles) {}

                            @Override
                            public void examined(OptionalDouble blur) {}

                            @Override
                            public void tileDone(int done, int total) {}

                            @Override
                            public boolean isCancelled() {
                                return parts.queue().isStopping();
                            }
                        });
    }

    private RestoredFile await(FutureTask<RestoredFile> task, String name) throws InterruptedException {
        try {
            RestoredFile result = task.get();
            numbers.restored(result);
            return result;
        } catch (CancellationException e) {
            throw shuttingDown();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException) {
                throw shuttingDown();
            }
            numbers.failed(e.getCause());
            throw new ProblemException(Problems.of(e.getCause(), name));
        }
    }

    private static ProblemException shuttingDown() {
        return new ProblemException(new Problem(
                ProblemCode.SHUTTING_DOWN,
                "the server is shutting down",
                "send the photo again when the server is back",
                OptionalLong.of(30)));
    }

    /** As a header can carry it. */
    private static String report(RestoredFile result) throws IOException {
        String text = ASCII.writeValueAsString(result.toJson());
        return text.length() <= MOST_REPORT
                ? text
                : ASCII.writeValueAsString(result.toJson().without("warnings"));
    }
}
