package dsgformer.train;

import dsgformer.model.InitialValues;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.nn.Parameters;
import dsgformer.random.RandomStream;
import dsgformer.tensor.Device;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.step.AdamW;
import dsgformer.train.step.WeightAverage;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The state that training changes: the parameters, the optimizer's moments and, if enabled, the running average of the
 * parameters.
 */
final class TrainableState implements AutoCloseable {

    private final TrainingConfig config;
    private final Parameters parameters;
    private final AdamW optimizer;
    private final Optional<WeightAverage> average;

    /** @throws IOException if initial weights cannot be read */
    TrainableState(TrainingConfig config, Device device) throws IOException {
        this.config = config;
        this.parameters = Parameters.trainable(initialWeights(config), device);
        this.optimizer = AdamW.of(config, parameters);
        this.average = config.ema() > 0 ? Optional.of(new WeightAverage(parameters, config.ema())) : Optional.empty();
    }

    static StateDict initialWeights(TrainingConfig config) throws IOException {
        if (config.init().isEmpty()) {
            RandomStream random = RandomStream.of(config.seed()).split("weights".hashCode());
            return InitialValues.of(config.network(), random);
        }
        Model model = Models.open(config.init().get());
        if (!model.config().equals(config.network())) {
            throw new ModelException("starting from " + config.init().get() + ": its network is "
                    + model.config().toJson() + ", but the configuration asks for "
                    + config.network().toJson());
        }
        return model.weights();
    }

    /** Clips the gradients; returns their norm before clipping. */
    double clip() {
        return optimizer.clip();
    }

    /** Step number {@code step}, by the gradients that are in the parameters. */
    void step(long step, double rate) {
        optimizer.step(step, rate);
        average.ifPresent(a -> a.update(step));
    }

    Parameters parameters() {
        return parameters;
    }

    StateDict weights() {
        return parameters.stateDict();
    }

    /** The running average, or, if none is kept, the weights. */
    StateDict result() {
        return average.map(WeightAverage::values).orElseGet(this::weights);
    }

    /** The weights and, if one is kept, their average, by these names. */
    Map<String, StateDict> candidates() {
        Map<String, StateDict> candidates = new LinkedHashMap<>();
        candidates.put("weights", weights());
        average.ifPresent(a -> candidates.put("average", a.values()));
        return candidates;
    }

    Checkpoint checkpoint(Checkpoint.State state) {
        return new Checkpoint(
                config.network(),
                weights(),
                optimizer.mean(),
                optimizer.square(),
                average.map(WeightAverage::values),
                state);
    }

    void restore(Checkpoint checkpoint) {
        parameters.assign(parameters.flatValues(), checkpoint.weights());
        optimizer.restore(checkpoint.mean(), checkpoint.square());
        average.ifPresent(a -> a.restore(checkpoint.average().orElse(checkpoint.weights())));
    }

    @Override
    public void close() {
        average.ifPresent(WeightAverage::close);
        optimizer.close();
        parameters.close();
    }
}
