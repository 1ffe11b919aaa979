package dsgformer.bench;

import ai.onnxruntime.OnnxTensor;
import dsgformer.network.RestorationNetwork;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.picture.Planes;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * DSGformer on ONNX Runtime. {@link #close} waits for running calls; later calls throw {@code IllegalStateException}.
 */
final class OnnxRuntimeNetwork implements RestorationNetwork {

    private final OnnxSession session;
    private final String engine;
    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
    private boolean closed;

    OnnxRuntimeNetwork(OnnxSession session, String engine) {
        this.session = session;
        this.engine = engine;
    }

    @Override
    public Planes restore(Planes blurred) {
        if (blurred.channels() != 3 || !blurred.size().equals(blurred.size().roundedUpTo(sizeUnit()))) {
            throw new IllegalArgumentException(
                    "the network reads 3 channels and sizes of multiples of " + sizeUnit() + ", got " + blurred);
        }
        lifetime.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("this network was closed");
            }
            try (OnnxTensor input = session.tensor(blurred)) {
                return session.output(input);
            }
        } finally {
            lifetime.readLock().unlock();
        }
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
            if (!closed) {
                closed = true;
                session.close();
            }
        } finally {
            lifetime.writeLock().unlock();
        }
    }
}
