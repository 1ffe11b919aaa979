package dsgformer.model;

import dsgformer.image.Planes;
import dsgformer.image.Size;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.Model;
import dsgformer.network.NetworkConfig;
import dsgformer.network.RestorationNetwork;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredConfig;
import dsgformer.nn.Parameters;
import dsgformer.tensor.Device;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A network on libtorch, for inference. Closing waits for those who are inside; who comes later is refused. */
final class TorchNetwork implements RestorationNetwork {

    /** What libtorch takes once it is loaded, and what its tensors and the gaps between them take. Measured, not known. */
    private static final long LIBRARY_BYTES = 300L << 20;

    private static final long BYTES_PER_PIXEL_AND_CHANNEL = 272;

    private final Parameters parameters;
    private final NetworkConfig config;
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
        this.network = NetworkLayers.of(config, parameters, form);
        this.engine = engine;
        this.form = form;
        this.threads = threads;
    }

    @Override
    public Planes restore(Planes blurred) {
        return restore(blurred, network);
    }

    /** Layers are but views of the parameters: those of a window are made anew for each picture. */
    @Override
    public Planes restoreLocally(Planes blurred, int windowPixels) {
        if (windowPixels < 1) {
            throw new IllegalArgumentException("windows have at least one pixel a side, got " + windowPixels);
        }
        Optional<LayeredConfig> local = localized(windowPixels);
        return local.isEmpty()
                ? RestorationNetwork.super.restoreLocally(blurred, windowPixels)
                : restore(
                        blurred,
                        picture ->
                                NetworkLayers.of(local.get(), parameters, form).forward(picture));
    }

    @Override
    public boolean supportsLocal() {
        return localized(1).isPresent();
    }

    private Optional<LayeredConfig> localized(int windowPixels) {
        return config instanceof LayeredConfig layered ? layered.localized(windowPixels) : Optional.empty();
    }

    private Planes restore(Planes blurred, Layer layers) {
        lifetime.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this network was closed");
            }
            return forward(blurred, layers);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private Planes forward(Planes blurred, Layer layers) {
        float offset = config.pixelOffset();
        Threads.perOperation(threads);
        float[] restored = Gradients.off(() -> Scope.compute(() -> {
            Tensor planes = Tensors.of(blurred.values(), 1, blurred.channels(), blurred.height(), blurred.width())
                    .to(device);
            Tensor input = NetworkLayers.onChannelsLast(config, form) ? planes.channelsLast() : planes;
            if (offset == 0) {
                return layers.forward(input).toFloats();
            }
            return layers.forward(input.add(offset)).add(-offset).toFloats();
        }));
        return new Planes(blurred.channels(), blurred.height(), blurred.width(), restored);
    }

    /**
     * Of DSGformer an estimate from the size of the process with {@code tiny} on tiles of 256 to 1536 pixels, the largest found;
     * the literal layout takes less. Of others their weights, here and in the heap that they came from, and so many outputs of
     * the widest layer as were measured.
     */
    @Override
    public long bytesFor(Size tile) {
        if (config instanceof LayeredConfig layered) {
            long weights = 2 * Float.BYTES * config.parameterCount();
            double features = layered.widestAtOnce() * Float.BYTES * layered.widest() * tile.pixels();
            return LIBRARY_BYTES + weights + (long) features;
        }
        return LIBRARY_BYTES + BYTES_PER_PIXEL_AND_CHANNEL * ((DsgformerConfig) config).width() * tile.pixels();
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
