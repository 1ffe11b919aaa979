package dsgformer.train.samples;

import dsgformer.train.config.TrainingConfig;
import java.io.IOException;

/**
 * The samples of the current stage. Those of the previous stage are released, since they may hold all pairs in memory.
 */
public final class StageSamples {

    private final TrainingConfig config;
    private final int processes;
    private int crop;
    private Samples samples;

    public StageSamples(TrainingConfig config, int processes) throws IOException {
        this.config = config;
        this.processes = processes;
        this.crop = config.stages().get(0).crop();
        this.samples = SampleSources.open(config, config.stages().get(0), processes);
    }

    public Samples of(TrainingConfig.CropStage stage) throws IOException {
        if (stage.crop() != crop) {
            samples = SampleSources.open(config, stage, processes);
            crop = stage.crop();
        }
        return samples;
    }

    public long perEpoch() {
        return samples.perEpoch();
    }
}
