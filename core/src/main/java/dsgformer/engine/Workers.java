package dsgformer.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed number of threads, the caller among them, that do the parts of one task after another. A network has hundreds
 * of short tasks, so idle threads spin for a moment before they park. One caller at a time.
 */
final class Workers implements AutoCloseable {

    /** How often a waiting thread spins before it parks: some tens of microseconds. */
    private static final int SPINS = 2000;

    /** A task in as many parts as there are workers. */
    @FunctionalInterface
    interface Task {
        void part(int index);
    }

    private final int count;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private volatile Task task;
    private final AtomicInteger round = new AtomicInteger();
    private volatile boolean closed;
    private volatile Thread caller;

    Workers(int count) {
        this.count = count;
        for (int i = 1; i < count; i++) {
            int index = i;
            Thread thread = new Thread(() -> work(index), "dsgformer-engine-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    int count() {
        return count;
    }

    /**
     * Does all parts of the task and returns when they are done.
     *
     * @throws RuntimeException or Error what a part threw
     */
    void run(Task work) {
        if (count == 1) {
            work.part(0);
            return;
        }
        caller = Thread.currentThread();
        task = work;
        unfinished.set(count - 1);
        round.incrementAndGet(); // publishes all of the above
        threads.forEach(LockSupport::unpark);
        doPart(work, 0);
        for (int spins = 0; unfinished.get() > 0; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        task = null; // it references everything that it worked on
        Throwable thrown = failure.getAndSet(null);
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    private void work(int index) {
        int seen = 0;
        while (true) {
            for (int spins = 0; round.get() == seen && !closed; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            if (closed) {
                return;
            }
            seen = round.get();
            doPart(task, index);
            if (unfinished.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }
    }

    private void doPart(Task work, int index) {
        try {
            work.part(index);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(LockSupport::unpark);
    }
}
