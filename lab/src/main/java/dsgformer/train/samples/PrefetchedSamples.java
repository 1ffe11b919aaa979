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
 * Other samples, made by threads of their own before they are asked for. A sample is a function of its number, so what is given
 * does not depend on how many threads there are, on who is faster, or on whether anything was made beforehand at all; a
 * number that nobody foresaw is simply made when it is asked for. The threads end by themselves when nothing is asked any more.
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
     * @param streams whose children, by number, are those that samples are asked for with
     * @param ahead how many to have ready or in the making
     */
    PrefetchedSamples(Samples source, RandomStream streams, int ahead, int threads) {
        this(source, streams, ahead, threads, number -> number + 1);
    }

    /** @param next which number this process asks for after another; it grows */
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
        if (!streams.split(number).sameAs(random)) { // nobody foresees that
            return source.sample(number, random);
        }
        FutureTask<CropPair> task = planned(number);
        if (task == null) {
            return source.sample(number, random);
        }
        task.run(); // if no thread has begun it; otherwise this does nothing
        return Futures.of(task);
    }

    @Override
    public long perEpoch() {
        return source.perEpoch();
    }

    /**
     * Starts whatever comes within reach of {@code number}; several threads ask, in no particular order.
     *
     * @return who makes that number; null if nobody does
     */
    private synchronized FutureTask<CropPair> planned(long number) {
        if (number > planned) { // the beginning, or further on
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
        forgetBefore(number - ahead); // nobody asked
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
