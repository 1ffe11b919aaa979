package dsgformer.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The most memory that this process had at once, since it was last reset. Linux alone tells. */
public final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final String PEAK = "VmHWM:";

    private PeakMemory() {}

    /** Forgets the peak so far; where that is not allowed, later ones include it. */
    public static void reset() {
        System.gc(); // what earlier models left would count as this one's
        try {
            Files.writeString(RESET, "5");
        } catch (IOException e) {
            return; // another system, or no permission: the peak stays that of the process
        }
    }

    /** In bytes, if the system tells. */
    public static OptionalLong bytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
