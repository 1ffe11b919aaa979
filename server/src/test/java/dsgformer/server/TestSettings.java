package dsgformer.server;

import dsgformer.photo.ReadLimits;
import dsgformer.server.photos.ModelShelf;
import dsgformer.server.security.ApiKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of a server for tests: small limits, a free port, and what a test changes. */
final class TestSettings {

    private final Path folder;
    private int workers = 2;
    private int queue = 64;
    private long maxBytes = 8 << 20;
    private long maxDisk = 200 << 20;
    private Duration ttl = Duration.ofHours(1);
    private Optional<ApiKeys> keys = Optional.empty();

    TestSettings(Path folder) {
        this.folder = folder;
    }

    TestSettings queue(int photosAtOnce, int waiting) {
        workers = photosAtOnce;
        queue = waiting;
        return this;
    }

    TestSettings maxBytes(long most) {
        maxBytes = most;
        return this;
    }

    TestSettings maxDisk(long most) {
        maxDisk = most;
        return this;
    }

    TestSettings ttl(Duration kept) {
        ttl = kept;
        return this;
    }

    TestSettings keys(ApiKeys asked) {
        keys = Optional.of(asked);
        return this;
    }

    ServerSettings build() {
        return new ServerSettings(
                "127.0.0.1",
                0,
                folder,
                workers,
                queue,
                maxBytes,
                new ReadLimits(1_000_000, 8 << 20, false),
                maxDisk,
                ttl,
                List.of(),
                new ModelShelf.Engine("auto", Optional.empty(), 2),
                keys,
                List.of());
    }
}
