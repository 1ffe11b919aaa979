package dsgformer.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The peak memory of this process since the last reset; on Linux only. */
public final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final String PEAK = "VmHWM:";

    private PeakMemory() {}

    /** Resets the peak; without the permission, later peaks include earlier ones. */
    public static void reset() {
        System.gc(); // garbage of earlier models would count too
        try {
            Files.writeString(RESET, "5");
        } catch (IOException e) {
            return; // another system, or no permission: the peak stays that of the process
        }
    }

    /** In bytes, if the system reports it. */
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
