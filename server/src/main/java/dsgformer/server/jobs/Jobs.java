package dsgformer.server.jobs;

import dsgformer.server.photos.PhotoOptions;
import dsgformer.server.photos.PhotoWork;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import dsgformer.server.problem.Problems;
import dsgformer.server.upload.ReceivedPhoto;
import dsgformer.server.upload.UploadFolder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All jobs: takes new ones, finds them, forgets them. Safe for use by several threads. */
public final class Jobs {

    private final DataFolder folder;
    private final PhotoQueue queue;
    private final DiskBudget disk;
    private final PhotoWork work;
    private final Duration ttl;
    private final Clock clock;
    private final JobObserver observer;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Map<IdempotencyKey, Job> byKey = new ConcurrentHashMap<>();

    private record IdempotencyKey(String owner, String key) {}

    /** A job, and whether an earlier request with the same idempotency key made it. */
    public record Accepted(Job job, boolean replayed) {}

    public Jobs(
            DataFolder folder,
            PhotoQueue queue,
            DiskBudget disk,
            PhotoWork work,
            Duration ttl,
            Clock clock,
            JobObserver observer) {
        this.folder = folder;
        this.queue = queue;
        this.disk = disk;
        this.work = work;
        this.ttl = ttl;
        this.clock = clock;
        this.observer = observer;
    }

    /** Goes on with the jobs in the folder. */
    public void resume() throws IOException {
        for (Job job : folder.load().stream()
                .sorted(Comparator.comparing(each -> each.request().createdAt()))
                .toList()) {
            register(job);
            disk.count(folder.bytes(job));
            start(job, true);
        }
    }

    /**
     * Makes a job of photos that arrived. Photos that were refused fail at once; if all were, there is no job.
     *
     * @throws ProblemException if all photos were refused, the queue is full, or the idempotency key was used for
     *     another request
     */
    public synchronized Accepted accept(
            UploadFolder arrived, String owner, PhotoOptions options, Optional<String> idempotencyKey)
            throws IOException {
        List<ReceivedPhoto> photos = arrived.photos();
        if (photos.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.NO_PHOTO, "the request has no photo", "send one: curl -F photo=@in.jpg");
        }
        if (photos.stream().allMatch(photo -> photo.refusal().isPresent())) {
            throw new ProblemException(photos.get(0).refusal().orElseThrow());
        }
        JobRequest request = new JobRequest(folder.newId(), owner, Instant.now(clock), options, idempotencyKey, photos);
        Optional<Job> earlier = idempotencyKey.map(key -> byKey.get(new IdempotencyKey(owner, key)));
        if (earlier.isPresent()) {
            if (!earlier.get().request().fingerprint().equals(request.fingerprint())) {
                throw new ProblemException(
                        ProblemCode.IDEMPOTENCY_CONFLICT,
                        "this Idempotency-Key was used for other photos or options",
                        "use another key for another request");
            }
            return new Accepted(earlier.get(), true);
        }
        int waiting =
                (int) photos.stream().filter(photo -> photo.refusal().isEmpty()).count();
        queue.reserve(waiting);
        try {
            folder.accept(arrived.folder(), request);
        } catch (IOException e) {
            queue.release(waiting);
            throw e;
        }
        Job job = new Job(request);
        register(job);
        start(job, false);
        return new Accepted(job, false);
    }

    private void register(Job job) {
        jobs.put(job.id(), job);
        job.request()
                .idempotencyKey()
                .ifPresent(key -> byKey.put(new IdempotencyKey(job.request().owner(), key), job));
    }

    /** Puts the photos that have not ended into the queue. */
    private void start(Job job, boolean resumed) {
        for (JobPhoto photo : job.photos()) {
            if (photo.state().isEnded()) {
                continue;
            }
            if (photo.received().refusal().isPresent()) {
                photo.ended(new Outcome.Failed(
                        job.request().createdAt(), photo.received().refusal().get()));
                job.tellEnd(photo, ttl);
                continue;
            }
            job.tell("queued", photo.number(), photo.toJson());
            if (resumed) {
                queue.insist(1);
            }
            queue.add(new PhotoRun(job, photo, folder, disk, work, ttl, clock, queue, observer));
        }
        if (job.isEnded()) {
            job.events().close();
        }
    }

    /**
     * The job of this id.
     *
     * @throws ProblemException if there is none of this client
     */
    public Job require(String id, String owner) {
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> job.request().owner().equals(owner))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.JOB_UNKNOWN,
                        "there is no job of this id; it may have expired or been deleted",
                        "GET /v1/jobs lists those that there are"));
    }

    /** The jobs of a client, the newest first. */
    public List<Job> of(String owner) {
        return jobs.values().stream()
                .filter(job -> job.request().owner().equals(owner))
                .sorted(Comparator.comparing((Job job) -> job.request().createdAt())
                        .reversed()
                        .thenComparing(Job::id))
                .toList();
    }

    /** Cancels a job and deletes its files. */
    public void forget(Job job) {
        if (!jobs.remove(job.id(), job)) {
            return;
        }
        job.request()
                .idempotencyKey()
                .ifPresent(key -> byKey.remove(new IdempotencyKey(job.request().owner(), key), job));
        job.forget();
        queue.removeIf(each -> each instanceof PhotoRun run && run.isOf(job));
        try {
            long bytes = folder.bytes(job);
            folder.delete(job);
            disk.giveBack(bytes);
        } catch (IOException e) {
            throw new ProblemException(Problems.of(e, "the job"));
        }
    }

    /** Forgets the jobs that ended longer ago than they are kept. */
    public void expire() {
        Instant oldest = Instant.now(clock).minus(ttl);
        jobs.values().stream()
                .filter(job -> job.endedAt().filter(end -> end.isBefore(oldest)).isPresent())
                .forEach(this::forget);
    }

    /** How long results are kept. */
    public Duration ttl() {
        return ttl;
    }

    public int count() {
        return jobs.size();
    }
}
