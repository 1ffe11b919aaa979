package dsgformer.server.security;

import dsgformer.server.problem.Problem;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What each client has used of its quota. Kept in memory: a restart begins anew. Safe for use by several threads. */
public final class Quotas {

    private static final double MEGA = 1e6;

    private final Clock clock;
    private final Map<String, Window> requests = new ConcurrentHashMap<>();
    private final Map<String, Window> pixels = new ConcurrentHashMap<>();

    public Quotas(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a request.
     *
     * @throws ProblemException if the client has made as many as it may in an hour
     */
    public void countRequest(ApiKey key) {
        take(requests, key.name(), 1, key.requestsPerHour(), Duration.ofHours(1), "requests an hour");
    }

    /**
     * Counts pixels of photos.
     *
     * @throws ProblemException if the client would have sent more megapixels than it may in a day
     */
    public void countPixels(ApiKey key, long count) {
        take(pixels, key.name(), count / MEGA, key.megapixelsPerDay(), Duration.ofDays(1), "megapixels a day");
    }

    private void take(
            Map<String, Window> windows, String name, double amount, long most, Duration length, String what) {
        long now = clock.millis();
        windows.compute(name, (same, old) -> {
            Window window = old == null || now >= old.end ? new Window(now + length.toMillis(), 0) : old;
            if (window.used + amount > most) {
                long seconds = Math.max(1, (window.end - now + 999) / 1000);
                throw new ProblemException(new Problem(
                        ProblemCode.QUOTA_EXCEEDED,
                        "this API key may use " + most + " " + what,
                        "try again in " + seconds + " seconds",
                        OptionalLong.of(seconds)));
            }
            return new Window(window.end, window.used + amount);
        });
    }

    /** @param end in milliseconds since 1970, when counting begins anew */
    private record Window(long end, double used) {}
}
