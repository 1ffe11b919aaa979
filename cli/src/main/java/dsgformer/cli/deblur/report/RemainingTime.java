package dsgformer.cli.deblur.report;

import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Estimates the share done and the time left from the pixels processed so far. */
final class RemainingTime {

    private final Workload work;
    private final LongSupplier nanos;

    /** Pixels of finished tiles, by photo in progress. */
    private final Map<Job, Long> begun = new HashMap<>();

    private long start;
    private long donePixels;
    private long leftPixels;
    private int ended;

    public RemainingTime(Workload work) {
        this(work, System::nanoTime);
    }

    RemainingTime(Workload work, LongSupplier nanos) {
        this.work = work;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.leftPixels = work.pixels();
    }

    public void began(Job job) {
        if (begun.isEmpty() && donePixels == 0) {
            start = nanos.getAsLong();
        }
        begun.put(key(job), 0L);
    }

    public void tileDone(Job job, int done, int total) {
        begun.put(key(job), work.pixels(job) * done / total);
    }

    public void finished(Job job) {
        ended(job);
        donePixels += work.pixels(job);
    }

    /** A photo that was skipped or failed; it does not count for the speed. */
    public void ended(Job job) {
        ended++;
        begun.remove(key(job));
        leftPixels -= work.pixels(job);
    }

    /** Photos that have ended. */
    public int ended() {
        return ended;
    }

    /** From 0 to 1, of all pixels. */
    double share() {
        long all = work.pixels();
        return all == 0 ? 1 : Math.min(1, (double) (all - leftPixels + inProgress()) / all);
    }

    /** Whole seconds until the last photo is done; empty before the first tile is. */
    public OptionalLong secondsLeft() {
        long done = donePixels + inProgress();
        if (done == 0) {
            return OptionalLong.empty();
        }
        double perPixel = (double) (nanos.getAsLong() - start) / done;
        return OptionalLong.of(
                TimeUnit.NANOSECONDS.toSeconds(Math.round(perPixel * Math.max(0, leftPixels - inProgress()))));
    }

    private long inProgress() {
        return begun.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The source only: the name of an output may change during the run. */
    private static Job key(Job job) {
        return new Job(job.source(), job.source());
    }
}
