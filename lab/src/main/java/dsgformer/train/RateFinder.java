package dsgformer.train;

import dsgformer.nn.Parameters;
import dsgformer.tensor.Device;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.SampleSources;
import dsgformer.train.samples.Samples;
import dsgformer.train.step.AdamW;
import dsgformer.train.step.Batch;
import dsgformer.train.step.BatchGradients;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches for a learning rate (Smith, WACV 2017): trains for some steps with a rate that grows from step to step, and
 * records where the loss falls fastest and where it begins to rise. The trained weights are discarded.
 */
public final class RateFinder {

    private static final double LEAST = 1e-6;
    private static final double MOST = 1e-1;
    /** Decay of the running mean of the loss. */
    private static final double SMOOTHING = 0.9;
    /** The search stops when the loss exceeds its best by this factor. */
    private static final double ENOUGH = 2;

    private RateFinder() {}

    /**
     * One step of the search.
     *
     * @param loss the running mean of the loss up to this step
     */
    public record Point(double rate, double loss) {}

    /**
     * Result of the search.
     *
     * @param points in the order of their rates
     * @param suggested where the loss fell fastest, per factor of the rate
     * @param lowest where it was lowest; beyond, training is not stable
     */
    public record Result(List<Point> points, double suggested, double lowest) {}

    /** Searches in at most {@code steps} steps. */
    public static Result search(TrainingConfig config, int steps) throws IOException {
        Device device = Device.named(config.compute().device());
        TrainingConfig.CropStage stage = config.stages().get(0);
        Samples samples = SampleSources.open(config, stage, 1);
        List<Point> points = new ArrayList<>();
        int count = stage.batch() * config.optimizer().accumulate();
        try (Parameters parameters = Parameters.trainable(TrainableState.initialWeights(config), device);
                AdamW optimizer = AdamW.of(config, parameters);
                BatchGradients gradients = new BatchGradients(config, parameters, device)) {
            double mean = 0;
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < steps; i++) {
                double rate = LEAST * Math.pow(MOST / LEAST, (double) i / Math.max(1, steps - 1));
                double loss = gradients.run(samples, Batch.of((long) i * count, count, stage.crop()));
                double norm = optimizer.clip();
                mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
                double unbiased = mean / (1 - Math.pow(SMOOTHING, i + 1.0));
                if (!Double.isFinite(loss) || !Double.isFinite(norm) || unbiased > ENOUGH * best) {
                    break;
                }
                best = Math.min(best, unbiased);
                points.add(new Point(rate, unbiased));
                optimizer.step(i + 1L, rate);
            }
        }
        if (points.isEmpty()) {
            throw new DivergedException(
                    "searching a learning rate: the loss or its gradient is not finite at the first step,"
                            + " before any rate was applied; check init and data");
        }
        return result(points);
    }

    static Result result(List<Point> points) {
        Point lowest = points.get(0);
        Point steepest = points.get(0);
        double slope = 0;
        int apart = Math.max(1, points.size() / 10); // the loss of a single step is too noisy
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).loss() < lowest.loss()) {
                lowest = points.get(i);
            }
            if (i >= apart && points.get(i).loss() - points.get(i - apart).loss() < slope) {
                slope = points.get(i).loss() - points.get(i - apart).loss();
                steepest = points.get(i - apart / 2);
            }
        }
        return new Result(List.copyOf(points), steepest.rate(), lowest.rate());
    }
}
