package dsgformer.batch;

import dsgformer.batch.BatchSummary.End;
import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.photo.Photo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Three photos at once: one is read, one is with the network, on the caller's thread, one is written. The next is read early
 * only if there is room for it beside what the present one needs, whose tiles are the same either way; so photos at once
 * change how long a batch takes and nothing else. Good for one run.
 */
final class Conveyor {

    private final JobStages steps;
    private final List<Job> jobs;
    private final Consumer<BatchEvent> events;
    private final BooleanSupplier cancelled;
    private final long roomBytes;
    private final ExecutorService reader = thread("dsgformer-reader");
    private final ExecutorService writer = thread("dsgformer-writer");

    private Future<JobState> ahead;
    private Future<?> writing;
    private long writingBytes;

    // the writer's alone until it has ended
    private int finished;
    private int skipped;
    private long pixels;
    private final List<Throwable> failures = new ArrayList<>();

    private volatile End end = End.COMPLETE;

    /** @param roomBytes what may be in memory at once, photos and network */
    Conveyor(JobStages steps, JobPlan plan, Consumer<BatchEvent> events, BooleanSupplier cancelled, long roomBytes) {
        this.steps = steps;
        this.jobs = plan.jobs();
        this.events = events;
        this.cancelled = cancelled;
        this.roomBytes = roomBytes;
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs to the end, whichever; what the consumer of events throws is thrown here. */
    BatchSummary run() {
        long start = System.nanoTime();
        try {
            for (int i = 0; i < jobs.size() && !isStopped(); i++) {
                advance(i);
            }
            awaitWriting();
        } catch (CancellationException e) {
            // the end says why
        } catch (InterruptedException e) {
            end = End.CANCELLED;
            Thread.currentThread().interrupt();
        } finally {
            stop();
        }
        int remaining = jobs.size() - finished - skipped - failures.size();
        End why = end == End.COMPLETE && remaining > 0 ? End.CANCELLED : end;
        long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new BatchSummary(finished, skipped, failures, remaining, why, pixels, ms);
    }

    /** A method of its own, whose frame does not hold the photo any longer when it is the next one's turn. */
    private void advance(int i) throws InterruptedException {
        JobState result = deblurred(i, read(i));
        awaitWriting();
        if (end == End.COMPLETE) { // who cancels gets what the network is done with; after a last failure nothing comes
            handOver(result);
        }
    }

    private boolean isStopped() {
        return end != End.COMPLETE || cancelled.getAsBoolean();
    }

    /** The photo that was read ahead, or now. One that had no room, or took more than there was, gets all there is. */
    private JobState read(int i) throws InterruptedException {
        JobState early = ahead == null ? new JobState.Postponed(jobs.get(i)) : taken(ahead);
        ahead = null;
        boolean again = early instanceof JobState.Postponed
                || (early instanceof JobState.Failed failed && failed.failure() instanceof OutOfMemoryError);
        if (!again) {
            return early;
        }
        if (i > 0) {
            awaitWriting();
        }
        return steps.read(jobs.get(i), Long.MAX_VALUE);
    }

    private JobState deblurred(int i, JobState step) throws InterruptedException {
        if (step instanceof JobState.Loaded loaded) {
            long needed = bytesFor(loaded.photo());
            if (needed + writingBytes > roomBytes) {
                awaitWriting();
            }
            readAhead(i + 1, roomBytes - needed - writingBytes);
            return steps.deblur(loaded, events, this::isStopped);
        }
        readAhead(i + 1, roomBytes - writingBytes);
        return step;
    }

    private long bytesFor(Photo photo) {
        try {
            return steps.bytesToDeblur(photo);
        } catch (RuntimeException e) {
            return roomBytes; // why it cannot be planned is said when it is tried
        }
    }

    private void readAhead(int i, long room) {
        if (i < jobs.size()) {
            ahead = reader.submit(() -> steps.read(jobs.get(i), Math.max(0, room)));
        }
    }

    private void handOver(JobState step) {
        writingBytes = step instanceof JobState.Deblurred done ? steps.bytesToEnd(done.restored()) : 0;
        AtomicReference<JobState> handed = new AtomicReference<>(step);
        // taken out, so that the photo is no longer held when its last event is handled
        writing = writer.submit(() -> conclude(ended(handed.getAndSet(null))));
    }

    private JobState ended(JobState step) {
        return step instanceof JobState.Deblurred done ? steps.write(done) : step;
    }

    private void awaitWriting() throws InterruptedException {
        if (writing != null) {
            Future<?> last = writing;
            writing = null;
            taken(last);
            writingBytes = 0;
        }
    }

    /** On the writer's thread, so that photos end in their order. */
    private void conclude(JobState step) {
        if (step instanceof JobState.Written done) {
            finished++;
            pixels += done.size().pixels();
            events.accept(new BatchEvent.Finished(
                    new Job(done.job().source(), done.target()),
                    done.size(),
                    done.plan(),
                    TimeUnit.NANOSECONDS.toMillis(done.nanos())));
        } else if (step instanceof JobState.Skipped left) {
            skipped++;
            events.accept(new BatchEvent.Skipped(left.job(), left.reason()));
        } else if (step instanceof JobState.Failed failed) {
            failures.add(failed.failure());
            if (failed.failure() instanceof DiskFullException) {
                end = End.DISK_FULL;
            } else if (steps.settings().failFast()) {
                end = End.FAILED_FAST;
            }
            events.accept(new BatchEvent.Failed(failed.job(), failed.failure()));
        } else {
            throw new IllegalStateException("not the end of a photo: " + step);
        }
    }

    /** What has been handed over is written; what is being read is not waited for. */
    private void stop() {
        reader.shutdownNow();
        writer.shutdown();
        boolean interrupted = false;
        while (!writer.isTerminated()) {
            try {
                writer.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true; // an output is about to be complete
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T taken(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
