package dsgformer.train.step;

import dsgformer.nn.Parameters;
import dsgformer.tensor.Arena;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.train.config.TrainingConfig;
import dsgformer.weights.StateDict;
import java.util.function.Predicate;

/**
 * AdamW (Loshchilov and Hutter, ICLR 2019) over all parameters as one vector: m and v are running means of the gradient
 * g and of g², w ← w − rate · (m̂ / (√v̂ + ε) + decay · w). Decay applies to convolution kernels only: it would shrink
 * M, the temperatures, W_n and LN, whose neutral value is not 0.
 */
public final class AdamW implements AutoCloseable {

    private final Arena arena = new Arena();
    private final Parameters parameters;
    private final TrainingConfig.Optimizer settings;
    private final Tensor decayed;
    private final Tensor mean;
    private final Tensor square;

    /** The optimizer of a training: decay applies to the kernels of the network's blueprint. */
    public static AdamW of(TrainingConfig config, Parameters parameters) {
        return new AdamW(
                parameters, config.optimizer(), config.network().blueprint().kernels()::contains);
    }

    /** @param kernel whether decay applies to the tensor of that name */
    AdamW(Parameters parameters, TrainingConfig.Optimizer settings, Predicate<String> kernel) {
        this.parameters = parameters;
        this.settings = settings;
        this.mean = arena.hold(() -> parameters.flatValues().detach().mul(0));
        this.square = arena.hold(() -> parameters.flatValues().detach().mul(0));
        float[] kernels = parameters.mask(kernel);
        this.decayed = arena.hold(() -> Tensors.of(kernels, kernels.length).as(parameters.flatValues()));
    }

    /** Clips the gradients to the configured norm; returns their norm before clipping. */
    public double clip() {
        Tensor gradients = parameters.flatGradients();
        double norm = Scope.compute(() -> gradients.square().sum().sqrt().item());
        if (settings.clip() > 0 && norm > settings.clip()) {
            gradients.inPlace().mul(settings.clip() / (norm + 1e-6));
        }
        return norm;
    }

    /** Step number {@code step}, from 1, with the current gradients. */
    public void step(long step, double rate) {
        Gradients.off(() -> Scope.compute(() -> {
            Tensor gradients = parameters.flatGradients();
            mean.inPlace().lerp(gradients, 1 - settings.beta1());
            square.inPlace().mul(settings.beta2());
            square.inPlace().addProduct(gradients, gradients, 1 - settings.beta2());
            Tensor values = parameters.flatValues();
            values.inPlace().addProduct(values.detach().mul(1), decayed, -rate * settings.decay());
            double meanBias = 1 - Math.pow(settings.beta1(), (double) step);
            double squareBias = 1 - Math.pow(settings.beta2(), (double) step);
            Tensor deviation = square.mul(1 / squareBias).sqrt().add(settings.epsilon());
            values.inPlace().addQuotient(mean, deviation, -rate / meanBias);
            return null;
        }));
    }

    /** m, under the parameters' names. */
    public StateDict mean() {
        return parameters.named(mean);
    }

    /** v, under the parameters' names. */
    public StateDict square() {
        return parameters.named(square);
    }

    public void restore(StateDict means, StateDict squares) {
        parameters.assign(mean, means);
        parameters.assign(square, squares);
    }

    @Override
    public void close() {
        arena.close();
    }
}
