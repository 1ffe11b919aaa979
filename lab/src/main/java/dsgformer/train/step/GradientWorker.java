package dsgformer.train.step;

import dsgformer.data.CropPair;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.NetworkConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredNetwork;
import dsgformer.nn.Parameters;
import dsgformer.nn.Supervised;
import dsgformer.nn.Taped;
import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;
import dsgformer.tensor.Autocast;
import dsgformer.tensor.Device;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tape;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;
import dsgformer.torch.NetworkLayers;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.Samples;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * A thread with its share of each batch of {@link BatchGradients}, the network over its gradients, and its times. Shares
 * the parameters' values with the other workers; its gradients are its own, unless it is the only one.
 */
final class GradientWorker implements AutoCloseable {

    private final Parameters own;
    private final boolean alone;
    private final RandomStream random;
    private final TrainingConfig.Compute compute;
    private final Device device;
    private final GradientListener listener;
    private final int index;
    private final int of;
    private final OwnThread thread = new OwnThread("training");
    private final Tape tape = new Tape();
    private final Supervised network;
    private final boolean channelsLast;
    private long waiting;
    private long forward;
    private long backward;
    private boolean last;

    /**
     * Worker {@code index} of {@code of}.
     *
     * @param parameters become its own if it is alone, else it replicates them
     * @param listener is called for gradients that are final before the backward pass ends, if it is alone
     */
    GradientWorker(
            TrainingConfig config, Parameters parameters, Device device, GradientListener listener, int index, int of) {
        this.alone = of == 1;
        this.own = alone ? parameters : parameters.replica();
        this.random = RandomStream.of(config.seed()).split("samples".hashCode());
        this.compute = config.compute();
        this.device = device;
        this.listener = listener;
        this.index = index;
        this.of = of;
        LayeredNetwork layers = NetworkLayers.of(config.network(), compute.form());
        this.network = network(config.network(), layers);
        this.channelsLast = layers.trainsOnChannelsLast();
    }

    /** Starts the gradients of its share of {@code batch}; the result is its part of the loss. */
    Future<Double> start(Samples samples, Batch batch) {
        return thread.start(() -> run(samples, batch));
    }

    /** What its last batch left, one value after the other; of the parameters themselves if it is alone. */
    Tensor gradients() {
        return own.flatGradients();
    }

    /** The times since the last call. */
    StepTimes times() {
        StepTimes times = new StepTimes(waiting / 1e9, forward / 1e9, backward / 1e9);
        waiting = 0;
        forward = 0;
        backward = 0;
        return times;
    }

    private Supervised network(NetworkConfig config, LayeredNetwork layers) {
        Autocast precision = compute.precision();
        boolean exchanged = alone && listener != GradientListener.NONE;
        Optional<Taped> taped = exchanged || compute.checkpointing() ? layers.taped() : Optional.empty();
        if (taped.isPresent()) {
            Layer network = taped.get()
                    .network(
                            own.root(),
                            precision,
                            tape,
                            compute.checkpointing() ? Tape.Keep.INPUT : Tape.Keep.GRAPH,
                            prefix -> {
                                if (last && exchanged) {
                                    listener.complete(prefix);
                                }
                            });
            return x -> List.of(precision.during(() -> network.forward(x)));
        }
        if (compute.checkpointing()) {
            throw new InvalidConfigException("compute.checkpointing: this network, " + config.family()
                    + ", cannot be cut into blocks; set it to false");
        }
        Supervised network = NetworkLayers.supervised(config, layers, own);
        return x -> precision.during(() -> network.restored(x));
    }

    private double run(Samples samples, Batch batch) {
        Threads.perOperation(Math.max(1, Runtime.getRuntime().availableProcessors() / of));
        own.flatGradients().inPlace().zero();
        int from = batch.count() * index / of;
        int to = batch.count() * (index + 1) / of;
        int together = compute.together(device, batch.crop(), to - from);
        double loss = 0;
        for (int at = from; at < to; at += together) {
            int count = Math.min(together, to - at);
            last = at + count == to;
            loss += part(samples, batch, at, count);
        }
        return loss;
    }

    private double part(Samples samples, Batch batch, int at, int count) {
        long begin = System.nanoTime();
        int crop = batch.crop();
        float[] blurred = new float[count * 3 * crop * crop];
        float[] sharp = new float[blurred.length];
        for (int i = 0; i < count; i++) {
            long number = batch.first() + at + i;
            CropPair pair = samples.sample(number, random.split(number));
            place(pair.blurred(), blurred, i);
            place(pair.sharp(), sharp, i);
        }
        long given = System.nanoTime();
        waiting += given - begin;
        try (tape) {
            return Scope.compute(() -> {
                List<Tensor> restored = network.restored(pictures(blurred, count, crop));
                double share = batch.share() * count / batch.count();
                Tensor loss =
                        PictureLoss.of(restored, pictures(sharp, count, crop)).mul(share);
                double value = loss.item();
                long seen = System.nanoTime();
                forward += seen - given;
                tape.backward(loss);
                backward += System.nanoTime() - seen;
                return value;
            });
        }
    }

    private Tensor pictures(float[] values, int count, int crop) {
        Tensor pictures = Tensors.of(values, count, 3, crop, crop).to(device);
        return channelsLast ? pictures.channelsLast() : pictures;
    }

    private void place(Planes planes, float[] target, int index) {
        System.arraycopy(planes.values(), 0, target, index * planes.values().length, planes.values().length);
    }

    @Override
    public void close() {
        thread.close();
        if (!alone) {
            own.close();
        }
    }
}
