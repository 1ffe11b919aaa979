package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.image.Planes;
import dsgformer.image.Size;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.Model;
import dsgformer.network.RestorationNetwork;
import java.util.OptionalInt;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * DSGformer in Java, on the processor's vectors. One picture at a time, by all of its threads; whoever else asks waits. The
 * memory of the last picture's size is kept for the next one, so that tile after tile costs no allocation but the result's. Results are
 * the same to the bit for any number of threads; between machines with vectors of other widths they differ by rounding.
 */
final class VectorNetwork implements RestorationNetwork {

    private final NetworkWeights weights;
    private final Kernels kernels;
    private final Workers workers;
    private final Lock turn = new ReentrantLock();
    private Walk walk;
    private boolean closed;

    VectorNetwork(Model model, Kernels kernels, int threads) {
        this.weights = NetworkWeights.of(model.dsgformer("engine vector"), model.weights());
        this.kernels = kernels;
        this.workers = new Workers(threads);
    }

    @Override
    public Planes restore(Planes blurred) {
        return restore(blurred, OptionalInt.empty());
    }

    @Override
    public Planes restoreLocally(Planes blurred, int windowPixels) {
        if (windowPixels < 1) {
            throw new IllegalArgumentException("windows have at least one pixel a side, got " + windowPixels);
        }
        return restore(blurred, OptionalInt.of(windowPixels));
    }

    @Override
    public boolean supportsLocal() {
        return true;
    }

    private Planes restore(Planes blurred, OptionalInt window) {
        Size size = blurred.size();
        if (blurred.channels() != 3 || !size.equals(size.roundedUpTo(sizeUnit()))) {
            throw new IllegalArgumentException(
                    "the network reads RGB planes [3, h, w], h and w multiples of " + sizeUnit() + "; got " + blurred);
        }
        turn.lock();
        try {
            if (closed) {
                throw new IllegalStateException("this network was closed");
            }
            return walkFor(size, window).restore(blurred, workers);
        } finally {
            turn.unlock();
        }
    }

    private Walk walkFor(Size size, OptionalInt window) {
        if (walk == null || !walk.size().equals(size) || !walk.window().equals(window)) {
            walk = null; // its memory goes before that of the next one comes
            walk = new Walk(weights, kernels, Memory.ofHeap(), size, window, workers.count(), Walk.Observer.none());
        }
        return walk;
    }

    private Walk walk(Memory memory, Size size, OptionalInt window) {
        return new Walk(weights, kernels, memory, size, window, workers.count(), Walk.Observer.none());
    }

    /** Exact, for statistics over all; windows take little more. */
    @Override
    public long bytesFor(Size tile) {
        Memory memory = Memory.counting();
        walk(memory, tile, OptionalInt.empty());
        return memory.bytes();
    }

    @Override
    public int sizeUnit() {
        return DsgformerConfig.SIZE_UNIT;
    }

    @Override
    public String engine() {
        return VectorProvider.ENGINE;
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            walk = null;
            workers.close();
        } finally {
            turn.unlock();
        }
    }
}
