package dsgformer.train.step;

import dsgformer.nn.Parameters;
import dsgformer.tensor.Device;
import dsgformer.tensor.Tensor;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.Futures;
import dsgformer.train.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Loss and gradients of one batch: {@link PictureLoss} over the batch, on the unclamped output. The batch is split
 * among threads that share the parameters' values and have gradients of their own, which are summed in a fixed order,
 * so results are reproducible for a given number of workers. A worker passes its crops through the network a few at a
 * time, which fits into the processor's caches and needs less memory.
 */
public final class BatchGradients implements AutoCloseable {

    private final Parameters parameters;
    private final List<GradientWorker> workers = new ArrayList<>();

    public BatchGradients(TrainingConfig config, Parameters parameters, Device device) {
        this(config, parameters, device, GradientListener.NONE);
    }

    /**
     * Gradients by a configuration, on a device.
     *
     * @param listener is called for gradients that are final before the backward pass ends
     */
    public BatchGradients(TrainingConfig config, Parameters parameters, Device device, GradientListener listener) {
        this.parameters = parameters;
        int count = config.workers(device);
        for (int i = 0; i < count; i++) {
            workers.add(new GradientWorker(config, parameters, device, listener, i, count));
        }
    }

    /** Leaves the gradients of {@code batch} in the parameters; returns its part of the loss. */
    public double run(Samples samples, Batch batch) {
        List<Future<Double>> losses =
                workers.stream().map(worker -> worker.start(samples, batch)).toList();
        double loss = 0;
        for (Future<Double> part : losses) {
            loss += Futures.of(part);
        }
        if (workers.size() > 1) {
            Tensor total = parameters.flatGradients();
            total.inPlace().zero();
            workers.forEach(worker -> total.inPlace().add(worker.gradients()));
        }
        return loss;
    }

    /** The times since the last call, means over the workers. */
    public StepTimes times() {
        return StepTimes.mean(workers.stream().map(GradientWorker::times).toList());
    }

    @Override
    public void close() {
        workers.forEach(GradientWorker::close);
    }
}
