package dsgformer.train;

import dsgformer.model.ScoreStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Hears how a training goes. */
public interface TrainingListener {

    /**
     * Means over the steps since the last report.
     *
     * @param step optimizer steps done
     * @param spent the share of the budget that is spent
     * @param loss mean absolute error
     * @param gradientNorm before clipping
     * @param rate learning rate of the last step
     * @param cropsPerSecond crops trained on in a second, by all processes
     * @param waiting the share of the time in which the network waited for crops
     * @param remaining how long the rest will take at this speed
     */
    record Report(
            long step,
            double spent,
            double loss,
            double gradientNorm,
            double rate,
            double cropsPerSecond,
            double waiting,
            Duration remaining) {}

    default void report(Report report) {}

    /** Mean PSNR of the validation images in dB: of the weights and, if one is kept, of their running average. */
    default void validated(long step, Map<String, Double> psnr) {}

    /** Some validation images, by the average if there is one, else by the weights. */
    default void pictures(long step, List<Shown> pictures) {}

    /** What top-k selects, block by block in the order of the walk. */
    default void scores(long step, List<ScoreStatistics> blocks) {}

    default void saved(Path checkpoint) {}

    /** Nothing more will come. */
    default void ended() {}
}
