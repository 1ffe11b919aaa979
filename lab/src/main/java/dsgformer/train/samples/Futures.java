package dsgformer.train.samples;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Results of tasks on other threads; their exceptions are rethrown on the calling thread. */
public final class Futures {

    private Futures() {}

    /**
     * Waits for a result; rethrows the exception of the task.
     *
     * @throws CancellationException if this thread is interrupted meanwhile
     */
    public static <T> T of(Future<T> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("training was interrupted");
        }
    }
}
