package dsgformer.train;

import dsgformer.data.CropPair;
import dsgformer.data.RandomStream;
import dsgformer.image.Planes;
import dsgformer.model.NetworkLayers;
import dsgformer.network.NetworkConfig;
import dsgformer.nn.Parameters;
import dsgformer.nn.Supervised;
import dsgformer.tensor.ProcessGroup;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Loss and gradients of one batch: {@link PictureLoss} over the batch, on the unclamped output. The batch is split among threads
 * that share the parameters' values and have gradients of their own, which are summed in a fixed order, so a number of
 * workers always gives the same result. Of several processes each has a batch of its own, as if all were one larger batch, and
 * their gradients are averaged. Two threads with one libtorch thread each are faster than one with two.
 */
final class BatchStep implements AutoCloseable {

    private final Parameters parameters;
    private final Samples samples;
    private final RandomStream random;
    private final int batch;
    private final int crop;
    private final ProcessGroup group;
    private final List<Worker> workers = new ArrayList<>();

    BatchStep(NetworkConfig network, Parameters parameters, Samples samples, TrainingConfig config) {
        this(network, parameters, samples, config, ProcessGroup.alone());
    }

    BatchStep(
            NetworkConfig network, Parameters parameters, Samples samples, TrainingConfig config, ProcessGroup group) {
        this.parameters = parameters;
        this.samples = samples;
        this.random = RandomStream.of(config.seed()).split("samples".hashCode());
        this.batch = config.batch();
        this.crop = config.crop();
        this.group = group;
        int count = Math.min(config.workers(), batch);
        for (int i = 0; i < count; i++) {
            workers.add(new Worker(network, batch * i / count, batch * (i + 1) / count, count == 1));
        }
    }

    /** Leaves the gradients of step number {@code step}, from 0, in the parameters; gives the loss. Both are of all processes. */
    double run(long step) {
        long first = (step * group.size() + group.rank()) * batch;
        List<Future<Double>> losses = workers.stream()
                .map(worker -> worker.thread.submit(() -> worker.run(first)))
                .toList();
        double loss = 0;
        for (Future<Double> part : losses) {
            loss += join(part);
        }
        Tensor total = parameters.flatGradients();
        total.inPlace().zero();
        workers.forEach(worker -> total.inPlace().add(worker.replica.flatGradients()));
        group.average(total);
        return mean(loss);
    }

    private double mean(double loss) {
        return Scope.compute(() -> {
            Tensor mean = Tensors.of(new double[] {loss}, 1);
            group.average(mean);
            return mean.item();
        });
    }

    private static double join(Future<Double> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("training was interrupted");
        }
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }

    /** A thread with its share of each batch, samples {@code from} to {@code to}. */
    private final class Worker {

        private final int from;
        private final int to;
        private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "training");
            thread.setDaemon(true);
            return thread;
        });
        private final Parameters replica = parameters.replica();
        private final Supervised network;
        private final int threads;

        Worker(NetworkConfig config, int from, int to, boolean alone) {
            this.from = from;
            this.to = to;
            this.network = NetworkLayers.supervised(config, replica);
            this.threads = alone ? Runtime.getRuntime().availableProcessors() : 1;
        }

        double run(long firstNumber) {
            Threads.perOperation(threads);
            int count = to - from;
            float[] blurred = new float[count * 3 * crop * crop];
            float[] sharp = new float[blurred.length];
            for (int i = 0; i < count; i++) {
                long number = firstNumber + from + i;
                CropPair pair = samples.sample(number, random.split(number));
                place(pair.blurred(), blurred, i);
                place(pair.sharp(), sharp, i);
            }
            replica.flatGradients().inPlace().zero();
            return Scope.compute(() -> {
                List<Tensor> restored = network.restored(
                        Tensors.of(blurred, count, 3, crop, crop).channelsLast());
                Tensor target = Tensors.of(sharp, count, 3, crop, crop).channelsLast();
                Tensor loss = PictureLoss.of(restored, target).mul((double) count / batch);
                loss.backward();
                return loss.item();
            });
        }

        private void place(Planes planes, float[] target, int index) {
            System.arraycopy(planes.values(), 0, target, index * planes.values().length, planes.values().length);
        }

        /** libtorch does not hear interrupts; freeing what a step still reads would end the process. */
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
            replica.close();
        }
    }
}
