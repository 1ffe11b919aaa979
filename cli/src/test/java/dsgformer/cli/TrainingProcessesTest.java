package dsgformer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingProcessesTest {

    private static final List<String> JAVA_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void configurationAndPairs() throws IOException {
        for (String half : new String[] {"blur", "sharp"}) {
            Files.createDirectories(folder.resolve("data").resolve(half));
            TestPhotos.write(folder.resolve("data").resolve(half).resolve("a.png"), 80, 72);
        }
        config = Files.writeString(folder.resolve("train.yaml"), """
                network: {layout: restormer, width: 4, enc: [1, 1, 1, 1], dec: [1, 1, 1], heads: [1, 1, 2, 2],
                          norm: biasfree, bias: false}
                data: {pairs: [data], batch: 1, crop: 64}
                schedule: {steps: 3}
                workers: 1
                output: {folder: out}
                """);
    }

    @Test
    void twoProcessesLeaveOneModel() throws Exception {
        ProcessRun run = ProcessRun.of(JAVA_OPTIONS, "train", "-c", config.toString(), "--nproc", "2");
        assertThat(run.err()).containsOnlyOnce("done; the weights are").doesNotContain("Exception");
        assertThat(run.exitCode()).isZero();
        String model = folder.resolve("out/model.safetensors").toString();
        assertThat(CommandRun.of("model", "verify", model).exitCode()).isZero();
    }

    @Test
    void aFollowerThatIsKilledEndsTheTrainingWithACheckpoint() throws Exception {
        lose(process -> process.destroyForcibly(), Duration.ofSeconds(30), "the connection to another one broke");
    }

    /** As a machine that hangs: its connections stay. */
    @Test
    @Tag("slow") // it takes as long as a silent process is waited for
    void aFollowerThatStopsEndsTheTrainingWithinAMinute() throws Exception {
        lose(
                process -> new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                        .inheritIO()
                        .start(),
                Duration.ofSeconds(60),
                "no sign of life");
    }

    @Test
    void whatIsWrongWithTheProcessesIsSaid() {
        assertUsage("--nproc", "0");
        assertUsage("--nproc", "2", "--rendezvous", "localhost:29500", "--rank", "0", "--world-size", "2");
        assertUsage("--rendezvous", "localhost:29500");
        assertUsage("--rendezvous", "localhost", "--rank", "1", "--world-size", "2");
        assertUsage("--rendezvous", "localhost:29500", "--rank", "2", "--world-size", "2");
    }

    @Test
    void followersAreNotToldToHaveFollowers() {
        assertThat(TrainingProcesses.withoutCount(List.of("train", "--nproc", "2", "-c", "a.yaml")))
                .containsExactly("train", "-c", "a.yaml");
        assertThat(TrainingProcesses.withoutCount(List.of("train", "--nproc=2", "-c", "a.yaml")))
                .containsExactly("train", "-c", "a.yaml");
    }

    private interface Loss {
        void of(ProcessHandle follower) throws IOException;
    }

    /** Starts a training without end, takes its follower away, and waits for what the leader makes of it. */
    private void lose(Loss loss, Duration within, String message) throws Exception {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "-c",
                config.toString(),
                "--nproc",
                "2",
                "--set",
                "schedule.steps=1000000",
                "--set",
                "output.every=20");
        Process leader =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            await(() -> Files.exists(folder.resolve("out/checkpoints/step-000000020")), leader, log);
            ProcessHandle follower = leader.children().findFirst().orElseThrow();
            loss.of(follower);
            assertThat(leader.waitFor(within.toSeconds(), TimeUnit.SECONDS))
                    .as("the leader ended")
                    .isTrue();
            assertThat(Files.readString(log)).contains(message, "the last checkpoint is", "--resume auto");
            assertThat(leader.exitValue()).isEqualTo(ExitCode.INTERNAL.code());
        } finally {
            leader.descendants().forEach(ProcessHandle::destroyForcibly);
            leader.destroyForcibly().waitFor();
        }
        ProcessRun again = ProcessRun.of(
                JAVA_OPTIONS,
                "train",
                "-c",
                config.toString(),
                "--resume",
                "auto",
                "--max-time",
                "1s",
                "--set",
                "schedule.steps=1000000");
        assertThat(again.err()).contains("going on from");
        assertThat(again.exitCode()).isZero();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition, Process process, Path log) throws Exception {
        while (!condition.holds()) {
            assertThat(process.isAlive())
                    .as("still training: %s", Files.readString(log))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    private void assertUsage(String... options) {
        String[] args = Stream.concat(Stream.of("train", "-c", config.toString()), Stream.of(options))
                .toArray(String[]::new);
        CommandRun run = CommandRun.of(args);
        assertThat(run.exitCode()).as("%s: %s", List.of(options), run.err()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).isNotBlank();
    }
}
