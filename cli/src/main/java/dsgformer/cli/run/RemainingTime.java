package dsgformer.cli.run;

import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How far a run is and how long the rest will take, judged by the pixels that took time so far. */
public final class RemainingTime {

    private final Workload work;
    private final LongSupplier nanos;

    /** What tiles of photos in the making come to. */
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

    /** It took no time to speak of. */
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
        return all == 0 ? 1 : Math.min(1, (double) (all - leftPixels + inTheMaking()) / all);
    }

    /** Whole seconds until the last photo is done; empty before anything is. */
    public OptionalLong secondsLeft() {
        long done = donePixels + inTheMaking();
        if (done == 0) {
            return OptionalLong.empty();
        }
        double perPixel = (double) (nanos.getAsLong() - start) / done;
        return OptionalLong.of(
                TimeUnit.NANOSECONDS.toSeconds(Math.round(perPixel * Math.max(0, leftPixels - inTheMaking()))));
    }

    private long inTheMaking() {
        return begun.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Outputs may change their names on the way. */
    private static Job key(Job job) {
        return new Job(job.source(), job.source());
    }
}
