package dsgformer.tensor;

import static dsgformer.tensor.Native.call;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;

/** Processes that sum tensors (all-reduce), on one machine or several, by libtorch's Gloo: on the CPU, over TCP. */
public final class ProcessGroup implements AutoCloseable {

    /** Gloo's timeout for one sum; callers detect a silent process sooner, by heartbeats ({@link Sum#await}). */
    private static final Duration SUM_TIMEOUT = Duration.ofHours(12);

    private final TCPStore store;
    private final ProcessGroupGloo group;

    private ProcessGroup(TCPStore store, ProcessGroupGloo group) {
        this.store = store;
        this.group = group;
    }

    /**
     * Waits until all processes have joined.
     *
     * @param host address on which the first process listens for the others
     * @param address of this process, as the others reach it
     * @param rank of this process, from 0
     * @param timeout for the others to join
     * @throws TorchException if one of them has not joined by then
     */
    public static ProcessGroup join(String host, int port, String address, int rank, int size, Duration timeout) {
        return call(() -> {
            TCPStore store = connect(host, port, rank == 0, timeout);
            ProcessGroupGloo.Options options =
                    ProcessGroupGloo.Options.create(new Milliseconds(SUM_TIMEOUT.toMillis()));
            options.devices().push_back(ProcessGroupGloo.createDeviceForHostname(address));
            ProcessGroupGloo group = new ProcessGroupGloo(store, rank, size, options);
            return new ProcessGroup(held(store), held(group));
        });
    }

    /** Opens another connection to the board, the counters that the first process stores for all. */
    public static Board board(String host, int port, Duration timeout) {
        return call(() -> new Board(held(connect(host, port, false, timeout))));
    }

    private static TCPStore connect(String host, int port, boolean server, Duration timeout) {
        return new TCPStore(
                host,
                new TCPStoreOptions()
                        .port((short) port)
                        .isServer(server)
                        .waitWorkers(false)
                        .useLibUV(false)
                        .timeout(new Milliseconds(timeout.toMillis())));
    }

    /** Keeps {@code pointer} alive beyond the scope that may be open. */
    private static <T extends Pointer> T held(T pointer) {
        pointer.retainReference();
        return pointer;
    }

    /**
     * Starts to sum {@code vector} over all processes, in place; all processes must start their sums in the same order.
     */
    public Sum begin(Tensor vector) {
        return Scope.compute(() -> new Sum(held(call(() -> group.allreduce(new TensorVector(vector.pointer()))))));
    }

    /** A sum that is under way. */
    public static final class Sum {

        private static final long POLL_NANOS = 50_000;

        private final Work work;

        private Sum(Work work) {
            this.work = work;
        }

        /**
         * Polls until the sum is complete or {@code keepWaiting} returns false.
         *
         * @return whether the sum is complete
         * @throws TorchException if a process has disconnected
         */
        public boolean await(BooleanSupplier keepWaiting) {
            while (!work.isCompleted()) {
                if (!keepWaiting.getAsBoolean()) {
                    return false;
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
            call(() -> work._wait()); // throws the failure of the sum, if there was one
            work.releaseReference();
            return true;
        }
    }

    /** Named counters that all processes share. */
    public static final class Board implements AutoCloseable {

        private final TCPStore store;

        private Board(TCPStore store) {
            this.store = store;
        }

        /**
         * Adds to a counter, which starts at 0, and returns the new value.
         *
         * @throws TorchException if the first process does not answer
         */
        public long add(String name, long value) {
            return call(() -> store.add(name, value));
        }

        @Override
        public void close() {
            store.releaseReference();
        }
    }

    @Override
    public void close() {
        group.releaseReference();
        store.releaseReference();
    }
}
