package dsgformer.server.api;

import dsgformer.photo.PhotoFormat;
import dsgformer.server.jobs.Job;
import dsgformer.server.jobs.JobPhoto;
import dsgformer.server.jobs.Outcome;
import dsgformer.server.photos.PhotoOptions;
import dsgformer.server.photos.PhotoWork;
import dsgformer.server.photos.RestoredFile;
import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/** The files of a job's photos. The numbers in addresses are looked up among the job's photos; no path is made of them. */
record FileRoutes(ServerParts parts) {

    private static final int LEAST_SIDE = 32;
    private static final int MOST_SIDE = 2048;
    private static final int USUAL_SIDE = 512;
    private static final String INPUT = "input";
    private static final String RESULT = "result";

    void input(Context context) throws IOException {
        Job job = JobRoutes.require(context, parts.jobs());
        JobPhoto photo = photo(context, job);
        readable(photo);
        existing(() -> new FileAnswer(
                        parts.folder().input(job, photo),
                        readable(photo),
                        "\"" + photo.received().sha256() + "\"")
                .asAsked(context));
    }

    void result(Context context) throws IOException {
        Job job = JobRoutes.require(context, parts.jobs());
        JobPhoto photo = photo(context, job);
        RestoredFile result = requireResult(photo);
        existing(() -> new FileAnswer(path(job, photo, result), result.format(), "\"" + result.sha256() + "\"")
                .download(JobPhoto.resultName(photo.received().name(), result.format()))
                .asAsked(context));
    }

    void preview(Context context) throws IOException, InterruptedException {
        Job job = JobRoutes.require(context, parts.jobs());
        JobPhoto photo = photo(context, job);
        requireOnly(context, Set.of("of", "side"));
        String of = PhotoOptions.one(context.queryParamMap(), "of").orElse(RESULT);
        int side = PhotoOptions.one(context.queryParamMap(), "side")
                .map(text -> PhotoOptions.whole("side", text, LEAST_SIDE, MOST_SIDE))
                .orElse(USUAL_SIDE);
        if (!of.equals(INPUT) && !of.equals(RESULT)) {
            throw new ProblemException(ProblemCode.INVALID_OPTION, "of: there is no such file", "use input or result");
        }
        boolean input = of.equals(INPUT);
        String sha256 = input ? photo.received().sha256() : requireResult(photo).sha256();
        if (input) {
            readable(photo);
        }
        Path file = input ? parts.folder().input(job, photo) : path(job, photo, requireResult(photo));
        String etag = "\"" + sha256 + "-" + side + "\"";
        context.header("ETag", etag).header("Cache-Control", "private, no-cache");
        if (etag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.contentType("image/jpeg").result(parts.previews().small(file, side));
    }

    void report(Context context) {
        JobPhoto photo = photo(context, JobRoutes.require(context, parts.jobs()));
        Outcome outcome = photo.outcome().orElseThrow(FileRoutes::notReady);
        JsonAnswer.send(context, outcome.toJson());
    }

    static RestoredFile requireResult(JobPhoto photo) {
        Outcome outcome = photo.outcome().orElseThrow(FileRoutes::notReady);
        if (outcome instanceof Outcome.Done done) {
            return done.result();
        }
        throw new ProblemException(
                ProblemCode.NO_RESULT, "the photo could not be restored", "its report says why: .../report");
    }

    Path path(Job job, JobPhoto photo, RestoredFile result) {
        return PhotoWork.result(parts.folder().photo(job, photo), result.format());
    }

    private static PhotoFormat readable(JobPhoto photo) {
        return photo.received()
                .format()
                .orElseThrow(
                        () -> new ProblemException(photo.received().refusal().orElseGet(() -> fileUnknown())));
    }

    static JobPhoto photo(Context context, Job job) {
        String number = context.pathParam("n");
        return job.photos().stream()
                .filter(photo -> Integer.toString(photo.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new ProblemException(fileUnknown()));
    }

    static void requireOnly(Context context, Set<String> names) {
        if (!names.containsAll(context.queryParamMap().keySet())) {
            throw new ProblemException(
                    ProblemCode.INVALID_OPTION,
                    "the address has an option that there is not",
                    "use some of " + String.join(", ", names.stream().sorted().toList()));
        }
    }

    private interface Answer {
        void send() throws IOException;
    }

    /** The job may be deleted while its file is opened. */
    private static void existing(Answer answer) throws IOException {
        try {
            answer.send();
        } catch (NoSuchFileException e) {
            throw new ProblemException(fileUnknown());
        }
    }

    private static ProblemException notReady() {
        return new ProblemException(
                ProblemCode.NOT_READY, "the photo is not done yet", "follow .../events, or ask again in a few seconds");
    }

    private static Problem fileUnknown() {
        return new Problem(
                ProblemCode.FILE_UNKNOWN, "the job has no such file", "GET /v1/jobs/{id} lists its files from 0");
    }
}
