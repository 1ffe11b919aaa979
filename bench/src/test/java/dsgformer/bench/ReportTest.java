package dsgformer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Subject FRAME = Subject.parse("tiny@1280x720");

    private static Row row(int threads, String engine, long... milliseconds) {
        List<Long> nanos =
                Arrays.stream(milliseconds).map(ms -> ms * 1_000_000).boxed().toList();
        return new Row(FRAME, threads, engine, nanos, OptionalLong.of(300L << 20), Optional.empty());
    }

    @Test
    void theMedianIsReported() {
        assertThat(row(1, "torch", 90, 10, 20).ms()).isEqualTo(20);
        assertThat(row(1, "torch", 90, 10, 20, 30).ms()).isEqualTo(25);
    }

    @Test
    void ratesAreOfTheUnpaddedWork() {
        Row row = row(1, "torch", 1000);
        assertThat(row.gigaflops()).isCloseTo(2 * FRAME.work().total() / 1e9, within(1e-9));
        assertThat(row.msPerMegapixel()).isCloseTo(1000 / 0.9216, within(1e-9));
    }

    @Test
    void theTableComparesOnlyRowsOfTheSameWorkAndThreads() {
        Report report = new Report(
                Map.of(1, 100.0, 2, 190.0),
                List.of(
                        row(1, "torch-literal", 4000),
                        row(1, "torch", 1000),
                        row(2, "torch", 500),
                        Row.failed(FRAME, 2, "torch-literal", "out of memory")));
        List<String> lines = report.toMarkdown().lines().toList();
        assertThat(lines.get(0)).contains("vs torch-literal").doesNotContain("vs onnxruntime");
        assertThat(lines.get(2)).contains("| torch-literal |", "1.00 ×");
        assertThat(lines.get(3)).contains("| torch         |", "4.00 ×");
        assertThat(lines.get(4)).contains("| 2       |").endsWith("– |");
        assertThat(lines.get(5)).contains("failed");
        assertThat(lines.subList(0, 6))
                .extracting(String::length)
                .containsOnly(lines.get(0).length());
        assertThat(report.toMarkdown()).contains("tiny@1280x720, 2 threads, torch-literal failed: out of memory");
    }

    @Test
    void theObjectHasOnePeakAtTheTopAndEachRowItsOwn() throws IOException {
        Report report = new Report(Map.of(1, 100.0, 2, 190.0), List.of(row(1, "torch", 1000), row(2, "torch", 500)));
        JsonNode json = new JsonMapper().readTree(report.toJson());
        assertThat(json.at("/threads").asInt()).isEqualTo(2);
        assertThat(json.at("/peak_gflops").asDouble()).isEqualTo(190);
        assertThat(json.at("/rows/0/peak_gflops").asDouble()).isEqualTo(100);
        assertThat(json.at("/rows/1/peak_gflops").asDouble()).isEqualTo(190);
        assertThat(json.at("/rows/1/peak_mb").asInt()).isEqualTo(300);
        assertThat(json.at("/rows/1/size").asText()).isEqualTo("1280x720");
    }
}
