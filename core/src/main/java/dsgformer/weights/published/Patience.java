package dsgformer.weights.published;

import java.time.Duration;

/**
 * How long a transfer waits for a server.
 *
 * @param connect for a connection
 * @param read for the next bytes
 * @param pause before the second attempt; twice as long before each further one
 * @param attempts in a row that bring nothing, after which it gives up
 */
record Patience(Duration connect, Duration read, Duration pause, int attempts) {

    static final Patience USUAL =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(1), 5);
}
