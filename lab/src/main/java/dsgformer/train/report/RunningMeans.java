package dsgformer.train.report;

import dsgformer.train.config.Progress;
import java.time.Duration;

/** Means over the steps since the last report. */
public final class RunningMeans {

    private long since = System.nanoTime();
    private long steps;
    private long crops;
    private double waited;
    private double loss;
    private double norm;

    /** A step on {@code stepCrops} crops, by all processes, for which this one waited {@code stepWaited} seconds. */
    public void add(double stepLoss, double stepNorm, long stepCrops, double stepWaited) {
        steps++;
        crops += stepCrops;
        waited += stepWaited;
        loss += stepLoss;
        norm += stepNorm;
    }

    public boolean isEmpty() {
        return steps == 0;
    }

    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Returns the means and resets them. */
    public TrainingEvent.StepsTaken report(Progress progress, double spent, double rate) {
        double seconds = age().toNanos() / 1e9;
        double cropsPerSecond = crops / seconds;
        double remaining =
                (1 - spent) / Math.max(1e-9, spent) * progress.elapsed().toMillis();
        TrainingEvent.StepsTaken report = new TrainingEvent.StepsTaken(
                progress.step(),
                spent,
                loss / steps,
                norm / steps,
                rate,
                cropsPerSecond,
                waited / seconds,
                Duration.ofMillis((long) remaining));
        since = System.nanoTime();
        steps = 0;
        crops = 0;
        waited = 0;
        loss = 0;
        norm = 0;
        return report;
    }
}
