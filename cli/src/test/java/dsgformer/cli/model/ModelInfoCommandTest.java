package dsgformer.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.run.ExitCode;
import org.junit.jupiter.api.Test;

class ModelInfoCommandTest {

    @Test
    void thePaperHas15570829Parameters() {
        CommandRun run = CommandRun.of("model", "info", "--preset", "paper");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("15,570,829", "\"layout\":\"literal\"");
    }

    /** The published breakdown of the other reading of the paper. */
    @Test
    void stagesAddUp() {
        assertThat(CommandRun.of("model", "info", "--preset", "paper-restormer")
                        .out()
                        .lines())
                .anyMatch(line -> line.matches("encoder\\.1 +60,884"))
                .anyMatch(line -> line.matches("encoder\\.1\\.down +10,368"))
                .anyMatch(line -> line.matches("encoder\\.4 +7,668,600"))
                .anyMatch(line -> line.matches("decoder\\.1 +213,908"))
                .anyMatch(line -> line.matches("total +15,568,344"));
    }

    @Test
    void anUnknownPresetListsTheKnownOnes() {
        CommandRun run = CommandRun.of("model", "info", "--preset", "huge");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("paper-restormer", "tiny");
    }
}
