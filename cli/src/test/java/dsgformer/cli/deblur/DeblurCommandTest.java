package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeblurCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private String model;

    @BeforeEach
    void modelOnDisk() throws IOException {
        model = TestModel.in(folder).toString();
    }

    @Test
    void theOutputHasTheSizeOfThePhoto() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 100, 70);
        Path out = folder.resolve("new/out.png");
        CommandRun run = deblur(in.toString(), "-o", out.toString());
        assertThat(run.err()).contains("test", "vector", "in.png", "out.png");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(PhotoFiles.read(out).size()).isEqualTo(new Size(100, 70));
        assertThat(PhotoFiles.read(out)).isNotEqualTo(PhotoFiles.read(in));
    }

    @Test
    void strengthZeroKeepsEveryPixel() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 33, 21);
        Path out = folder.resolve("out.png");
        assertThat(deblur("-i", in.toString(), "-o", out.toString(), "--strength", "0")
                        .exitCode())
                .isZero();
        assertThat(PhotoFiles.read(out)).isEqualTo(PhotoFiles.read(in));
    }

    @Test
    void withoutAnOutputTheResultIsWrittenBesideThePhoto() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        assertThat(deblur(in.toString()).exitCode()).isZero();
        assertThat(folder.resolve("in_deblurred.png")).exists();
    }

    @Test
    void aFolderIsWrittenToAFolderAndABadPhotoStopsNoOther() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 20, 20);
        Files.writeString(photos.resolve("b.png"), "no photo");
        TestPhotos.write(photos.resolve("c.jpg"), 20, 20);
        Files.writeString(photos.resolve("notes.txt"), "passed over");
        Path out = folder.resolve("out");
        CommandRun run = deblur(photos.toString(), "-o", out.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        assertThat(run.err()).contains("b.png", "2 done, 0 left alone, 1 failed");
        assertThat(out).isDirectoryContaining("glob:**/a.png").isDirectoryContaining("glob:**/c.jpg");
        assertThat(out.resolve("b.png")).doesNotExist();
    }

    @Test
    void failuresOfOnePhotoHaveTheirExitCodes() throws IOException {
        Path notAPhoto = Files.writeString(folder.resolve("x.png"), "no photo");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        Path taken = Files.writeString(folder.resolve("taken.png"), "there");
        String out = folder.resolve("out.png").toString();

        assertThat(deblur(folder.resolve("missing.png").toString(), "-o", out).exitCode())
                .isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        assertThat(deblur(folder.resolve("missing.png").toString(), "-o", "-").exitCode())
                .isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        assertThat(deblur(notAPhoto.toString(), "-o", out).exitCode()).isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        assertThat(deblur(empty.toString(), "-o", out).exitCode()).isEqualTo(ExitCode.NOTHING_MATCHED.code());
        assertThat(deblur(folder + "/*.gif", "-o", out).exitCode()).isEqualTo(ExitCode.NOTHING_MATCHED.code());
        assertThat(CommandRun.of("deblur", in.toString(), "-n", "/no/such/model")
                        .exitCode())
                .isEqualTo(ExitCode.MODEL.code());
        assertThat(CommandRun.of("deblur", in.toString(), "-n", notAPhoto.toString())
                        .exitCode())
                .isEqualTo(ExitCode.MODEL.code());
        assertThat(deblur(in.toString(), "-o", taken.toString(), "--on-exists", "error")
                        .exitCode())
                .isEqualTo(ExitCode.OUTPUT_EXISTS.code());
        assertThat(deblur(in.toString(), "-o", out, "--device", "cuda").exitCode())
                .isEqualTo(ExitCode.DEVICE.code());
        assertThat(deblur(in.toString(), "-o", out, "--max-pixels", "399").exitCode())
                .isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        assertThat(taken).hasContent("there");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void wrongUsageExitsWithTwoAndAMessage() throws IOException {
        String in = TestPhotos.write(folder.resolve("in.png"), 20, 20).toString();
        for (List<String> wrong : List.<List<String>>of(
                List.of(),
                List.of(in, "--strength", "2"),
                List.of(in, "--inference", "magic"),
                List.of(in, "-t", "-5"),
                List.of(in, "-j", "0"),
                List.of(in, "--engine", "steam"),
                List.of(in, "--max-pixels", "0"),
                List.of(in, "--max-memory", "lots"),
                List.of(in, "--inference", "tlc", "--engine", "torch"),
                List.of(in, "-o", folder.resolve("out.xyz").toString()),
                List.of(in, "-o", in),
                List.of(in, "-", "-o", "-"),
                List.of(folder.toString(), "-o", "-"))) {
            CommandRun run = deblur(wrong.toArray(String[]::new));
            assertThat(run.exitCode()).as("%s: %s", wrong, run.err()).isEqualTo(ExitCode.USAGE.code());
            assertThat(run.err()).as("%s", wrong).isNotBlank();
        }
    }

    @Test
    void existingOutputsAreKeptReplacedOrWrittenBeside() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        Path out = Files.writeString(folder.resolve("out.png"), "there");
        assertThat(deblur(in.toString(), "-o", out.toString()).exitCode()).isZero();
        assertThat(out).hasContent("there");
        assertThat(deblur(in.toString(), "-o", out.toString(), "--on-exists", "rename")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("out_1.png")).exists();
        assertThat(out).hasContent("there");
        assertThat(deblur(in.toString(), "-o", out.toString(), "--on-exists", "overwrite")
                        .exitCode())
                .isZero();
        assertThat(PhotoFiles.read(out).size()).isEqualTo(new Size(20, 20));
    }

    @Test
    void eventsAreOneJsonObjectPerLine() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 130, 20);
        Files.writeString(photos.resolve("b.png"), "no photo");
        CommandRun run = deblur(
                photos.toString(), "-o", folder.resolve("out").toString(), "--json", "--inference", "tile", "-t", "64");
        assertThat(run.err()).isEmpty();
        List<JsonNode> events = run.out().lines().map(DeblurCommandTest::json).toList();
        assertThat(events.stream().map(e -> e.get("event").asText()))
                .startsWith("start", "tile")
                .endsWith("file", "error", "done");
        JsonNode start = events.get(0);
        assertThat(start.get("model").asText()).isEqualTo("test");
        assertThat(start.get("engine").asText()).isEqualTo("vector");
        assertThat(start.get("inference").asText()).isEqualTo("tile");
        JsonNode file = events.get(events.size() - 3);
        assertThat(file.get("inference").asText()).isEqualTo("tile");
        assertThat(file.get("tiles").asInt()).isEqualTo(3);
        JsonNode error = events.get(events.size() - 2);
        assertThat(error.get("code").asText()).isEqualTo("unreadable_input");
        assertThat(error.get("in").asText()).endsWith("b.png");
    }

    @Test
    void aPipeWritesOnlyThePhoto() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 40, 30);
        CommandRun run = CommandRun.withInput(Files.readAllBytes(in), "deblur", "-", "-o", "-", "-n", model, "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(PhotoFiles.read(new ByteArrayInputStream(run.bytes()), "out").size())
                .isEqualTo(new Size(40, 30));
        assertThat(run.err()).contains("\"event\":\"start\"");
    }

    @Test
    void quietPrintsNothing() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        assertThat(deblur(in.toString(), "-q").err()).isEmpty();
    }

    @Test
    void anEmptyNameIsNotTheCurrentFolder() {
        assertThat(deblur("").exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(deblur("in.png", "-o", "").exitCode()).isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void aPipeReportsEventsLikeAFile() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        assertThat(events(deblur(in.toString(), "-o", "-", "--json").err()))
                .containsExactly("start", "tile", "file", "done");
        CommandRun broken = CommandRun.withInput(new byte[] {1, 2, 3}, "deblur", "-", "-n", model, "--json");
        assertThat(broken.exitCode()).isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        assertThat(broken.bytes()).isEmpty();
        assertThat(events(broken.err())).containsExactly("start", "error", "done");
    }

    @Test
    void everyFileEventHoldsTheModeThatAutoChose() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        List<JsonNode> events = deblur(in.toString(), "--json")
                .out()
                .lines()
                .map(DeblurCommandTest::json)
                .toList();
        assertThat(events.get(0).get("inference").asText()).isEqualTo("auto");
        assertThat(events.get(2).get("event").asText()).isEqualTo("file");
        assertThat(events.get(2).get("inference").asText()).isEqualTo("full");
    }

    @Test
    void aTooSmallMemoryLimitExitsWithSixAndNamesTheNeed() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 20, 20);
        CommandRun run = deblur(in.toString(), "--max-memory", "100m");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OUT_OF_MEMORY.code());
        assertThat(run.err()).contains("100m", "are needed", "--max-memory");
    }

    /** Tiles of a photo of 640 × 640 pixels fit into the limit, the whole photo does not. */
    @Test
    void aMemoryLimitThatMakesTilesSmallerIsReported() throws IOException {
        Path in = TestPhotos.write(folder.resolve("in.png"), 640, 640);
        String limit = "700m";
        CommandRun run =
                deblur(in.toString(), "--max-memory", limit, "--engine", "torch", "--json", "--on-exists", "overwrite");
        assertThat(run.exitCode()).isZero();
        JsonNode warning = json(run.out().lines().toList().get(1));
        assertThat(warning.get("event").asText()).isEqualTo("warn");
        assertThat(warning.get("code").asText()).isEqualTo("smaller_tiles");
        assertThat(warning.get("message").asText()).contains("--max-memory leaves room for tiles of");
    }

    private static List<String> events(String lines) {
        return lines.lines().map(line -> json(line).get("event").textValue()).toList();
    }

    private CommandRun deblur(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "deblur";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "-n";
        all[args.length + 2] = model;
        return CommandRun.of(all);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
