package dsgformer.server;

import dsgformer.cli.Main;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code dsgformer serve} in a JVM of its own, which tests kill or end. */
record ServerProcess(Process process, Path out, Path err) implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("serves at (http://\\S+)");
    private static final long MOST_SECONDS = 60;

    static ServerProcess start(Path logs, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                Main.class.getName(),
                "serve"));
        command.addAll(List.of(args));
        Path out = Files.createTempFile(logs, "out", ".txt");
        Path err = Files.createTempFile(logs, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new ServerProcess(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    /** Waits until it serves. */
    URI address() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher found = ADDRESS.matcher(Files.readString(out));
            if (found.find()) {
                return URI.create(found.group(1));
            }
            Thread.sleep(20);
        }
        throw new IOException("the server did not start: " + Files.readString(err));
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill -TERM}; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return ended();
    }

    /** The exit code, once it has ended. */
    int ended() throws InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
