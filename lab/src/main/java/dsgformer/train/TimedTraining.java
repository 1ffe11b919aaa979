package dsgformer.train;

import dsgformer.tensor.Device;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.SampleSources;
import dsgformer.train.samples.Samples;
import dsgformer.train.step.Batch;
import dsgformer.train.step.BatchGradients;
import dsgformer.train.step.StepTimes;
import java.io.IOException;

/** Runs training steps to measure their time and its parts; writes no files. */
public final class TimedTraining implements AutoCloseable {

    private final TrainingConfig config;
    private final TrainableState learner;
    private final BatchGradients batchStep;
    private final Samples samples;
    private long step;

    public TimedTraining(TrainingConfig config) throws IOException {
        Device device = Device.named(config.compute().device());
        this.config = config;
        this.samples = SampleSources.open(config);
        this.learner = new TrainableState(config, device);
        this.batchStep = new BatchGradients(config, learner.parameters(), device);
    }

    private TrainingConfig.CropStage stage() {
        return config.stages().get(0);
    }

    /** Crops of a step. */
    public int crops() {
        return stage().batch() * config.optimizer().accumulate();
    }

    /**
     * Where the time of a step went, in seconds.
     *
     * @param whole from beginning to end
     * @param waiting for crops, mean over workers
     * @param forward mean over workers
     * @param backward mean over workers
     * @param optimizer clipping, AdamW, the running average
     */
    public record Times(double whole, double waiting, double forward, double backward, double optimizer) {}

    /** One step. */
    public Times step() {
        long begin = System.nanoTime();
        int crops = crops();
        batchStep.run(samples, Batch.of(step * crops, crops, stage().crop()));
        step++;
        long computed = System.nanoTime();
        learner.clip();
        learner.step(step, config.optimizer().finalRate());
        long end = System.nanoTime();
        StepTimes times = batchStep.times();
        return new Times(
                seconds(end - begin), times.waiting(), times.forward(), times.backward(), seconds(end - computed));
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    @Override
    public void close() {
        batchStep.close();
        learner.close();
    }
}
