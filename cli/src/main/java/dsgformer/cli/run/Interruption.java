package dsgformer.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order when the process is asked to: on Ctrl-C, on a closed terminal, on {@code kill}. The JVM then exits with
 * 128 and the signal's number, 130 for Ctrl-C, once the run has ended or a while has passed.
 */
public final class Interruption implements AutoCloseable {

    /** A tile of a large network may take this long; what is being written never does. */
    public static final int MOST_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    private Interruption(Runnable heard) {
        hook = new Thread(() -> {
            asked = true;
            heard.run();
            awaitEnd();
        });
    }

    /**
     * Begins to watch for Ctrl-C and SIGTERM.
     *
     * @param heard called at once, on another thread, when a signal comes
     */
    public static Interruption watch(Runnable heard) {
        Interruption interruption = new Interruption(heard);
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

    /** The run has ended, and has said so. */
    @Override
    public void close() {
        ended.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                asked = true; // just now
            }
        }
    }
}
