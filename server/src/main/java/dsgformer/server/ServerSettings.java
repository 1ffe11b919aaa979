package dsgformer.server;

import dsgformer.photo.ReadLimits;
import dsgformer.server.photos.ModelShelf;
import dsgformer.server.security.ApiKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server runs.
 *
 * @param host the address that it listens on
 * @param port 0 for one that is free
 * @param workers photos that are restored at the same time
 * @param queue photos that may wait
 * @param maxBytes of the photos of one request
 * @param maxDisk bytes of photos and results together
 * @param models names or files; empty for the bundled models
 * @param allowedHosts names beside IP addresses and localhost
 */
record ServerSettings(
        String host,
        int port,
        Path dataFolder,
        int workers,
        int queue,
        long maxBytes,
        ReadLimits photo,
        long maxDisk,
        Duration ttl,
        List<String> models,
        ModelShelf.Engine engine,
        Optional<ApiKeys> keys,
        List<String> allowedHosts) {}
