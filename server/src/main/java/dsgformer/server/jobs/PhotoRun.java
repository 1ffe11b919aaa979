package dsgformer.server.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.server.photos.PhotoWork;
import dsgformer.server.photos.RestorationListener;
import dsgformer.server.photos.RestoredFile;
import dsgformer.server.photos.Sharpness;
import dsgformer.server.problem.Problems;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

/** Restores one photo of a job and writes its outcome. */
final class PhotoRun implements Runnable, RestorationListener {

    private final Job job;
    private final JobPhoto photo;
    private final DataFolder folder;
    private final DiskBudget disk;
    private final PhotoWork work;
    private final Duration ttl;
    private final Clock clock;
    private final PhotoQueue queue;
    private final JobObserver observer;

    PhotoRun(
            Job job,
            JobPhoto photo,
            DataFolder folder,
            DiskBudget disk,
            PhotoWork work,
            Duration ttl,
            Clock clock,
            PhotoQueue queue,
            JobObserver observer) {
        this.job = job;
        this.photo = photo;
        this.folder = folder;
        this.disk = disk;
        this.work = work;
        this.ttl = ttl;
        this.clock = clock;
        this.queue = queue;
        this.observer = observer;
    }

    boolean isOf(Job other) {
        return job.id().equals(other.id());
    }

    @Override
    public void run() {
        if (job.isForgotten()) {
            return;
        }
        photo.started();
        job.tell("started", photo.number(), photo.toJson());
        try {
            RestoredFile result = work.restore(
                    folder.input(job, photo),
                    photo.received().format().orElseThrow(),
                    photo.received().name(),
                    folder.photo(job, photo),
                    job.request().options(),
                    this);
            end(new Outcome.Done(Instant.now(clock), result));
            disk.count(result.bytes());
            observer.restored(result);
        } catch (CancellationException | InterruptedException e) {
            photo.postponed(); // forgotten, or done after the next start
        } catch (IOException | RuntimeException | Error failure) {
            fail(failure);
        } finally {
            clear();
        }
    }

    /** Restoring creates the folder of a result; if the job was deleted meanwhile, it has to go again. */
    private void clear() {
        if (!job.isForgotten()) {
            return;
        }
        try {
            folder.delete(job);
        } catch (IOException e) {
            observer.failed(e); // the next start deletes it
        }
    }

    private void fail(Throwable failure) {
        if (job.isForgotten()) {
            return; // its files are gone
        }
        observer.failed(failure);
        Outcome outcome = new Outcome.Failed(
                Instant.now(clock), Problems.of(failure, photo.received().name()));
        try {
            end(outcome);
        } catch (IOException full) {
            photo.ended(outcome); // tried again after the next start
            job.tellEnd(photo, ttl);
        }
    }

    private void end(Outcome outcome) throws IOException {
        folder.end(job, photo, outcome);
        photo.ended(outcome);
        job.tellEnd(photo, ttl);
    }

    @Override
    public void began(int width, int height, int tiles) {
        photo.began(tiles);
    }

    @Override
    public void examined(OptionalDouble blur) {
        photo.examined(blur);
        ObjectNode data = photo.progress();
        blur.ifPresent(value ->
                data.put("blur", value).put("sharpness", Sharpness.of(value).spelled()));
        job.tell("examined", photo.number(), data);
    }

    @Override
    public void tileDone(int done, int total) {
        photo.tileDone(done, total);
        job.tell("progress", photo.number(), photo.progress());
    }

    @Override
    public boolean isCancelled() {
        return job.isForgotten() || queue.isStopping();
    }
}
