package dsgformer.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.cli.CommandRun;
import dsgformer.cli.Main;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {

    @TempDir
    private Path folder;

    private String model;
    private String data;

    @BeforeEach
    void modelAndPairs() throws IOException {
        model = TestModel.in(folder).toString();
        Path pairs = folder.resolve("data");
        for (String half : new String[] {"blur", "sharp"}) {
            Files.createDirectories(pairs.resolve(half));
            TestPhotos.write(pairs.resolve(half).resolve("a.png"), 64, 48);
            TestPhotos.write(pairs.resolve(half).resolve("b.png"), 48, 64);
        }
        data = pairs.toString();
    }

    @Test
    void jsonOnStandardOutputIsOneObjectWithModelAndScores() throws IOException {
        CommandRun run = CommandRun.of("eval", "--data", data, "-n", model, "--json", "-");
        assertThat(run.exitCode()).isZero();
        JsonNode report = new JsonMapper().readTree(run.out());
        assertThat(report.get("model").asText()).isEqualTo("test");
        assertThat(report.get("engine").asText()).isEqualTo("vector");
        assertThat(report.get("inference").asText()).isEqualTo("full");
        assertThat(report.get("images"))
                .hasSize(2)
                .allMatch(row -> row.get("inference").asText().equals("full"));
        assertThat(report.at("/mean/input/psnr").asText()).isEqualTo("inf");
        assertThat(report.at("/mean/restored/psnr").isNumber()).isTrue();
    }

    @Test
    void csvAndMarkdownAreWrittenAndTheTableIsPrinted() throws IOException {
        Path csv = folder.resolve("scores.csv");
        Path markdown = folder.resolve("scores.md");
        CommandRun run = CommandRun.of(
                "eval", "--data", data, "-n", model, "--csv", csv.toString(), "--markdown", markdown.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(csv).content().hasLineCount(3).contains("inference,ms\n").containsPattern("a,.*,full,[0-9]+\n");
        assertThat(markdown).content().isEqualTo(run.out());
    }

    @Test
    void aStoppedEvaluationWritesWhatItMeasured() throws Exception {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "skipped: there is no SIGTERM");
        for (int i = 0; i < 500; i++) {
            TestPhotos.write(Path.of(data, "blur", i + ".png"), 64, 48);
            TestPhotos.write(Path.of(data, "sharp", i + ".png"), 64, 48);
        }
        Path csv = folder.resolve("scores.csv");
        Path err = folder.resolve("err.txt");
        Process process = JavaCommand.ofThisProcess(
                        List.of(Main.class.getName(), "eval", "--data", data, "-n", model, "--csv", csv.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        while (!Files.readString(err).contains("3/502") && process.isAlive()) {
            Thread.sleep(5);
        }
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(128 + 15);
        assertThat(Files.readString(err)).contains("stopping after this pair", "pairs left");
        assertThat(Files.readAllLines(csv).size() - 1).isBetween(3, 501);
    }

    /** A picture that is none, one of another size, one that is cut off, and a restored one that is missing. */
    @Test
    void pairsThatFailDoNotStopTheOthers() throws IOException {
        Path blur = Path.of(data).resolve("blur");
        Path sharp = Path.of(data).resolve("sharp");
        for (String name : List.of("0.png", "aa.png", "c.png")) {
            TestPhotos.write(blur.resolve(name), 64, 48);
            TestPhotos.write(sharp.resolve(name), 64, 48);
        }
        Files.writeString(blur.resolve("0.png"), "no picture");
        TestPhotos.write(sharp.resolve("aa.png"), 64, 40);
        byte[] whole = Files.readAllBytes(sharp.resolve("c.png"));
        Files.write(sharp.resolve("c.png"), Arrays.copyOf(whole, whole.length / 2));
        Path csv = folder.resolve("scores.csv");
        Path json = folder.resolve("scores.json");
        CommandRun run =
                CommandRun.of("eval", "--data", data, "-n", model, "--csv", csv.toString(), "--json", json.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        assertThat(run.err()).contains("0.png", "aa.png", "c.png", "3 of 5 pairs could not be measured");
        assertThat(run.out()).contains("Without 3 pairs that failed.");
        assertThat(csv).content().hasLineCount(3).contains("\na,").contains("\nb,");
        JsonNode report = new JsonMapper().readTree(json.toFile());
        assertThat(report.get("images")).hasSize(2);
        assertThat(report.get("failed")).hasSize(3);
        assertThat(report.at("/failed/1/name").asText()).isEqualTo("aa");
        assertThat(report.at("/failed/1/error").asText()).contains("a pair has one size");

        CommandRun restored = CommandRun.of("eval", "--data", data, "--restored", data + "/blur", "--limit", "1");
        assertThat(restored.exitCode()).isEqualTo(ExitCode.UNREADABLE_INPUT.code());
    }

    @Test
    void aRestoredPictureThatIsMissingDoesNotStopTheOthers() throws IOException {
        Path restored = Files.createDirectory(folder.resolve("restored"));
        TestPhotos.write(restored.resolve("b.PNG"), 48, 64);
        CommandRun run = CommandRun.of("eval", "--data", data, "--restored", restored.toString(), "--json", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        assertThat(run.err()).contains("there is no restored picture for a");
        assertThat(new JsonMapper().readTree(run.out()).get("images")).hasSize(1);
    }

    @Test
    void aLimitTakesTheFirstPairs() throws IOException {
        CommandRun run = CommandRun.of("eval", "--data", data, "-n", model, "--json", "-", "--limit", "1");
        assertThat(new JsonMapper().readTree(run.out()).get("images")).hasSize(1);
    }

    @Test
    void picturesOfAnotherProgramAreMeasuredUnchanged() throws IOException {
        CommandRun run = CommandRun.of("eval", "--data", data, "--restored", data + "/sharp", "--json", "-");
        assertThat(run.exitCode()).isZero();
        assertThat(new JsonMapper()
                        .readTree(run.out())
                        .at("/mean/restored/psnr")
                        .asText())
                .isEqualTo("inf");
    }

    /** Equal pictures are aligned already; a network's may be shifted slightly. */
    @Test
    void realblursProtocolIsNamedAndAligns() throws IOException {
        CommandRun run = CommandRun.of(
                "eval", "--data", data, "--restored", data + "/sharp", "--protocol", "realblur", "--json", "-");
        assertThat(run.exitCode()).isZero();
        JsonNode report = new JsonMapper().readTree(run.out());
        assertThat(report.get("protocol").asText()).contains("ECC");
        assertThat(report.at("/mean/restored/ssim").asDouble()).isGreaterThan(0.999);
        assertThat(report.at("/mean/restored/ssim_skimage").isNull()).isTrue();
    }

    @Test
    void thePageShowsThePictures() throws IOException {
        Path html = folder.resolve("gallery.html");
        CommandRun run = CommandRun.of("eval", "--data", data, "-n", model, "--html", html.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(html).content().contains("<h3>a ", "<h3>b ", "data:image/jpeg;base64,", "full");
    }

    @Test
    void aMissedThresholdExitsWithTen() {
        CommandRun run = CommandRun.of("eval", "--data", data, "-n", model, "--min-psnr", "90");
        assertThat(run.exitCode()).isEqualTo(ExitCode.METRIC_MISSED.code());
        assertThat(run.err()).contains("below the 90.000 dB");
    }

    @Test
    void aFolderWithoutPairsIsAUsageError() {
        CommandRun run = CommandRun.of("eval", "--data", data + "/blur", "-n", model, "--layout", "gopro");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("GOPR0384_11_00");
    }

    @Test
    void unwritableOutputIsReportedBeforeMeasuring() {
        String missing = folder.resolve("none/x.csv").toString();
        for (String option : new String[] {"--csv", "--json", "--markdown"}) {
            CommandRun run = CommandRun.of("eval", "--data", data, "-n", model, option, missing);
            assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
            assertThat(run.err()).contains("there is no folder").doesNotContain("1/2");
        }
    }

    @Test
    void aThresholdOfNanIsRefused() {
        CommandRun run = CommandRun.of("eval", "--data", data, "-n", model, "--min-psnr", "NaN");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    }
}
