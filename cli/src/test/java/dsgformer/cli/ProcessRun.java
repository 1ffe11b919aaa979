package dsgformer.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One command line, run to its end in a JVM of its own. */
public record ProcessRun(int exitCode, String out, String err) {

    /** The option that stands in the manifest for {@code -jar}: access to the Vector API. */
    public static final String AS_FROM_THE_JAR = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";

    /** Runs the command itself. */
    public static ProcessRun of(List<String> options, String... args) throws IOException, InterruptedException {
        return of(Main.class, options, args);
    }

    public static ProcessRun of(Class<?> main, List<String> options, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        Path err = Files.createTempFile("stderr", ".txt"); // a pipe would block when its buffer is full
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ProcessRun(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
