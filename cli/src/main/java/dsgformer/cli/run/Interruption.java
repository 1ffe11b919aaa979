package dsgformer.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end cleanly on Ctrl-C, on a closed terminal and on {@code kill}. The JVM then exits with 128 plus the
 * signal's number, 130 for Ctrl-C, once the run has ended or after a timeout.
 */
public final class Interruption implements AutoCloseable {

    /** Timeout in seconds: one tile of a large network may take this long, writing an output takes less. */
    public static final int MOST_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    private Interruption(Runnable onSignal) {
        hook = new Thread(() -> {
            asked = true;
            onSignal.run();
            awaitEnd();
        });
    }

    /**
     * Installs the shutdown hook for Ctrl-C and SIGTERM.
     *
     * @param onSignal called at once, on another thread, when a signal arrives
     */
    public static Interruption watch(Runnable onSignal) {
        Interruption interruption = new Interruption(onSignal);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    public boolean isAsked() {
        return asked;
    }

    private void awaitEnd() {
        try {
            ended.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Marks the end of the run, after its last message. */
    @Override
    public void close() {
        ended.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                asked = true; // the signal arrived just now
            }
        }
    }
}
