package dsgformer.cli.train;

import dsgformer.cli.Main;
import dsgformer.cli.TestPhotos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command line of {@code train} in a JVM of its own, that can be ended from outside. */
final class TrainingProcess implements AutoCloseable {

    static final String YAML = """
            network: {layout: restormer, width: 4, enc: [1, 1, 1, 1], dec: [1, 1, 1], heads: [1, 1, 2, 2], norm: biasfree, bias: false}
            data: {pairs: [data], batch: 2, crop: 64}
            schedule: {steps: 120, rate: 0.002}
            optimizer: {ema: 0.9}
            output: {folder: out, every: 5, keep: 1000}
            seed: 3
            workers: 2
            """;

    private final Process process;
    private final Path log;

    private TrainingProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** {@code train.yaml} and a pair of pictures in {@code folder}. */
    static Path prepare(Path folder) throws IOException {
        for (String half : new String[] {"blur", "sharp"}) {
            Files.createDirectories(folder.resolve("data").resolve(half));
            TestPhotos.write(folder.resolve("data").resolve(half).resolve("a.png"), 80, 72);
        }
        return Files.writeString(folder.resolve("train.yaml"), YAML);
    }

    /** Starts it. */
    static TrainingProcess of(Path folder, String... args) throws IOException {
        return of(List.of(), folder, args);
    }

    /** Starts it with {@code shell} in front of the command. */
    static TrainingProcess of(List<String> shell, Path folder, String... args) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add(
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"); // as the launcher: libtorch's memory is not the heap's
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "train"));
        command.addAll(List.of("-c", folder.resolve("train.yaml").toString()));
        command.addAll(List.of(args));
        Path log = Files.createTempFile(folder, "train", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new TrainingProcess(process, log);
    }

    Process process() {
        return process;
    }

    /** Waits for its end: the exit code, or −1 after a timeout. */
    int await(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    String output() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** Waits until {@code file} is there. */
    void awaitFile(Path file, long seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!Files.exists(file)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException(file + " was not written; output of the process: " + output());
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
