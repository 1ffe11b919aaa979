package dsgformer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {

    private static final EvaluationSubject SUBJECT = new EvaluationSubject("paper", "vector", "full");
    private static final PairMetrics BEFORE = new PairMetrics(25.5, 0.875, 0.75, 0.75);
    private static final PairMetrics AFTER = new PairMetrics(30.5, 0.9375, 0.875, 0.875);
    private static final PairMetrics EQUAL = new PairMetrics(Double.POSITIVE_INFINITY, 1, Double.NaN, Double.NaN);

    @Test
    void jsonHasTheDocumentedKeys() throws JsonProcessingException {
        EvaluationReport report =
                new EvaluationReport(SUBJECT, List.of(new ImageScore("", "a", BEFORE, AFTER, "full", 12)));
        assertThat(JsonMapper.builder().build().readTree(report.toJson()))
                .isEqualTo(JsonMapper.builder().build().readTree("""
                                {"model": "paper", "engine": "vector", "inference": "full", "protocol": "%s",
                                 "mean": {
                                   "input": {"psnr": 25.5, "ssim": 0.875, "ssim_skimage": 0.75, "ssim_basicsr": 0.75},
                                   "restored": {"psnr": 30.5, "ssim": 0.9375, "ssim_skimage": 0.875, "ssim_basicsr": 0.875}},
                                 "images": [{"name": "a",
                                   "input": {"psnr": 25.5, "ssim": 0.875, "ssim_skimage": 0.75, "ssim_basicsr": 0.75},
                                   "restored": {"psnr": 30.5, "ssim": 0.9375, "ssim_skimage": 0.875, "ssim_basicsr": 0.875},
                                   "inference": "full", "ms": 12}]}
                                """.formatted(Protocol.PLAIN.description())));
    }

    @Test
    void setsStandBesideTheOverallMean() throws JsonProcessingException {
        EvaluationReport report = new EvaluationReport(
                SUBJECT,
                List.of(
                        new ImageScore("GoPro", "a", BEFORE, AFTER, "full", 1),
                        new ImageScore("REDS", "a", AFTER, AFTER, "full", 1)));
        JsonNode json = JsonMapper.builder().build().readTree(report.toJson());
        assertThat(json.at("/sets/0/name").textValue()).isEqualTo("GoPro");
        assertThat(json.at("/sets/0/mean/input/psnr").doubleValue()).isEqualTo(25.5);
        assertThat(json.at("/sets/1/mean/input/psnr").doubleValue()).isEqualTo(30.5);
        assertThat(json.at("/mean/input/psnr").doubleValue()).isEqualTo(28);
        assertThat(json.at("/images/1/name").textValue()).isEqualTo("REDS/a");
    }

    @Test
    void infiniteAndUndefinedScoresAreWrittenInEveryFormat() throws JsonProcessingException {
        EvaluationReport report =
                new EvaluationReport(SUBJECT, List.of(new ImageScore("", "a", EQUAL, AFTER, "full", 1)));
        JsonNode input = JsonMapper.builder().build().readTree(report.toJson()).at("/mean/input");
        assertThat(input.at("/psnr").textValue()).isEqualTo("inf");
        assertThat(input.at("/ssim_skimage").isNull()).isTrue();
        assertThat(report.toCsv()).contains("a,inf,1.000000,,,30.500000,");
        assertThat(packed(report)).contains("| all | 1 | ∞ | 30.50 | 1.0000 | 0.9375 | 0.8750 | 1 |");
    }

    @Test
    void aNameWithACommaIsQuotedInCsv() {
        EvaluationReport report =
                new EvaluationReport(SUBJECT, List.of(new ImageScore("", "a,\"b\"", BEFORE, AFTER, "full", 12)));
        assertThat(report.toCsv().lines().toList().get(1))
                .startsWith("\"a,\"\"b\"\"\",25.500000,")
                .endsWith(",full,12");
    }

    @Test
    void markdownHasARowForEachSetAndOneForAll() {
        EvaluationReport report = new EvaluationReport(
                SUBJECT,
                List.of(
                        new ImageScore("GoPro", "a", BEFORE, AFTER, "full", 1),
                        new ImageScore("REDS", "a", AFTER, AFTER, "full", 1)));
        assertThat(packed(report).lines().filter(line -> line.startsWith("| ")))
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("| set |"),
                        row -> assertThat(row).startsWith("| GoPro | 1 |"),
                        row -> assertThat(row).startsWith("| REDS | 1 |"),
                        row -> assertThat(row).startsWith("| all | 2 |"));
    }

    @Test
    void aReportWithoutScoresIsRefused() {
        assertThatThrownBy(() -> new EvaluationReport(SUBJECT, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Its Markdown without the spaces that align it. */
    private static String packed(EvaluationReport report) {
        return report.toMarkdown().replaceAll(" +", " ");
    }
}
