package dsgformer.server.api;

import dsgformer.server.jobs.DataFolder;
import dsgformer.server.jobs.Job;
import dsgformer.server.jobs.JobPhoto;
import dsgformer.server.jobs.Jobs;
import dsgformer.server.jobs.Outcome;
import dsgformer.server.photos.PhotoWork;
import dsgformer.server.photos.RestoredFile;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** {@code GET /v1/jobs/{id}/zip}: all results of a job in one file, sent while it is made. */
record ZipRoute(Jobs jobs, DataFolder folder) implements Handler {

    @Override
    public void handle(Context context) throws IOException {
        Job job = JobRoutes.require(context, jobs);
        if (!job.isEnded()) {
            throw new ProblemException(
                    ProblemCode.NOT_READY, "the job is not done yet", "follow .../events, or ask again later");
        }
        if (job.photos().stream().allMatch(photo -> photo.result().isEmpty())) {
            throw new ProblemException(
                    ProblemCode.NO_RESULT, "none of the photos could be restored", "their reports say why");
        }
        context.contentType("application/zip")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"deblurred-" + job.id().substring(0, 8) + ".zip\"");
        Set<String> names = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(context.outputStream())) {
            zip.setLevel(Deflater.NO_COMPRESSION); // photos are compressed already
            for (JobPhoto photo : job.photos()) {
                if (photo.outcome().orElse(null) instanceof Outcome.Done done) {
                    RestoredFile result = done.result();
                    zip.putNextEntry(new ZipEntry(free(names, photo, result)));
                    Files.copy(PhotoWork.result(folder.photo(job, photo), result.format()), zip);
                    zip.closeEntry();
                }
            }
        }
    }

    /** The result's name, with a number if an earlier photo has it. */
    private static String free(Set<String> names, JobPhoto photo, RestoredFile result) {
        String name = JobPhoto.resultName(photo.received().name(), result.format());
        return names.add(name) ? name : photo.number() + "_" + name;
    }
}
