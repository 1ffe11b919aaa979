package dsgformer.server.photos;

/**
 * Memory for photos that are restored at the same time. A photo that would not fit beside the others waits; one that is
 * alone always begins, and fits its tiles to the memory limit by itself. Safe for use by several threads.
 */
public final class MemoryBudget {

    private final long most;
    private long taken;
    private int users;

    /** @param most bytes for all */
    public MemoryBudget(long most) {
        this.most = most;
    }

    /** Memory that was taken; closing gives it back. */
    public interface Share extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until so many bytes are free, or nothing else is running. */
    public synchronized Share take(long bytes) throws InterruptedException {
        while (users > 0 && taken + bytes > most) {
            wait();
        }
        taken += bytes;
        users++;
        return () -> giveBack(bytes);
    }

    private synchronized void giveBack(long bytes) {
        taken -= bytes;
        users--;
        notifyAll();
    }
}
