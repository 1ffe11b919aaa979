package dsgformer.train.report;

import dsgformer.model.ScoreStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An event of a training. Events are delivered to a {@code Consumer<TrainingEvent>} in order, on the training thread; an
 * exception of the consumer ends the training.
 */
public sealed interface TrainingEvent {

    /**
     * Steps were taken: means over those since the last event of this kind.
     *
     * @param step optimizer steps done
     * @param spent the share of the budget that is spent
     * @param loss mean absolute error
     * @param gradientNorm before clipping
     * @param rate learning rate of the last step
     * @param cropsPerSecond crops trained on in a second, by all processes
     * @param waiting the share of the time in which the network waited for crops
     * @param remaining estimated time to the end at this speed
     */
    record StepsTaken(
            long step,
            double spent,
            double loss,
            double gradientNorm,
            double rate,
            double cropsPerSecond,
            double waiting,
            Duration remaining)
            implements TrainingEvent {}

    /** Statistics of the attention scores: what top-k selects, block by block in the order of the walk. */
    record ScoresMeasured(long step, List<ScoreStatistics> blocks) implements TrainingEvent {}

    /**
     * A validation is running: sent every few seconds.
     *
     * @param done images that were restored, of all weights that are validated
     * @param remaining estimated time to its end; zero while nothing is known
     */
    record Validating(long step, int done, int of, Duration remaining) implements TrainingEvent {}

    /**
     * The validation images were restored.
     *
     * @param psnr mean PSNR in dB, of the weights and, if one is kept, of their running average
     */
    record Validated(long step, Map<String, Double> psnr) implements TrainingEvent {}

    /** Some validation images, restored by the average if there is one, else by the weights. */
    record PicturesRestored(long step, List<ValidationPicture> pictures) implements TrainingEvent {}

    /** A checkpoint was written. */
    record CheckpointSaved(Path checkpoint) implements TrainingEvent {}

    /** The training ended, completed, stopped or failed: the last event, after which consumers close their files. */
    record Ended() implements TrainingEvent {}
}
