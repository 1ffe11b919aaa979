package dsgformer.train.samples;

import dsgformer.data.CropPair;
import dsgformer.random.RandomStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * Prefetches the samples of a source on background threads. A sample is a function of its number, so results do not
 * depend on the number of threads, on their timing or on what was prefetched; a number that was not prefetched is
 * computed by the calling thread. Idle threads exit after ten seconds.
 */
final class PrefetchedSamples implements Samples {

    private final Samples source;
    private final RandomStream streams;
    private final int ahead;
    private final LongUnaryOperator next;
    private final Executor threads;
    private final Map<Long, FutureTask<CropPair>> pending = new HashMap<>();
    private long planned = Long.MIN_VALUE;

    /**
     * Samples whose numbers follow each other.
     *
     * @param streams the child with a sample's number is the stream of that sample
     * @param ahead how many samples to prefetch, ready or in progress
     */
    PrefetchedSamples(Samples source, RandomStream streams, int ahead, int threads) {
        this(source, streams, ahead, threads, number -> number + 1);
    }

    /** @param next maps a sample number to the next one this process requests; increasing */
    PrefetchedSamples(Samples source, RandomStream streams, int ahead, int threads, LongUnaryOperator next) {
        this.source = source;
        this.streams = streams;
        this.ahead = ahead;
        this.next = next;
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "crops");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    @Override
    public CropPair sample(long number, RandomStream random) {
        if (!streams.split(number).sameAs(random)) { // another stream than the prefetched one
            return source.sample(number, random);
        }
        FutureTask<CropPair> task = planned(number);
        if (task == null) {
            return source.sample(number, random);
        }
        task.run(); // here, unless a background thread has started it
        return Futures.of(task);
    }

    @Override
    public long perEpoch() {
        return source.perEpoch();
    }

    /**
     * Schedules the samples up to {@code ahead} after {@code number}; several threads call this, in any order.
     *
     * @return the task that computes {@code number}; null if it was not scheduled
     */
    private synchronized FutureTask<CropPair> planned(long number) {
        if (number > planned) { // the first request, or a jump forward
            forgetBefore(Long.MAX_VALUE);
            planned = number;
        }
        for (int i = 0; i < ahead && pending.size() < ahead; i++) {
            planned = next.applyAsLong(planned);
            long wanted = planned;
            FutureTask<CropPair> task = new FutureTask<>(() -> source.sample(wanted, streams.split(wanted)));
            pending.put(wanted, task);
            threads.execute(task);
        }
        forgetBefore(number - ahead); // scheduled but skipped by the caller
        return pending.remove(number);
    }

    private void forgetBefore(long number) {
        pending.entrySet().removeIf(entry -> {
            boolean old = entry.getKey() < number;
            if (old) {
                entry.getValue().cancel(false);
            }
            return old;
        });
    }
}
