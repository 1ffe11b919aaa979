package dsgformer.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.cli.Interrupts;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in processes of their own that are stopped or killed. */
class InterruptedTrainingTest {

    private static final int KILLS = 20;

    @TempDir
    private Path folder;

    @BeforeEach
    void pairs() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self")), "skipped: signals and limits are sent as on Linux");
        TrainingProcess.prepare(folder);
    }

    private Path model(String output) {
        return folder.resolve(output).resolve("model.safetensors");
    }

    private void complete(String output) throws Exception {
        try (TrainingProcess training =
                TrainingProcess.of(folder, "--resume", "auto", "--set", "output.folder=" + folder.resolve(output))) {
            assertThat(training.await(300)).as(training.output()).isZero();
        }
    }

    @Test
    void sigtermSavesACheckpointAndExitsWithZero() throws Exception {
        try (TrainingProcess training =
                TrainingProcess.of(folder, "--set", "schedule.steps=1000000", "--set", "output.every=1000000")) {
            training.awaitFile(folder.resolve("out/config.resolved.yaml"), 120);
            Thread.sleep(1000);
            training.process().destroy();
            assertThat(training.await(60)).as(training.output()).isZero();
            assertThat(training.output()).contains("saved", "--resume auto goes on");
        }
        assertThat(model("out")).exists();
        try (TrainingProcess again =
                TrainingProcess.of(folder, "--resume", "auto", "--max-time", "1s", "--set", "schedule.steps=1000000")) {
            assertThat(again.await(60)).as(again.output()).isZero();
            assertThat(again.output()).contains("going on from");
        }
    }

    @Test
    void ctrlCWithinAValidationSavesACheckpointAndExitsWith130() throws Exception {
        assumeFalse(Interrupts.areIgnored(), "skipped: this build was started in the background, without Ctrl-C");
        for (String half : new String[] {"blur", "sharp"}) {
            TestPhotos.write(
                    Files.createDirectories(folder.resolve("large").resolve(half))
                            .resolve("a.png"),
                    3000,
                    2000);
        }
        try (TrainingProcess training = TrainingProcess.of(
                folder, "--set", "validation.data=[" + folder.resolve("large") + "]", "--validate-first")) {
            training.awaitFile(folder.resolve("out/config.resolved.yaml"), 120);
            Thread.sleep(1000);
            new ProcessBuilder("kill", "-INT", Long.toString(training.process().pid())).start();
            assertThat(training.await(60)).as(training.output()).isEqualTo(ExitCode.INTERRUPTED.code());
            assertThat(training.output())
                    .contains("saved", "--resume auto goes on")
                    .doesNotContain("validation: weights");
        }
        assertThat(checkpoints("out")).extracting(Path::getFileName).containsExactly(Path.of("step-000000000"));
    }

    /** Files are limited to a fraction of a checkpoint's size, which the program sees as a full disk. */
    @Test
    void aFullDiskLeavesTheLastCheckpointAsItWas() throws Exception {
        try (TrainingProcess first = TrainingProcess.of(folder, "--set", "schedule.steps=5")) {
            assertThat(first.await(120)).as(first.output()).isZero();
        }
        List<Path> before = checkpoints("out");
        byte[] model = Files.readAllBytes(before.get(0).resolve("model.safetensors"));
        List<String> small = List.of("bash", "-c", "ulimit -f 16; exec \"$@\"", "bash");
        try (TrainingProcess full =
                TrainingProcess.of(small, folder, "--resume", "auto", "--set", "schedule.steps=10")) {
            assertThat(full.await(120)).as(full.output()).isEqualTo(ExitCode.INTERNAL.code());
            assertThat(full.output()).contains("model.safetensors", "--resume auto continues from step-000000005");
        }
        try (Stream<Path> entries = Files.list(folder.resolve("out/checkpoints"))) {
            assertThat(entries.toList()).isEqualTo(before); // the partial checkpoint was deleted
        }
        assertThat(checkpoints("out")).isEqualTo(before);
        assertThat(before.get(0).resolve("model.safetensors")).hasBinaryContent(model);
        try (TrainingProcess again = TrainingProcess.of(folder, "--resume", "auto", "--set", "schedule.steps=10")) {
            assertThat(again.await(120)).as(again.output()).isZero();
        }
    }

    /** Kills at any time: while it starts, computes, writes a checkpoint, or deletes old ones. */
    @Test
    @Tag("slow")
    void afterTwentyKillsTheParametersAreThoseOfAnUndisturbedRun() throws Exception {
        complete("undisturbed");
        Random random = new Random(7);
        int kills = 0;
        int runs = 0;
        while (kills < KILLS) {
            try (TrainingProcess training = TrainingProcess.of(
                    folder, "--resume", "auto", "--set", "output.folder=" + folder.resolve("killed"))) {
                training.process().waitFor(300 + random.nextInt(6000), TimeUnit.MILLISECONDS);
                if (training.process().isAlive()) {
                    training.process().destroyForcibly();
                    training.await(60);
                    kills++;
                    requireTheSame("killed");
                } else {
                    assertThat(training.await(1)).as(training.output()).isZero();
                    runs++;
                    requireTheSame("killed");
                    Files.move(folder.resolve("killed"), folder.resolve("killed-" + runs));
                }
            }
        }
        complete("killed");
        requireTheSame("killed");
        assertThat(model("killed")).hasSameBinaryContentAs(model("undisturbed"));
        System.out.println(kills + " kills, " + runs + " completed runs between them");
    }

    /** Every checkpoint that is there equals the undisturbed run's of the same step, to the byte. */
    private void requireTheSame(String output) throws IOException {
        for (Path checkpoint : checkpoints(output)) {
            Path twin = folder.resolve("undisturbed/checkpoints").resolve(checkpoint.getFileName());
            for (String part : List.of(
                    "model.safetensors",
                    "optimizer-mean.safetensors",
                    "optimizer-square.safetensors",
                    "average.safetensors")) {
                assertThat(checkpoint.resolve(part)).hasSameBinaryContentAs(twin.resolve(part));
            }
        }
    }

    private List<Path> checkpoints(String output) throws IOException {
        Path all = folder.resolve(output).resolve("checkpoints");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(all)) {
            return entries.filter(p -> p.getFileName().toString().startsWith("step-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    @Tag("slow")
    void aLostProcessEndsTheOthersAndLeavesACheckpoint() throws Exception {
        String endless = "schedule.steps=1000000";
        try (TrainingProcess training = TrainingProcess.of(folder, "--nproc", "2", "--set", endless)) {
            training.awaitFile(folder.resolve("out/checkpoints/step-000000005"), 120);
            ProcessHandle second = training.process()
                    .children()
                    .filter(child -> commandLine(child).contains("--rank\0001\000"))
                    .findFirst()
                    .orElseThrow();
            long begin = System.nanoTime();
            second.destroyForcibly();
            assertThat(training.await(60)).as(training.output()).isPositive();
            System.out.printf("the others ended after %.1f s%n", (System.nanoTime() - begin) / 1e9);
            assertThat(training.output()).contains("process 1 is lost", "saved as");
        }
        try (TrainingProcess again =
                TrainingProcess.of(folder, "--resume", "auto", "--max-time", "1s", "--set", endless)) {
            assertThat(again.await(60)).as(again.output()).isZero();
            assertThat(again.output()).contains("going on from");
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException e) {
            return ""; // ended already
        }
    }

    @Test
    void twoProcessesOfOneMachineTrainTogether() throws Exception {
        try (TrainingProcess training = TrainingProcess.of(folder, "--nproc", "2", "--set", "schedule.steps=10")) {
            assertThat(training.await(120)).as(training.output()).isZero();
            assertThat(training.output()).containsOnlyOnce("done; the weights are");
        }
        assertThat(checkpoints("out").stream().map(p -> p.getFileName().toString()))
                .containsExactly("step-000000005", "step-000000010");
    }
}
