package dsgformer.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    private static final String YAML = """
            network: {layout: restormer, width: 8, enc: [1, 1, 1, 1], dec: [1, 1, 1], norm: biasfree, bias: false}
            data: {pairs: [data], batch: 2, crop: 64}
            schedule: {steps: 4}
            output: {folder: out}
            """;

    @TempDir
    private Path folder;

    private String config;

    @BeforeEach
    void configurationAndPairs() throws IOException {
        for (String half : new String[] {"blur", "sharp"}) {
            Files.createDirectories(folder.resolve("data").resolve(half));
            TestPhotos.write(folder.resolve("data").resolve(half).resolve("a.png"), 80, 72);
        }
        config = Files.writeString(folder.resolve("train.yaml"), YAML).toString();
    }

    @Test
    void aTrainingWritesAModelAndCanBeResumed() {
        CommandRun run = CommandRun.of("train", "-c", config);
        assertThat(run.err()).contains("done; the weights are");
        assertThat(run.exitCode()).isZero();
        String model = folder.resolve("out/model.safetensors").toString();
        assertThat(CommandRun.of("model", "verify", model).exitCode()).isZero();
        assertThat(CommandRun.of("train", "-c", config, "--resume", "auto", "--set", "schedule.steps=6")
                        .err())
                .contains("going on from");
    }

    @Test
    void aTrainingIsNotOverwrittenByAnother() {
        assertThat(CommandRun.of("train", "-c", config).exitCode()).isZero();
        CommandRun again = CommandRun.of("train", "-c", config);
        assertThat(again.exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
        assertThat(again.err()).contains("--resume auto");
    }

    /** Opening a large data set may take minutes. */
    @Test
    void aCheckpointOfAnotherNetworkIsRefusedBeforeTheDataIsOpened() {
        assertThat(CommandRun.of("train", "-c", config).exitCode()).isZero();
        CommandRun other = CommandRun.of(
                "train",
                "-c",
                config,
                "--resume",
                "auto",
                "--set",
                "network.width=16",
                "--set",
                "data.pairs=[missing]");
        assertThat(other.exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(other.err()).contains("it holds another network").doesNotContain("missing");
    }

    /** The output of a team's processes is not captured here, so the message is this process's. */
    @Test
    void noTeamIsStartedForACheckpointOfAnotherNetwork() {
        assertThat(CommandRun.of("train", "-c", config).exitCode()).isZero();
        CommandRun other =
                CommandRun.of("train", "-c", config, "--resume", "auto", "--set", "network.width=16", "--nproc", "2");
        assertThat(other.exitCode()).isEqualTo(ExitCode.MODEL.code());
        assertThat(other.err()).contains("it holds another network");
    }

    @Test
    void aDryRunWritesNothing() {
        CommandRun run = CommandRun.of("train", "-c", config, "--dry-run");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("parameters", "nothing was trained");
        assertThat(run.out())
                .containsPattern("pairs +1, in ")
                .containsPattern("steps +4 of 2 crops of 64, \\d+(\\.\\d)? m?s each")
                .contains("of training on this machine");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aDryRunNamesThePairsThatAPublishedSetWouldHaveAndTheTimeWithThem() throws IOException {
        for (String half : new String[] {"blur", "sharp"}) {
            Path sequence = folder.resolve("GOPRO_Large/train/GOPR0372_07_00").resolve(half);
            TestPhotos.write(Files.createDirectories(sequence).resolve("1.png"), 80, 72);
        }
        CommandRun run = CommandRun.of(
                "train",
                "-c",
                config,
                "--dry-run",
                "--set",
                "data.pairs=[" + folder.resolve("GOPRO_Large/train") + "]",
                "--set",
                "data.layout=gopro",
                "--set",
                "schedule={epochs: 10}");
        assertThat(run.out())
                .contains("1 of GoPro's 2,103, 2,102 are missing", "10 of 2 crops of 64")
                .contains("with the missing pairs, 10,520 steps");
    }

    @Test
    void theRateSearchGivesOneRateAndAPicture() {
        CommandRun run = CommandRun.of("train", "-c", config, "--find-rate");
        assertThat(run.out()).containsOnlyOnce("schedule.rate: ");
        assertThat(folder.resolve("out/rate.svg")).exists();
    }

    @Test
    void invalidConfigurationsAreUsageErrors() {
        assertUsage("--set", "schedule.steps=none");
        assertUsage("--set", "schedule.stepz=3");
        assertUsage("--set", "data.crop=65");
        assertUsage("--max-time", "soon");
        assertUsage("--resume", folder.resolve("missing").toString());
        assertUsage("-c", folder.resolve("missing.yaml").toString());
    }

    private void assertUsage(String option, String value) {
        CommandRun run = option.equals("-c")
                ? CommandRun.of("train", option, value)
                : CommandRun.of("train", "-c", config, option, value);
        assertThat(run.exitCode()).as("%s %s: %s", option, value, run.err()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).isNotBlank();
    }
}
