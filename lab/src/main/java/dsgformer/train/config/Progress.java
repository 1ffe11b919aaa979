package dsgformer.train.config;

import java.time.Duration;

/**
 * Progress of a training.
 *
 * @param step optimizer steps done
 * @param samples crops seen
 * @param stepsPerEpoch how many steps make one pass over the training pairs
 * @param elapsed time spent training, over all resumed parts
 */
public record Progress(long step, long samples, long stepsPerEpoch, Duration elapsed) {

    /** Passes over the training pairs that are complete. */
    public long epoch() {
        return step / stepsPerEpoch;
    }

    public Progress after(int crops, Duration time) {
        return new Progress(step + 1, samples + crops, stepsPerEpoch, time);
    }
}
