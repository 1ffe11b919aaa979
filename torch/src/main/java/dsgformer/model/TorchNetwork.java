package dsgformer.model;

import dsgformer.image.Planes;
import dsgformer.network.Model;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.SizeRule;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredConfig;
import dsgformer.nn.Parameters;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A network on libtorch, for inference. Closing waits for those who are inside; who comes later is refused. */
final class TorchNetwork implements RestorationNetwork {

    private final Parameters parameters;
    private final Layer network;
    private final SizeRule sizes;
    private final float offset;
    private final boolean channelsLast;
    private final int threads;
    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
    private boolean closed;

    TorchNetwork(Model model, int threads) {
        this.parameters = Parameters.of(model.weights());
        this.network = NetworkLayers.of(model.config(), parameters);
        this.sizes = model.config().sizes();
        this.offset = model.config().pixelOffset();
        this.channelsLast = model.config() instanceof LayeredConfig layered && layered.prefersChannelsLast();
        this.threads = threads;
    }

    @Override
    public Planes restore(Planes blurred) {
        lifetime.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this network was closed");
            }
            return forward(blurred);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private Planes forward(Planes blurred) {
        Threads.perOperation(threads);
        float[] restored = Gradients.off(() -> Scope.compute(() -> {
            Tensor planes = Tensors.of(blurred.values(), 1, blurred.channels(), blurred.height(), blurred.width());
            Tensor input = channelsLast ? planes.channelsLast() : planes;
            if (offset == 0) {
                return network.forward(input).toFloats();
            }
            return network.forward(input.add(offset)).add(-offset).toFloats();
        }));
        return new Planes(blurred.channels(), blurred.height(), blurred.width(), restored);
    }

    @Override
    public int sizeUnit() {
        return sizes.unit();
    }

    @Override
    public int leastSide() {
        return sizes.least();
    }

    @Override
    public String engine() {
        return TorchProvider.ENGINE;
    }

    @Override
    public void close() {
        lifetime.writeLock().lock();
        try {
            closed = true;
            parameters.close();
        } finally {
            lifetime.writeLock().unlock();
        }
    }
}
