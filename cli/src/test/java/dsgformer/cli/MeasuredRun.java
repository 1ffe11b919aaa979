package dsgformer.cli;

import dsgformer.cli.run.Console;
import dsgformer.cli.run.VectorApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A main class for a process of its own: runs the command, then prints the peak memory on standard output. */
public final class MeasuredRun {

    public static final Path STATUS = Path.of("/proc/self/status");
    static final String PEAK = "VmHWM:";

    private MeasuredRun() {}

    public static void main(String[] args) throws IOException {
        VectorApi.load();
        int code = Main.run(Console.ofProcess(System.out), args);
        Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(PEAK))
                .forEach(System.out::println);
        System.exit(code);
    }
}
