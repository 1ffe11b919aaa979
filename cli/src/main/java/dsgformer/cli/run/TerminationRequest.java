package dsgformer.cli.run;

import java.util.concurrent.CountDownLatch;

/**
 * While it is open, SIGTERM and Ctrl-C are passed on to the work, and the process exits once this is closed: if the work
 * was saved by then ({@link #completed}), with 130 after Ctrl-C and with 0 after SIGTERM, which schedulers send to end a
 * job in an orderly way; otherwise with 1.
 */
public final class TerminationRequest implements AutoCloseable {

    /** Time for the command to print its last line. */
    private static final long LAST_LINE_MS = 300;

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
            Thread.sleep(LAST_LINE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The JVM would exit with the signal's code, 143, which does not show that all is saved.
        Runtime.getRuntime().halt(code());
    }

    private int code() {
        return outcome == ExitCode.OK && isInterrupt() ? ExitCode.INTERRUPTED.code() : outcome.code();
    }

    /** Whether the JVM is ended by SIGINT: it handles a signal on a thread of the signal's name. */
    private static boolean isInterrupt() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("SIGINT handler"));
    }

    /** Marks that all is saved. */
    public void completed() {
        outcome = ExitCode.OK;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            done.countDown(); // a signal has arrived, and the hook waits for this
        }
    }
}
