package dsgformer.train;

import java.time.Duration;

/**
 * How far a training is.
 *
 * @param step optimizer steps done
 * @param stepsPerEpoch how many make one pass over the training pairs
 * @param elapsed time spent training, over all resumed parts
 */
public record Progress(long step, long stepsPerEpoch, Duration elapsed) {

    Progress at(long step, Duration elapsed) {
        return new Progress(step, stepsPerEpoch, elapsed);
    }

    /** Passes over the training pairs that are complete. */
    public long epoch() {
        return step / stepsPerEpoch;
    }
}
