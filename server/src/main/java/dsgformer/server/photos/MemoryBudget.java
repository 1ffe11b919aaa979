package dsgformer.server.photos;

import java.io.IOException;

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

    /** Work that needs memory. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    /** Runs work that takes so many bytes, once they are free or nothing else is running. */
    public <T> T within(long bytes, Work<T> work) throws IOException, InterruptedException {
        take(bytes);
        try {
            return work.run();
        } finally {
            giveBack(bytes);
        }
    }

    private synchronized void take(long bytes) throws InterruptedException {
        while (users > 0 && taken + bytes > most) {
            wait();
        }
        taken += bytes;
        users++;
    }

    private synchronized void giveBack(long bytes) {
        taken -= bytes;
        users--;
        notifyAll();
    }
}
