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
import dsgformer.train.samples.Futures;
import dsgformer.train.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Loss and gradients of one batch: {@link PictureLoss} over the batch, on the unclamped output. The batch is split
 * among threads that share the parameters' values and have gradients of their own, which are summed in a fixed order,
 * so results are reproducible for a given number of workers. A worker passes its crops through the network a few at a
 * time, which fits into the processor's caches and needs less memory.
 */
public final class BatchGradients implements AutoCloseable {

    private final Parameters parameters;
    private final RandomStream random;
    private final TrainingConfig.Compute compute;
    private final Device device;
    private final GradientListener exchange;
    private final List<Worker> workers = new ArrayList<>();

    public BatchGradients(TrainingConfig config, Parameters parameters, Device device) {
        this(config, parameters, device, GradientListener.NONE);
    }

    /**
     * Gradients by a configuration, on a device.
     *
     * @param exchange is called for gradients that are final before the backward pass ends
     */
    public BatchGradients(TrainingConfig config, Parameters parameters, Device device, GradientListener exchange) {
        this.parameters = parameters;
        this.random = RandomStream.of(config.seed()).split("samples".hashCode());
        this.compute = config.compute();
        this.device = device;
        this.exchange = exchange;
        int count = config.workers(device);
        for (int i = 0; i < count; i++) {
            workers.add(new Worker(config.network(), i, count));
        }
    }

    /** Leaves the gradients of {@code batch} in the parameters; returns its part of the loss. */
    public double run(Samples samples, Batch batch) {
        List<Future<Double>> losses = workers.stream()
                .map(worker -> worker.thread.submit(() -> worker.run(samples, batch)))
                .toList();
        double loss = 0;
        for (Future<Double> part : losses) {
            loss += Futures.of(part);
        }
        if (workers.size() > 1) {
            Tensor total = parameters.flatGradients();
            total.inPlace().zero();
            workers.forEach(worker -> total.inPlace().add(worker.own.flatGradients()));
        }
        return loss;
    }

    /** The times since the last call. */
    public StepTimes times() {
        double waiting = workers.stream().mapToLong(w -> w.waiting).average().orElse(0) / 1e9;
        double forward = workers.stream().mapToLong(w -> w.forward).average().orElse(0) / 1e9;
        double backward = workers.stream().mapToLong(w -> w.backward).average().orElse(0) / 1e9;
        workers.forEach(Worker::forgetTimes);
        return new StepTimes(waiting, forward, backward);
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }

    /** A thread with its share of each batch. */
    private final class Worker {

        private final int index;
        private final int of;
        private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "training");
            thread.setDaemon(true);
            return thread;
        });
        private final Parameters own;
        private final Tape tape = new Tape();
        private final Supervised network;
        private final boolean channelsLast;
        private long waiting;
        private long forward;
        private long backward;
        private boolean last;

        Worker(NetworkConfig config, int index, int of) {
            this.index = index;
            this.of = of;
            this.own = of == 1 ? parameters : parameters.replica();
            LayeredNetwork layers = NetworkLayers.of(config, compute.form());
            this.network = network(config, layers);
            this.channelsLast = layers.trainsOnChannelsLast();
        }

        private Supervised network(NetworkConfig config, LayeredNetwork layers) {
            Autocast precision = compute.precision();
            boolean exchanged = of == 1 && exchange != GradientListener.NONE;
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
                                        exchange.complete(prefix);
                                    }
                                });
                return x -> List.of(precision.during(() -> network.forward(x)));
            }
            if (compute.checkpointing()) {
                throw new InvalidConfigException("compute.checkpointing: supported for DSGformer only, not for "
                        + config.family() + "; set it to false");
            }
            Supervised network = NetworkLayers.supervised(config, layers, own);
            return x -> precision.during(() -> network.restored(x));
        }

        double run(Samples samples, Batch batch) {
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
                    Tensor loss = PictureLoss.of(restored, pictures(sharp, count, crop))
                            .mul(share);
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

        private void forgetTimes() {
            waiting = 0;
            forward = 0;
            backward = 0;
        }

        /** libtorch ignores interrupts, and freeing memory that a running step reads would crash the process. */
        private void awaitTermination() {
            boolean interrupted = false;
            boolean terminated = false;
            while (!terminated) {
                try {
                    terminated = thread.awaitTermination(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void close() {
            thread.shutdownNow();
            awaitTermination();
            if (own != parameters) {
                own.close();
            }
        }
    }
}
