package dsgformer.train.step;

import dsgformer.nn.Parameters;
import dsgformer.tensor.Arena;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Tensor;
import dsgformer.weights.StateDict;

/**
 * A running (exponential) average of the parameters; its decay is lower in the first steps, so that the initial weights
 * do not dominate.
 */
public final class WeightAverage implements AutoCloseable {

    private final Arena arena = new Arena();
    private final Parameters parameters;
    private final double keep;
    private final Tensor average;

    public WeightAverage(Parameters parameters, double keep) {
        this.parameters = parameters;
        this.keep = keep;
        this.average = arena.hold(() -> parameters.flatValues().detach().mul(1));
    }

    /** Adds the values after step number {@code step}. */
    public void update(long step) {
        double share = 1 - Math.min(keep, (1.0 + step) / (10.0 + step));
        Gradients.off(() -> {
            average.inPlace().lerp(parameters.flatValues(), share);
            return null;
        });
    }

    public StateDict values() {
        return parameters.named(average);
    }

    public void restore(StateDict values) {
        parameters.assign(average, values);
    }

    @Override
    public void close() {
        arena.close();
    }
}
