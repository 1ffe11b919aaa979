package dsgformer.tensor;

import java.util.function.IntConsumer;

/**
 * Processes that compute together, each on its share, on one machine or several. All of them must call the same operations in the
 * same order; each operation waits for the others. Not thread-safe.
 *
 * <p>A process that ends or falls silent is noticed by the others in their next operation, or in the one they are in: at once if its
 * connections break, after {@link GlooGroup#SILENCE} otherwise. Then they get a {@link LostProcessException}, and can do nothing more
 * together.
 */
public interface ProcessGroup extends AutoCloseable {

    /** This process's number, from 0. */
    int rank();

    int size();

    /** Whether this is rank 0, which validates, saves and reports for all. */
    default boolean leads() {
        return rank() == 0;
    }

    /** Each element becomes its mean over all processes, the same bits in all of them. */
    void average(Tensor tensor);

    /** The tensor becomes the leader's. */
    void takeFromLeader(Tensor tensor);

    /** What the leader says here, for all; what others say is not heard. */
    double[] leaders(double... values);

    /** Waits until all are here; called last, it keeps the ones that finish early from looking like lost ones. */
    void meet();

    /** Leaves without waiting for anyone. */
    @Override
    void close();

    /** A process without others. */
    static ProcessGroup alone() {
        return new Alone();
    }

    /**
     * Joins the others over TCP, with libtorch's Gloo.
     *
     * @throws LostProcessException if they do not all come within {@link GlooGroup#SILENCE}
     */
    static ProcessGroup join(Rendezvous rendezvous) {
        return GlooGroup.join(rendezvous, port -> {});
    }

    /** As {@link #join(Rendezvous)}, for the leader: says the port as soon as it listens, before it waits for the others. */
    static ProcessGroup lead(Rendezvous rendezvous, IntConsumer listening) {
        return GlooGroup.join(rendezvous, listening);
    }
}
