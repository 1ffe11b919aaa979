package dsgformer.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.server.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QuotasTest {

    private static final ApiKey KEY = new ApiKey("me", "0".repeat(64), 2, 3);

    private Instant now = Instant.EPOCH;

    private final Quotas quotas = new Quotas(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void requestsAreCountedByTheHour() {
        quotas.countRequest(KEY);
        now = now.plus(Duration.ofMinutes(30));
        quotas.countRequest(KEY);
        assertThatThrownBy(() -> quotas.countRequest(KEY))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().retryAfterSeconds()).hasValue(1800));
        quotas.countRequest(new ApiKey("other", "1".repeat(64), 1, 1));
        now = now.plus(Duration.ofMinutes(30));
        quotas.countRequest(KEY);
    }

    @Test
    void whatWasRefusedDoesNotCount() {
        quotas.countPixels(KEY, 2_000_000);
        assertThatThrownBy(() -> quotas.countPixels(KEY, 2_000_000)).isInstanceOf(ProblemException.class);
        quotas.countPixels(KEY, 1_000_000);
        now = now.plus(Duration.ofDays(1));
        quotas.countPixels(KEY, 3_000_000);
    }
}
