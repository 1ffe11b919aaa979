package dsgformer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that this process ever held: what the system counted as resident, Java's heap and native code together. */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

    private PeakMemory() {}

    /** In bytes; empty where the system does not count it the way Linux does. */
    static OptionalLong ofThisProcess() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            Matcher matcher = HIGH_WATER.matcher(Files.readString(STATUS));
            return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * 1024) : OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + STATUS, e);
        }
    }
}
