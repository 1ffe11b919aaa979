package dsgformer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void helpNamesEveryCommandAndExitCode() {
        CommandRun run = CommandRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("deblur", "eval", "train", "data", "model", "doctor");
        for (ExitCode exitCode : ExitCode.values()) {
            assertThat(run.out()).containsPattern("\\b" + exitCode.code() + " [a-z]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deblur", "eval", "train", "data", "model", "doctor"})
    void everyCommandHasHelp(String command) {
        CommandRun run = CommandRun.of(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: dsgformer " + command);
    }

    @Test
    void versionNamesProductAndJava() {
        assertThat(CommandRun.of("--version").out()).contains("dsgformer", "Java " + Runtime.version());
    }

    @Test
    void aPhotoOrFolderInPlaceOfACommandIsDeblurred(@TempDir Path folder) throws IOException {
        TestPhotos.write(folder.resolve("a.png"), 40, 30);
        for (Path named : List.of(folder, folder.resolve("a.png"))) {
            CommandRun run = CommandRun.of(named.toString(), "--dry-run");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("a_deblurred.png");
        }
        assertThat(CommandRun.of(folder.resolve("none.png").toString()).exitCode())
                .isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void aMissingCommandIsAUsageErrorThatNamesTheHelp() {
        CommandRun run = CommandRun.of();
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("dsgformer --help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aMisspeltCommandIsAUsageErrorWithASuggestion() {
        CommandRun run = CommandRun.of("docter");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("doctor");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        CommandRun run = CommandRun.of("doctor", "--nonsense");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("--nonsense");
    }
}
