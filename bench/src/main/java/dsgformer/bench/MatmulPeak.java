package dsgformer.bench;

import dsgformer.picture.Size;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.tensor.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The peak of this machine: products of 2048 × 2048 float32 matrices by libtorch, one on each thread. They are separate
 * products because OpenBLAS is limited to one thread in this program.
 */
final class MatmulPeak implements Timed {

    static final String ENGINE = "matmul";

    private static final int SIDE = 2048;

    private final int threads;
    private final ExecutorService workers;
    private final CyclicBarrier start;
    private final float[] values = Subject.picture(1, new Size(SIDE, SIDE)).values();

    MatmulPeak(int threads) {
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(threads);
        this.start = new CyclicBarrier(threads);
    }

    /** Multiply-adds of one run. */
    static long work(int threads) {
        return (long) threads * SIDE * SIDE * SIDE;
    }

    /** Runs one product on each thread, started together. Returns the slowest, without creating matrices. */
    @Override
    public long nanos() {
        Callable<Long> product = () -> Gradients.off(() -> Scope.compute(this::product));
        try {
            long slowest = 0;
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(workers.submit(product));
            }
            for (Future<Long> one : all) {
                slowest = Math.max(slowest, one.get());
            }
            return slowest;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while multiplying matrices", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("multiplying matrices failed", e.getCause());
        }
    }

    private long product() {
        Threads.perOperation(1);
        Tensor a = Tensors.of(values, SIDE, SIDE);
        awaitOthers();
        long begin = System.nanoTime();
        a.matmul(a);
        return System.nanoTime() - begin;
    }

    private void awaitOthers() {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while multiplying matrices", e);
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException("another thread failed to multiply matrices", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
