package dsgformer.cli.run;

import java.util.concurrent.CountDownLatch;

/**
 * While it is open, a polite request to end (SIGTERM, Ctrl-C) is passed on to the work, and the process ends when this is
 * closed: with exit code 0 if the work has come to a good end by then ({@link #completed}), with 1 if not.
 */
public final class TerminationRequest implements AutoCloseable {

    /** In which the command prints its last line. */
    private static final long LAST_WORDS_MS = 300;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile ExitCode outcome = ExitCode.INTERNAL;

    private TerminationRequest(Runnable stop) {
        this.hook = new Thread(() -> passOn(stop), "termination");
    }

    public static TerminationRequest calls(Runnable stop) {
        TerminationRequest request = new TerminationRequest(stop);
        Runtime.getRuntime().addShutdownHook(request.hook);
        return request;
    }

    private void passOn(Runnable stop) {
        stop.run();
        try {
            done.await();
            Thread.sleep(LAST_WORDS_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // By itself the JVM ends with the signal's code, 143, by which nobody can tell that all is saved.
        Runtime.getRuntime().halt(outcome.code());
    }

    /** What was to be saved is saved. */
    public void completed() {
        outcome = ExitCode.OK;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            done.countDown(); // the request has come, and the hook waits for this
        }
    }
}
