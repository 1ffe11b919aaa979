package dsgformer.server.jobs;

import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.util.OptionalLong;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Photos that wait for a worker, in the order in which they came. There is a most to how many may wait; a place is
 * reserved before a photo is accepted. Safe for use by several threads.
 */
public final class PhotoQueue {

    private static final long MOST_SECONDS = 600;
    private static final long LONGEST_TILE_SECONDS = 60;

    private final int most;
    private final int workers;
    private final ThreadPoolExecutor pool;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private double meanSeconds = 1;
    private volatile boolean draining;
    private volatile boolean stopping;

    public PhotoQueue(int most, int workers) {
        this.most = most;
        this.workers = workers;
        AtomicInteger count = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "dsgformer-photo-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Reserves places for photos that will be {@link #add}ed.
     *
     * @throws ProblemException if there are not as many
     */
    public void reserve(int count) {
        if (draining) {
            throw new ProblemException(new Problem(
                    ProblemCode.SHUTTING_DOWN,
                    "the server is shutting down and takes no more photos",
                    "send the photo again when the server is back",
                    OptionalLong.of(30)));
        }
        int before = waiting.getAndUpdate(now -> now + count > most ? now : now + count);
        if (before + count > most) {
            long seconds = retryAfterSeconds();
            throw new ProblemException(new Problem(
                    ProblemCode.QUEUE_FULL,
                    before + " photos are waiting, and " + most + " may",
                    "send the request again in " + seconds + " seconds",
                    OptionalLong.of(seconds)));
        }
    }

    /** Gives back places that were reserved and are not needed. */
    public void release(int count) {
        waiting.addAndGet(-count);
    }

    /** Reserves places beyond the most, for photos that were accepted before a restart. */
    void insist(int count) {
        waiting.addAndGet(count);
    }

    /** Puts a photo in a reserved place. */
    public void add(Runnable photo) {
        try {
            pool.execute(new Place(photo));
        } catch (RejectedExecutionException e) { // draining since the place was reserved
            giveUp(photo);
        }
    }

    /** A request that waits for a photo learns that it will not come; a job goes on at the next start. */
    private static void giveUp(Runnable photo) {
        if (photo instanceof FutureTask<?> awaited) {
            awaited.cancel(false);
        }
    }

    /** Removes those that wait and fulfil a condition; their places are free at once. */
    void removeIf(Predicate<Runnable> unwanted) {
        pool.getQueue().removeIf(each -> {
            boolean gone = each instanceof Place place && unwanted.test(place.photo);
            if (gone) {
                release(1);
            }
            return gone;
        });
    }

    private final class Place implements Runnable {

        private final Runnable photo;

        Place(Runnable photo) {
            this.photo = photo;
        }

        @Override
        public void run() {
            waiting.decrementAndGet();
            running.incrementAndGet();
            long start = System.nanoTime();
            try {
                photo.run();
            } finally {
                running.decrementAndGet();
                measured((System.nanoTime() - start) / 1e9);
            }
        }
    }

    /** A mean in which older photos count less and less. */
    private synchronized void measured(double seconds) {
        meanSeconds += (seconds - meanSeconds) / 8;
    }

    private synchronized long retryAfterSeconds() {
        double seconds = meanSeconds * waiting.get() / workers / 2; // half of the queue is enough to try again
        return Math.max(1, Math.min(MOST_SECONDS, Math.round(seconds)));
    }

    /** Photos that wait. */
    public int waiting() {
        return waiting.get();
    }

    /** Photos that are being restored. */
    public int running() {
        return running.get();
    }

    /** Whether no more photos are taken. */
    public boolean isDraining() {
        return draining;
    }

    /** Whether photos that run should end before they are done. */
    public boolean isStopping() {
        return stopping;
    }

    /** Starts no more photos; lets those that run end, and after this time interrupts them between two tiles. */
    public void drain(long milliseconds) throws InterruptedException {
        draining = true;
        for (Runnable waits = pool.getQueue().poll();
                waits != null;
                waits = pool.getQueue().poll()) {
            if (waits instanceof Place place) {
                giveUp(place.photo);
            }
        }
        pool.shutdown();
        if (!pool.awaitTermination(milliseconds, TimeUnit.MILLISECONDS)) {
            stopping = true;
            pool.awaitTermination(LONGEST_TILE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
