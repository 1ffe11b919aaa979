package dsgformer.train;

import java.nio.file.Path;
import java.time.Duration;
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
     * @param cropsPerSecond crops trained on in a second
     * @param remaining how long the rest will take at this speed
     */
    record Report(
            long step,
            double spent,
            double loss,
            double gradientNorm,
            double rate,
            double cropsPerSecond,
            Duration remaining) {}

    void report(Report report);

    /** Mean PSNR of the validation images in dB: of the weights and, if one is kept, of their running average. */
    void validated(long step, Map<String, Double> psnr);

    void saved(Path checkpoint);
}
