package dsgformer.tensor;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;

/** A group on libtorch's ProcessGroupGloo, whose members meet at a TCPStore that the leader keeps. */
final class GlooGroup implements ProcessGroup {

    /** How long a process may be silent before the others give it up. */
    static final Duration SILENCE = Duration.ofSeconds(40);

    /** Gloo's own limit for one operation: there the others also wait while the leader validates. A heartbeat finds the lost. */
    private static final long OPERATION_MILLIS = Duration.ofDays(10).toMillis();

    private static final long POLL_NANOS = 100_000;

    /** Values that travel at once; while one part does, the next one is prepared. */
    private static final long BUCKET = 1 << 20;

    private final Rendezvous rendezvous;
    private final TCPStore store;
    private final ProcessGroupGloo group;
    private final Heartbeat heartbeat;

    private GlooGroup(Rendezvous rendezvous, TCPStore store, ProcessGroupGloo group) {
        this.rendezvous = rendezvous;
        this.store = store;
        this.group = group;
        this.heartbeat = Heartbeat.start(store, rendezvous, SILENCE);
    }

    static GlooGroup join(Rendezvous rendezvous, IntConsumer listening) {
        try {
            TCPStore store = Native.call(() -> store(rendezvous));
            listening.accept(Short.toUnsignedInt(store.getPort()));
            return new GlooGroup(rendezvous, store, Native.call(() -> group(rendezvous, store)));
        } catch (TorchException e) {
            throw new LostProcessException(
                    "waiting at " + rendezvous.host() + ":" + rendezvous.port() + " for " + rendezvous.worldSize()
                            + " processes, as number " + rendezvous.rank() + ": they did not all come within "
                            + SILENCE.toSeconds() + " s (" + e.getMessage() + ")",
                    e);
        }
    }

    private static TCPStore store(Rendezvous rendezvous) {
        TCPStoreOptions options = new TCPStoreOptions();
        options.port((short) rendezvous.port()).isServer(rendezvous.leads()).waitWorkers(false);
        options.timeout(new Milliseconds(SILENCE.toMillis()));
        return new TCPStore(rendezvous.host(), options);
    }

    private static ProcessGroupGloo group(Rendezvous rendezvous, TCPStore store) {
        ProcessGroupGloo.Options options = ProcessGroupGloo.Options.create(new Milliseconds(OPERATION_MILLIS));
        options.devices().push_back(ProcessGroupGloo.createDeviceForHostname(address(rendezvous)));
        return new ProcessGroupGloo(store, rendezvous.rank(), rendezvous.worldSize(), options);
    }

    /** Of this machine, as seen from the leader. Connecting a datagram socket sends nothing; it only asks for the way there. */
    private static String address(Rendezvous rendezvous) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(rendezvous.host(), Math.max(1, rendezvous.port())));
            return socket.getLocalAddress().getHostAddress();
        } catch (SocketException | IllegalArgumentException | UncheckedIOException e) {
            throw new LostProcessException("there is no way from here to the leader at " + rendezvous.host(), e);
        }
    }

    @Override
    public int rank() {
        return rendezvous.rank();
    }

    @Override
    public int size() {
        return rendezvous.worldSize();
    }

    @Override
    public void average(Tensor tensor) {
        finish(() -> {
            Tensor flat = tensor.reshape(-1);
            long count = flat.shape().elements();
            List<Work> parts = new ArrayList<>();
            for (long from = 0; from < count; from += BUCKET) {
                Tensor part = flat.narrow(0, from, Math.min(BUCKET, count - from));
                part.inPlace().mul(1.0 / size());
                parts.add(group.allreduce(new TensorVector(part.pointer())));
            }
            return parts;
        });
    }

    @Override
    public void takeFromLeader(Tensor tensor) {
        finish(() -> List.of(group.broadcast(new TensorVector(tensor.pointer()))));
    }

    @Override
    public double[] leaders(double... values) {
        return Scope.compute(() -> {
            Tensor tensor = Tensors.of(values, values.length);
            takeFromLeader(tensor);
            return tensor.toDoubles();
        });
    }

    @Override
    public void meet() {
        finish(() -> List.of(group.barrier()));
    }

    /** Polls, so that a process that waits for another hears from the heartbeat that there is no one to wait for. */
    @SuppressWarnings("try") // the scope is not read: what is made while it is open belongs to it
    private void finish(Supplier<List<Work>> operation) {
        try (PointerScope scope = new PointerScope()) {
            for (Work work : Gradients.off(() -> Native.call(operation))) {
                while (!work.isCompleted()) {
                    heartbeat.requireAll();
                    LockSupport.parkNanos(POLL_NANOS);
                }
                Native.call(work::_wait);
            }
        } catch (TorchException e) {
            throw new LostProcessException(
                    "process " + rank() + " of " + size() + ": the connection to another one broke (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    @Override
    public void close() {
        boolean allThere = heartbeat.stop();
        if (allThere) { // else Gloo would wait for those who are not
            group.close();
            store.close();
        }
    }
}
