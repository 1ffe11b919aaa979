package dsgformer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ctrl-C in tests: a shell that starts a build in the background turns it off for all of its processes. */
public final class Interrupts {

    private static final int SIGINT = 2;

    private Interrupts() {}

    /** Whether processes started here ignore the signal. */
    public static boolean areIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(mask -> (mask & (1L << (SIGINT - 1))) != 0);
    }
}
