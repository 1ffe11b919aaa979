package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;
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
    private final TrainableState state;
    private final BatchGradients gradients;
    private final Samples samples;
    private final int crops;
    private final int side;
    private long step;

    /** Steps on the training's own data. */
    public TimedTraining(TrainingConfig config) throws IOException {
        this(
                config,
                SampleSources.open(config),
                config.crops(config.stages().get(0)),
                config.stages().get(0).crop());
    }

    /** Steps of {@code crops} crops of {@code side} pixels of noise: what computing takes, without reading data. */
    public static TimedTraining onNoise(TrainingConfig config, int crops, int side) throws IOException {
        RandomStream random = RandomStream.of(config.seed());
        Planes noise = Planes.of(3, side, side);
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] = (float) random.uniform();
        }
        CropPair pair = new CropPair(noise, noise);
        Samples samples = new Samples() {
            @Override
            public CropPair sample(long number, RandomStream unused) {
                return pair;
            }

            @Override
            public long perEpoch() {
                return 1;
            }
        };
        return new TimedTraining(config, samples, crops, side);
    }

    private TimedTraining(TrainingConfig config, Samples samples, int crops, int side) throws IOException {
        Device device = Device.named(config.compute().device());
        this.config = config;
        this.samples = samples;
        this.crops = crops;
        this.side = side;
        this.state = new TrainableState(config, device);
        this.gradients = new BatchGradients(config, state.parameters(), device);
    }

    /** Crops of a step. */
    public int crops() {
        return crops;
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
        gradients.run(samples, Batch.of(step * crops, crops, side));
        step++;
        long computed = System.nanoTime();
        state.clip();
        state.step(step, config.optimizer().finalRate());
        long end = System.nanoTime();
        StepTimes times = gradients.times();
        return new Times(
                seconds(end - begin), times.waiting(), times.forward(), times.backward(), seconds(end - computed));
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    @Override
    public void close() {
        gradients.close();
        state.close();
    }
}
