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

/** Processes that add up tensors, on one machine or several, by libtorch's Gloo: on the CPU, over TCP. */
public final class ProcessGroup implements AutoCloseable {

    /** Of one sum; whoever is silent is found out sooner, by other means. */
    private static final Duration LONGEST_SUM = Duration.ofHours(12);

    private final TCPStore store;
    private final ProcessGroupGloo group;

    private ProcessGroup(TCPStore store, ProcessGroupGloo group) {
        this.store = store;
        this.group = group;
    }

    /**
     * Waits until all processes are there.
     *
     * @param host where the first process is, which listens there for the others
     * @param address of this process, as the others reach it
     * @param rank of this process, from 0
     * @param patience with those who come late
     * @throws TorchException if they do not come
     */
    public static ProcessGroup join(String host, int port, String address, int rank, int size, Duration patience) {
        return call(() -> {
            TCPStore store = connect(host, port, rank == 0, patience);
            ProcessGroupGloo.Options options =
                    ProcessGroupGloo.Options.create(new Milliseconds(LONGEST_SUM.toMillis()));
            options.devices().push_back(ProcessGroupGloo.createDeviceForHostname(address));
            ProcessGroupGloo group = new ProcessGroupGloo(store, rank, size, options);
            return new ProcessGroup(held(store), held(group));
        });
    }

    /** A board on which processes leave numbers, kept by the first of them; a connection of its own to it. */
    public static Board board(String host, int port, Duration patience) {
        return call(() -> new Board(held(connect(host, port, false, patience))));
    }

    private static TCPStore connect(String host, int port, boolean server, Duration patience) {
        return new TCPStore(
                host,
                new TCPStoreOptions()
                        .port((short) port)
                        .isServer(server)
                        .waitWorkers(false)
                        .useLibUV(false)
                        .timeout(new Milliseconds(patience.toMillis())));
    }

    /** Beyond the scope that may be open. */
    private static <T extends Pointer> T held(T pointer) {
        pointer.retainReference();
        return pointer;
    }

    /** Begins to add up {@code vector} over all processes, in place; all begin their sums in the same order. */
    public Sum begin(Tensor vector) {
        return Scope.compute(() -> new Sum(held(call(() -> group.allreduce(new TensorVector(vector.pointer()))))));
    }

    /** A sum that is under way. */
    public static final class Sum {

        private static final long NAP_NANOS = 50_000;

        private final Work work;

        private Sum(Work work) {
            this.work = work;
        }

        /**
         * Waits for the sum, as long as {@code hopeful}.
         *
         * @return whether there is one
         * @throws TorchException if a process is gone
         */
        public boolean await(BooleanSupplier hopeful) {
            while (!work.isCompleted()) {
                if (!hopeful.getAsBoolean()) {
                    return false;
                }
                LockSupport.parkNanos(NAP_NANOS);
            }
            call(() -> work._wait()); // throws what went wrong
            work.releaseReference();
            return true;
        }
    }

    /** Numbers under names, the same for all processes. */
    public static final class Board implements AutoCloseable {

        private final TCPStore store;

        private Board(TCPStore store) {
            this.store = store;
        }

        /**
         * Adds to a number, which is 0 at first; gives what it is then.
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
