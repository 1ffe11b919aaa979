package dsgformer.train.samples;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Results of tasks on other threads; their exceptions are rethrown on the calling thread. */
public final class Futures {

    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private Futures() {}

    /**
     * Waits for a result; rethrows the exception of the task.
     *
     * @throws CancellationException if this thread is interrupted meanwhile
     */
    public static <T> T of(Future<T> part) {
        while (true) {
            Optional<T> result = of(part, A_WHILE);
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    /** As {@link #of(Future)}; empty if there is no result after {@code wait}. */
    public static <T> Optional<T> of(Future<T> part, Duration wait) {
        try {
            return Optional.of(part.get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
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
