package dsgformer.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.cli.CommandRun;
import dsgformer.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private static final Path CASES = Path.of("../torch/src/test/resources/parity/dsgformer");

    @TempDir
    private Path folder;

    @Test
    void theDoctorNamesJavaAndTheEngines() {
        CommandRun run = CommandRun.of("doctor");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(Runtime.version().toString(), "torch");
    }

    @Test
    void jsonHasEveryTopicAndAFixForEachProblem() throws IOException {
        CommandRun run = CommandRun.of("doctor", "--json");
        assertThat(run.exitCode()).isZero();
        JsonNode report = new JsonMapper().readTree(run.out());
        assertThat(report.get("usable").asBoolean()).isTrue();
        assertThat(report.get("findings").findValuesAsText("topic"))
                .contains("Java", "processor", "memory", "formats", "models", "engines", "GPU", "disk", "text");
        for (JsonNode finding : report.get("findings")) {
            assertThat(finding.has("fix"))
                    .isEqualTo(!finding.get("level").asText().equals("ok"));
        }
    }

    @Test
    void aNamedEngineIsTried() {
        CommandRun run = CommandRun.of("doctor", "--engine", "torch");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("torch deblurs a first picture");
        CommandRun unknown = CommandRun.of("doctor", "--engine", "steam");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(unknown.err()).contains("steam", "vector, torch");
    }

    @Test
    void parityHasNoJson() {
        assertThat(CommandRun.of("doctor", "--parity", folder.toString(), "--json")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void anEngineThatAgreesPassesEveryCase() throws IOException {
        copy("block-dfgb-relu2-four");
        copy("network-literal");
        CommandRun run = CommandRun.of("doctor", "--parity", folder.toString(), "--engine", "torch");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2 cases, 0 failed, 0 skipped");
    }

    /** The last byte of the file is the exponent of the last expected value. */
    @Test
    void aCaseThatDisagreesFailsTheRun() throws IOException {
        Path file = copy("block-dfgb-relu2-four");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] = 0x44;
        Files.write(file, bytes);
        CommandRun run = CommandRun.of("doctor", "--parity", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.INTERNAL.code());
        assertThat(run.out()).contains("FAILED", "1 cases, 1 failed");
    }

    @Test
    void aDamagedCaseFailsAndTheOthersStillRun() throws IOException {
        copy("block-dfgb-relu2-four");
        Files.write(folder.resolve("a-damaged.safetensors"), new byte[20]);
        CommandRun run = CommandRun.of("doctor", "--parity", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.INTERNAL.code());
        assertThat(run.out()).contains("FAILED (", "2 cases, 1 failed", "  ok");
    }

    @Test
    void aFolderWithoutCasesMatchesNothing() {
        assertThat(CommandRun.of("doctor", "--parity", folder.toString()).exitCode())
                .isEqualTo(ExitCode.NOTHING_MATCHED.code());
    }

    @Test
    void anUnknownEngineIsAUsageErrorThatListsTheInstalledOnes() {
        CommandRun run = CommandRun.of("doctor", "--parity", folder.toString(), "--engine", "steam");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("torch");
    }

    private Path copy(String name) throws IOException {
        String file = name + ".safetensors";
        return Files.copy(CASES.resolve(file), folder.resolve(file));
    }
}
