package dsgformer.cli.deblur;

import dsgformer.cli.Main;
import dsgformer.cli.ProcessRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One command line in a JVM of its own, which tests kill or signal while it runs. */
record LivingRun(Process process, Path err) {

    private static final long POLL_MS = 5;
    private static final long MOST_SECONDS = 300;

    /** @param err the file for its standard error */
    static LivingRun of(Path err, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                ProcessRun.AS_FROM_THE_JAR,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        return new LivingRun(process, err);
    }

    /** Waits until the folder holds {@code count} files that are not hidden, or the process has ended. */
    void awaitOutputs(Path folder, long count) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (outputs(folder) < count && process.isAlive() && System.nanoTime() < end) {
            Thread.sleep(POLL_MS);
        }
    }

    /** Waits until standard error contains the text, or the process has ended. */
    void awaitMessage(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!Files.readString(err).contains(text) && process.isAlive() && System.nanoTime() < end) {
            Thread.sleep(POLL_MS);
        }
    }

    static long outputs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.find(
                folder,
                Integer.MAX_VALUE,
                (file, attributes) -> attributes.isRegularFile()
                        && !file.getFileName().toString().startsWith("."))) {
            return files.count();
        } catch (UncheckedIOException e) {
            return 0; // a file was deleted while it was listed
        }
    }

    /** As {@code kill -9}: no shutdown hooks run. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal, such as {@code INT}, and waits for the end. */
    int signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        return process.waitFor();
    }
}
