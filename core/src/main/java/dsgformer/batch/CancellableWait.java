package dsgformer.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for a thread that cannot be interrupted, since it reads from a pipe or a network drive. */
public final class CancellableWait {

    private static final long POLL_MS = 50;

    private CancellableWait() {}

    /**
     * The result of {@code work}, or what it has thrown.
     *
     * @param cancelled polled while waiting; once true, the wait ends, and the thread is left to itself
     * @throws CancellationException if {@code cancelled} became true
     * @throws UncheckedIOException in place of an {@link IOException} of the work
     */
    public static <T> T on(Future<T> work, BooleanSupplier cancelled) throws InterruptedException {
        while (true) {
            try {
                return work.get(POLL_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
            } catch (ExecutionException e) {
                throw unchecked(e.getCause());
            }
        }
    }

    static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof IOException disk) {
            return new UncheckedIOException(disk);
        }
        return failure instanceof RuntimeException own ? own : new IllegalStateException(failure);
    }
}
