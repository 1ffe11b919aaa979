package dsgformer.server;

import dsgformer.server.jobs.Jobs;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired jobs now and then. */
final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("dsgformer.server");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int SWEEPS = 4;

    private final Jobs jobs;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "dsgformer-sweeper");
        thread.setDaemon(true);
        return thread;
    });
    private ScheduledFuture<?> sweeps;

    private Sweeper(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Sweeps so often that no job lives much longer than it should. */
    static Sweeper start(Jobs jobs) {
        Sweeper sweeper = new Sweeper(jobs);
        long ms = Math.max(250, Math.min(LONGEST.toMillis(), jobs.ttl().toMillis() / SWEEPS));
        sweeper.sweeps = sweeper.timer.scheduleWithFixedDelay(sweeper::sweep, ms, ms, TimeUnit.MILLISECONDS);
        return sweeper;
    }

    private void sweep() {
        try {
            jobs.expire();
        } catch (RuntimeException e) { // an exception would end all later sweeps
            LOG.warn("cannot delete an expired job, trying again later: {}", e.toString());
        }
    }

    @Override
    public void close() {
        sweeps.cancel(false);
        timer.shutdownNow();
    }
}
