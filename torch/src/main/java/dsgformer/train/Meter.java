package dsgformer.train;

import java.time.Duration;

/** Means over the steps since the last report. */
final class Meter {

    private final int batch;
    private long since = System.nanoTime();
    private long steps;
    private double loss;
    private double norm;

    Meter(int batch) {
        this.batch = batch;
    }

    void add(double stepLoss, double stepNorm) {
        steps++;
        loss += stepLoss;
        norm += stepNorm;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** The means, after which counting starts anew. */
    TrainingListener.Report report(Progress progress, double spent, double rate) {
        double seconds = age().toNanos() / 1e9;
        double cropsPerSecond = steps * batch / seconds;
        double remaining =
                (1 - spent) / Math.max(1e-9, spent) * progress.elapsed().toMillis();
        TrainingListener.Report report = new TrainingListener.Report(
                progress.step(), spent, loss / steps, norm / steps, rate, cropsPerSecond, Duration.ofMillis((long)
                        remaining));
        since = System.nanoTime();
        steps = 0;
        loss = 0;
        norm = 0;
        return report;
    }
}
