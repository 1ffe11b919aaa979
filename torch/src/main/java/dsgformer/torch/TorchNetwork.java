package dsgformer.torch;

import dsgformer.model.Form;
import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.network.RestorationNetwork;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredNetwork;
import dsgformer.nn.Parameters;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.tensor.Device;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A network on libtorch, for inference. {@link #close} waits for running calls; later calls throw
 * {@link IllegalStateException}.
 */
final class TorchNetwork implements RestorationNetwork {

    /** Memory of libtorch once it is loaded, of its tensors, and of the gaps between them. Measured. */
    private static final long LIBRARY_BYTES = 300L << 20;

    private final Parameters parameters;
    private final NetworkConfig config;
    private final LayeredNetwork layers;
    private final Layer network;
    private final String engine;
    private final Form form;
    private final int threads;
    private final Device device;
    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
    private boolean closed;

    TorchNetwork(Model model, String engine, Form form, int threads, Device device) {
        this.parameters = Parameters.of(model.weights(), device);
        this.device = device;
        this.config = model.config();
        this.layers = NetworkLayers.of(config);
        this.network = NetworkLayers.inference(layers, parameters.root(), form);
        this.engine = engine;
        this.form = form;
        this.threads = threads;
    }

    @Override
    public Planes restore(Planes blurred) {
        return restore(blurred, network);
    }

    /** Builds the layers of a window for each picture: they are only views of the parameters. */
    @Override
    public Planes restoreLocally(Planes blurred, int windowPixels) {
        if (windowPixels < 1) {
            throw new IllegalArgumentException("windows have at least one pixel a side, got " + windowPixels);
        }
        Optional<? extends LayeredNetwork> local = layers.localized(windowPixels);
        return local.isEmpty()
                ? RestorationNetwork.super.restoreLocally(blurred, windowPixels)
                : restore(
                        blurred,
                        picture -> NetworkLayers.inference(local.get(), parameters.root(), form)
                                .forward(picture));
    }

    @Override
    public boolean supportsLocal() {
        return layers.localized(1).isPresent();
    }

    private Planes restore(Planes blurred, Layer layer) {
        lifetime.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this network was closed");
            }
            return forward(blurred, layer);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private Planes forward(Planes blurred, Layer layer) {
        float offset = config.pixelOffset();
        Threads.perOperation(threads);
        float[] restored = Gradients.off(() -> Scope.compute(() -> {
            Tensor planes = Tensors.of(blurred.values(), 1, blurred.channels(), blurred.height(), blurred.width())
                    .to(device);
            Tensor input = form == Form.FAST && layers.prefersChannelsLast() ? planes.channelsLast() : planes;
            if (offset == 0) {
                return layer.forward(input).toFloats();
            }
            return layer.forward(input.add(offset)).add(-offset).toFloats();
        }));
        return new Planes(blurred.channels(), blurred.height(), blurred.width(), restored);
    }

    @Override
    public long bytesFor(Size tile) {
        return LIBRARY_BYTES + layers.bytesFor(tile);
    }

    @Override
    public int sizeUnit() {
        return config.padding().unit();
    }

    @Override
    public int leastSide() {
        return config.padding().least();
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
