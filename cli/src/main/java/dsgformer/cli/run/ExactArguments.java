package dsgformer.cli.run;

import dsgformer.io.PathText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The arguments of this process with bytes that are not UTF-8, as in names of files that other systems wrote. The JVM
 * replaces such bytes by U+FFFD; Linux keeps the command line in a file, from which they are read again.
 */
public final class ExactArguments {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final String REPLACEMENT = "\uFFFD";

    private ExactArguments() {}

    /** The same arguments, lost bytes spelled as {@link PathText} does; unchanged where they cannot be found. */
    public static String[] of(String... args) {
        if (Stream.of(args).noneMatch(arg -> arg.contains(REPLACEMENT))) {
            return args;
        }
        try {
            return of(Files.readAllBytes(COMMAND_LINE), args);
        } catch (IOException e) {
            return args; // not on Linux
        }
    }

    /** @param commandLine the command and its arguments, each followed by a zero byte */
    static String[] of(byte[] commandLine, String... args) {
        List<byte[]> all = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                all.add(Arrays.copyOfRange(commandLine, start, i));
                start = i + 1;
            }
        }
        if (all.size() < args.length) {
            return args;
        }
        List<byte[]> last = all.subList(all.size() - args.length, all.size());
        String[] exact = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            boolean same = new String(last.get(i), StandardCharsets.UTF_8).equals(args[i]);
            exact[i] = same ? PathText.of(last.get(i)) : args[i];
        }
        return exact;
    }
}
