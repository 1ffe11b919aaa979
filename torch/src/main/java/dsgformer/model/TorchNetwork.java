package dsgformer.model;

import dsgformer.image.Planes;
import dsgformer.image.Size;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.Model;
import dsgformer.network.RestorationNetwork;
import dsgformer.nn.Parameters;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** DSGformer on libtorch, for inference. Closing waits for those who are inside; who comes later is refused. */
final class TorchNetwork implements RestorationNetwork {

    /** What libtorch takes once it is loaded, and what its tensors and the gaps between them take. Measured, not known. */
    private static final long LIBRARY_BYTES = 300L << 20;

    private static final long BYTES_PER_PIXEL_AND_CHANNEL = 272;

    private final Parameters parameters;
    private final Dsgformer network;
    private final int width;
    private final String engine;
    private final int threads;
    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
    private boolean closed;

    TorchNetwork(Model model, String engine, Form form, int threads) {
        this.parameters = Parameters.of(model.weights());
        this.network = new Dsgformer(model.config(), parameters, form);
        this.engine = engine;
        this.width = model.config().width();
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
            Tensor input = Tensors.of(blurred.values(), 1, blurred.channels(), blurred.height(), blurred.width());
            return network.forward(input).toFloats();
        }));
        return new Planes(blurred.channels(), blurred.height(), blurred.width(), restored);
    }

    /**
     * An estimate from the size of the process with {@code tiny} on tiles of 256 to 1536 pixels, the largest found; the literal
     * layout takes less.
     */
    @Override
    public long bytesFor(Size tile) {
        return LIBRARY_BYTES + BYTES_PER_PIXEL_AND_CHANNEL * width * tile.pixels();
    }

    @Override
    public int sizeUnit() {
        return DsgformerConfig.SIZE_UNIT;
    }

    @Override
    public String engine() {
        return engine;
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
