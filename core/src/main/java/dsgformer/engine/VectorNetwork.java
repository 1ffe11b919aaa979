package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.network.Model;
import dsgformer.network.OutOfMemoryException;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * DSGformer in Java, on the processor's vectors. It restores one picture at a time with all of its threads; concurrent
 * calls wait. The buffers for the last picture's size are kept, so that for the next tile of that size only the result
 * is allocated. Results are the same to the bit for any number of threads; between machines with vectors of other
 * widths they differ by rounding.
 */
final class VectorNetwork implements RestorationNetwork {

    private final NetworkWeights weights;
    private final Kernels kernels;
    private final Workers workers;
    private final Lock turn = new ReentrantLock();
    private ForwardPlan plan;
    private boolean closed;

    VectorNetwork(Model model, Kernels kernels, int threads) {
        this.weights = NetworkWeights.of(DsgformerConfig.requiredBy("engine vector", model), model.weights());
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
            return planFor(size, window).restore(blurred, workers);
        } catch (OutOfMemoryError e) { // wherever it was thrown, a smaller picture needs less
            plan = null;
            throw new OutOfMemoryException(
                    "the Java heap of " + mebibytes(Runtime.getRuntime().maxMemory())
                            + " is too small for a forward pass over " + size + " pixels, which takes "
                            + mebibytes(bytesFor(size)),
                    e);
        } finally {
            turn.unlock();
        }
    }

    private ForwardPlan planFor(Size size, OptionalInt window) {
        if (plan == null || !plan.size().equals(size) || !plan.window().equals(window)) {
            plan = null; // its buffers can be collected before the next ones are allocated
            plan = newPlan(ArrayAllocator.ofHeap(), size, window);
        }
        return plan;
    }

    private ForwardPlan newPlan(ArrayAllocator arrays, Size size, OptionalInt window) {
        return new ForwardPlan(weights, kernels, arrays, size, window, workers.count(), ForwardPlan.Observer.none());
    }

    private static String mebibytes(long bytes) {
        return bytes / (1 << 20) + " MiB";
    }

    /** Exact, for statistics over all; windows take little more. */
    @Override
    public long bytesFor(Size tile) {
        ArrayAllocator arrays = ArrayAllocator.counting();
        newPlan(arrays, tile, OptionalInt.empty());
        return weights.bytes() + arrays.bytes();
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
    public Optional<String> notice() {
        return Kernels.onVectors()
                ? Optional.empty()
                : Optional.of("this Java runs without its Vector API, so the network takes many times as long;"
                        + " start it with " + Kernels.OPTION);
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            plan = null;
            workers.close();
        } finally {
            turn.unlock();
        }
    }
}
