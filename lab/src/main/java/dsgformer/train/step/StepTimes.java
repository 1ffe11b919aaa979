package dsgformer.train.step;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Times of some steps by phase, in seconds: means over the threads that share a batch.
 *
 * @param waiting for crops
 * @param forward up to the loss
 * @param backward from the loss to the gradients
 */
public record StepTimes(double waiting, double forward, double backward) {

    /** Phase by phase; zero of none. */
    static StepTimes mean(List<StepTimes> times) {
        return new StepTimes(
                mean(times, StepTimes::waiting), mean(times, StepTimes::forward), mean(times, StepTimes::backward));
    }

    private static double mean(List<StepTimes> times, ToDoubleFunction<StepTimes> phase) {
        return times.stream().mapToDouble(phase).average().orElse(0);
    }
}
