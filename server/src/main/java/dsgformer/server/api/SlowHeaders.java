package dsgformer.server.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections whose request does not get through its headers in time. Jetty's own timeout is between two bytes,
 * so a client that sends one now and then would keep a connection for hours.
 */
final class SlowHeaders extends AbstractLifeCycle implements Connection.Listener {

    private final long mostNanos;
    private final Map<Connection, Seen> connections = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "dsgformer-slow-headers");
        thread.setDaemon(true);
        return thread;
    });
    private ScheduledFuture<?> checks;

    /**
     * @param requests that were received whole
     * @param bytes that were received when nothing was begun
     * @param nanos when that was
     */
    private record Seen(long requests, long bytes, long nanos) {

        static Seen now(Connection connection) {
            return new Seen(connection.getMessagesIn(), connection.getBytesIn(), System.nanoTime());
        }
    }

    SlowHeaders(Duration most) {
        this.mostNanos = most.toNanos();
    }

    @Override
    protected void doStart() {
        long ms = Math.max(50, TimeUnit.NANOSECONDS.toMillis(mostNanos) / 4);
        checks = timer.scheduleWithFixedDelay(this::check, ms, ms, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        checks.cancel(false);
        timer.shutdownNow();
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Seen(0, 0, System.nanoTime()));
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    private void check() {
        connections.forEach((connection, seen) -> {
            boolean busy = connection.getMessagesIn() > connection.getMessagesOut();
            boolean begun = connection.getBytesIn() > seen.bytes;
            if (busy || !begun || connection.getMessagesIn() != seen.requests) {
                connections.computeIfPresent(connection, (same, old) -> Seen.now(connection));
            } else if (System.nanoTime() - seen.nanos > mostNanos) {
                connection.getEndPoint().close();
            }
        });
    }
}
