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
 * A pipeline of three stages: one photo is read, one is deblurred (on the caller's thread) and one is written at the
 * same time. The next photo is read ahead only if it fits into memory beside the current one; the tiles of the current
 * one do not depend on it. So the pipeline changes how long a batch takes, never its results. For a single run.
 */
final class Conveyor {

    private static final int READER_SECONDS = 2;

    private final JobStages stages;
    private final List<Job> jobs;
    private final Consumer<BatchEvent> events;
    private final BooleanSupplier cancelled;
    private final long roomBytes;
    private final ExecutorService reader = thread("dsgformer-reader");
    private final ExecutorService writer = thread("dsgformer-writer");

    private Future<JobState> ahead;
    private Future<?> writing;
    private long writingBytes;

    // used only by the writer thread until it has ended
    private int finished;
    private int skipped;
    private long pixels;
    private final List<Throwable> failures = new ArrayList<>();

    private volatile End end = End.COMPLETE;

    /** @param roomBytes memory for photos and network together */
    Conveyor(JobStages stages, JobPlan plan, Consumer<BatchEvent> events, BooleanSupplier cancelled, long roomBytes) {
        this.stages = stages;
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

    /** Runs the batch to its end; exceptions of the consumer of events are thrown here. */
    BatchSummary run() {
        long start = System.nanoTime();
        try {
            for (int i = 0; i < jobs.size() && !isStopped(); i++) {
                advance(i);
            }
            awaitWriting();
        } catch (CancellationException e) {
            // the reason is in the field end
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

    /** A separate method, so that its stack frame does not keep the photo reachable while the next one is processed. */
    private void advance(int i) throws InterruptedException {
        JobState result = deblurred(i, read(i));
        awaitWriting();
        if (end == End.COMPLETE) { // a finished photo is written even if cancelled, but not after a fatal failure
            handOver(result);
        }
    }

    private boolean isStopped() {
        return end != End.COMPLETE || cancelled.getAsBoolean();
    }

    /** The photo that was read ahead; read now, with all memory, if there was none or it did not fit. */
    private JobState read(int i) throws InterruptedException {
        JobState early =
                ahead == null ? new JobState.Postponed(jobs.get(i)) : CancellableWait.on(ahead, this::isStopped);
        ahead = null;
        boolean again = early instanceof JobState.Postponed
                || (early instanceof JobState.Failed failed && failed.failure() instanceof OutOfMemoryError);
        if (!again) {
            return early;
        }
        if (i > 0) {
            awaitWriting();
        }
        return CancellableWait.on(reader.submit(() -> stages.read(jobs.get(i), Long.MAX_VALUE)), this::isStopped);
    }

    private JobState deblurred(int i, JobState state) throws InterruptedException {
        if (state instanceof JobState.Loaded loaded) {
            long needed = bytesFor(loaded.source().photo());
            if (needed + writingBytes > roomBytes) {
                awaitWriting();
            }
            readAhead(i + 1, roomBytes - needed - writingBytes);
            return stages.deblur(loaded, events, this::isStopped);
        }
        readAhead(i + 1, roomBytes - writingBytes);
        return state;
    }

    private long bytesFor(Photo photo) {
        try {
            return stages.bytesToDeblur(photo);
        } catch (RuntimeException e) {
            return roomBytes; // deblurring reports why it cannot be planned
        }
    }

    private void readAhead(int i, long room) {
        if (i < jobs.size()) {
            ahead = reader.submit(() -> stages.read(jobs.get(i), Math.max(0, room)));
        }
    }

    private void handOver(JobState state) {
        writingBytes = state instanceof JobState.Deblurred done ? stages.bytesToEnd(done.restored()) : 0;
        AtomicReference<JobState> handed = new AtomicReference<>(state);
        // cleared, so that the photo is unreachable while its last event is handled
        writing = writer.submit(() -> conclude(ended(handed.getAndSet(null))));
    }

    private JobState ended(JobState state) {
        return state instanceof JobState.Deblurred done ? stages.write(done) : state;
    }

    private void awaitWriting() throws InterruptedException {
        if (writing != null) {
            Future<?> last = writing;
            writing = null;
            completed(last);
            writingBytes = 0;
        }
    }

    /** Runs on the writer thread, so that photos end in the order of the plan. */
    private void conclude(JobState state) {
        if (state instanceof JobState.Written done) {
            finished++;
            pixels += done.size().pixels();
            done.warnings().forEach(warning -> events.accept(new BatchEvent.Warned(done.job(), warning)));
            events.accept(new BatchEvent.Finished(
                    done.job(), done.size(), done.plan(), done.copied(), TimeUnit.NANOSECONDS.toMillis(done.nanos())));
        } else if (state instanceof JobState.Skipped left) {
            skipped++;
            events.accept(new BatchEvent.Skipped(left.job(), left.reason()));
        } else if (state instanceof JobState.Failed failed) {
            failures.add(failed.failure());
            if (failed.failure() instanceof DiskFullException) {
                end = End.DISK_FULL;
            } else if (stages.settings().failFast()) {
                end = End.FAILED_FAST;
            }
            events.accept(new BatchEvent.Failed(failed.job(), failed.failure()));
        } else {
            throw new IllegalStateException("not a final state of a job: " + state);
        }
    }

    /**
     * Waits until the writer has finished, and a moment for the reader, which is interrupted: it may be creating the
     * folder of an output, or hang at a pipe.
     */
    private void stop() {
        reader.shutdownNow();
        writer.shutdown();
        boolean interrupted = false;
        try {
            reader.awaitTermination(READER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        while (!writer.isTerminated()) {
            try {
                writer.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true; // the output in progress is completed first
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void completed(Future<?> writing) throws InterruptedException {
        try {
            writing.get();
        } catch (ExecutionException e) {
            throw CancellableWait.unchecked(e.getCause());
        }
    }
}
