package dsgformer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.cli.Main;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Verbosity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

    @TempDir
    private Path folder;

    private record Run(int exitCode, String out, String err) {

        static Run of(String... args) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            List<String> all = new ArrayList<>(List.of("bench"));
            all.addAll(List.of(args));
            int code = Main.run(
                    new Console(new ByteArrayInputStream(new byte[0]), out, err, false, Verbosity.NORMAL),
                    all.toArray(String[]::new));
            return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyEngineIsMeasuredOnEverySubjectAndReported() throws IOException {
        Path table = folder.resolve("table.md");
        Run run = Run.of(
                "--networks", "tiny@64x60,block-48@16x16",
                "--engines", "torch-literal,onnxruntime",
                "--threads", "1",
                "--runs", "1",
                "--warm-up", "0",
                "--json", "-",
                "--markdown", table.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode report = new JsonMapper().readTree(run.out());
        assertThat(report.at("/java").asText()).isEqualTo(Runtime.version().toString());
        assertThat(report.at("/threads").asInt()).isEqualTo(1);
        assertThat(report.at("/peak_gflops").asDouble()).isPositive();
        assertThat(report.at("/rows")).hasSize(4);
        for (JsonNode row : report.at("/rows")) {
            assertThat(row.at("/network").asText()).isIn("tiny", "block-48");
            assertThat(row.at("/size").asText()).isIn("64x60", "16x16");
            assertThat(row.at("/engine").asText()).isIn("torch-literal", "onnxruntime");
            assertThat(row.at("/threads").asInt()).isEqualTo(1);
            assertThat(row.at("/runs").asInt()).isEqualTo(1);
            assertThat(row.at("/ms").asDouble()).isPositive();
            // follows from the row's other numbers, which are rounded to a thousandth
            assertThat(row.at("/gflops").asDouble()).isCloseTo(expectedGigaflops(row), Percentage.withPercentage(5));
            assertThat(row.at("/peak_mb").isNumber())
                    .isEqualTo(System.getProperty("os.name").equals("Linux"));
        }
        assertThat(Files.readString(table)).contains("| network ", "| block-48 ", "vs torch-literal", "1.00 ×");
        assertThat(run.err()).contains("run 1 of 1");
    }

    private static double expectedGigaflops(JsonNode row) {
        Subject subject = Subject.parse(
                row.at("/network").asText() + "@" + row.at("/size").asText());
        return 2 * subject.work().total() / (row.at("/ms").asDouble() * 1e6);
    }

    @Test
    void aFailingEngineDoesNotStopTheOthers() throws IOException {
        Run run = Run.of(
                "--networks", "tiny@64x64",
                "--engines", "test-halts,test-throws,onnxruntime",
                "--threads", "1",
                "--runs", "1",
                "--warm-up", "0",
                "--json", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        JsonNode rows = new JsonMapper().readTree(run.out()).at("/rows");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).at("/error").asText()).contains("ended with code 7");
        assertThat(rows.get(1).at("/error").asText()).isEqualTo("no room for this picture");
        assertThat(rows.get(2).at("/ms").asDouble()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "--engines,   none,          engine none is not here for tiny; found",
        "--networks,  huge,          there is no network 'huge'",
        "--networks,  block-7@16x16, width must be an even number",
        "--networks,  block-8@16x20, multiples of 8",
        "--networks,  tiny@16,       WIDTHxHEIGHT",
        "--sizes,     12,            WIDTHxHEIGHT",
        "--threads,   0,             at least 1",
        "--runs,      0,             at least 1",
        "--warm-up,   -1,            0 to 3600",
        "--json,      no/such/file,  there is no folder"
    })
    void invalidOptionsAreReportedBeforeMeasuring(String option, String value, String message) {
        Run run = Run.of(option, value);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains(message).doesNotContain("warming up");
    }
}
