package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.batch.Journal;
import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyPhotosTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path in;
    private Path out;
    private String model;

    @BeforeEach
    void aTreeOfPhotos() throws IOException {
        model = TestModel.in(folder).toString();
        in = folder.resolve("in");
        out = folder.resolve("out");
        for (String name : List.of("a.png", "b.jpg", "sub/c.png", "sub/deep/d.png")) {
            Path file = in.resolve(name);
            Files.createDirectories(file.getParent());
            TestPhotos.write(file, 20, 20);
        }
    }

    @Test
    void theTreeIsKeptAndSubfoldersAreReadOnlyIfRecursive() throws IOException {
        assertThat(deblur(in.toString(), "-o", out.toString()).exitCode()).isZero();
        assertThat(files(out)).containsExactly("a.png", "b.jpg");
        CommandRun run = deblur(in.toString(), "-r", "-o", out.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(files(out)).containsExactly("a.png", "b.jpg", "sub/c.png", "sub/deep/d.png");
        assertThat(run.err()).contains("2 done, 2 left alone, 0 failed", "megapixels");
    }

    @Test
    void aSecondRunBesideThePhotosFindsNothingNew() throws IOException {
        deblur(in.toString(), "-r");
        List<String> after = files(in);
        assertThat(after).hasSize(8).contains("sub/c_deblurred.png");
        assertThat(deblur(in.toString(), "-r").exitCode()).isZero();
        assertThat(files(in)).isEqualTo(after);
    }

    @Test
    void anOutputFolderInsideTheInputsIsNotRead() throws IOException {
        Path inside = in.resolve("sharp");
        deblur(in.toString(), "-r", "-o", inside.toString());
        deblur(in.toString(), "-r", "-o", inside.toString(), "--name", "again_{name}.{ext}");
        assertThat(files(inside)).hasSize(8).noneMatch(name -> name.startsWith("sharp"));
    }

    @Test
    void patternsListsAndFiltersChoosePhotos() throws IOException {
        deblur(in + "/**/*.png", "--exclude", "deep", "-o", out.toString());
        assertThat(files(out)).containsExactly("a.png", "sub/c.png");
        Path list = Files.writeString(folder.resolve("list.txt"), in.resolve("b.jpg") + "\n\n");
        deblur("--files-from", list.toString(), "-o", out.toString());
        assertThat(files(out)).contains("b.jpg");
        byte[] standardInput = (in.resolve("sub/deep/d.png") + "\0").getBytes(StandardCharsets.UTF_8);
        CommandRun mistaken =
                CommandRun.withInput(standardInput, "deblur", "--files-from", "-", "-o", out.toString(), "-n", model);
        assertThat(mistaken.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(mistaken.err()).contains("add -0");
        CommandRun run = CommandRun.withInput(
                standardInput, "deblur", "--files-from", "-", "-0", "-o", out.toString(), "-n", model);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(files(out)).containsExactly("a.png", "b.jpg", "d.png", "sub/c.png");
    }

    @Test
    void aPatternThatMatchesNothingIsAWarning() {
        String warning = "the pattern 'ray/' matches nothing";
        String[] mistyped = {"-r", in.toString(), "-o", out.toString(), "--exclude", "deep/", "--exclude", "ray/"};
        assertThat(deblur(mistyped).err()).contains("warning: " + warning).doesNotContain("'deep/'");
        String[] json = Stream.concat(Stream.of(mistyped), Stream.of("--json")).toArray(String[]::new);
        assertThat(deblur(json).out()).contains("\"code\":\"unmatched\",\"message\":\"" + warning + "\"");
        String[] dry =
                Stream.concat(Stream.of(mistyped), Stream.of("--dry-run")).toArray(String[]::new);
        assertThat(deblur(dry).out()).contains(warning);
        assertThat(deblur(in.toString(), "--include", "x*").err()).contains("no photos in", "'x*' matches nothing");
    }

    @Test
    void namesFollowTheTemplate() throws IOException {
        deblur(in.toString(), "-r", "-o", out.toString(), "--name", "{parent}-{index:3}.{ext}");
        assertThat(files(out)).containsExactly("in-001.png", "in-002.jpg", "sub/deep/deep-004.png", "sub/sub-003.png");
        assertThat(deblur(in.toString(), "-o", out.toString(), "--name", "{nonsense}")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void photosWithTheSameOutputAreRefusedBeforeTheRun() throws IOException {
        CommandRun run = deblur(in.toString(), "-r", "-o", out.toString(), "--name", "x.png");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("would both become");
        assertThat(out).doesNotExist();
    }

    @Test
    void aDryRunListsAllPhotosAndWritesNothing() throws IOException {
        Files.writeString(in.resolve("notes.txt"), "passed over");
        CommandRun people = deblur(in.toString(), "-r", "-o", out + "/", "--dry-run");
        assertThat(people.exitCode()).isZero();
        assertThat(people.out())
                .contains("sub/deep/d.png", "20 × 20", "1 tile of 64 × 64", "MiB", "notes.txt", "4 photos of");
        List<JsonNode> events = events(deblur(in.toString(), "-o", out.toString(), "--dry-run", "--json"));
        assertThat(events)
                .extracting(event -> event.get("event").asText())
                .containsExactly("warn", "plan", "plan", "done");
        assertThat(events.get(1).get("tiles").asInt()).isEqualTo(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void aFailureStopsTheBatchOnlyUnderFailFast() throws IOException {
        Files.writeString(in.resolve("b.jpg"), "no photo");
        CommandRun fast = deblur(in.toString(), "-r", "-o", out.toString(), "--fail-fast");
        assertThat(fast.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        assertThat(fast.err()).contains("1 done, 0 left alone, 1 failed, 2 not done", "--resume");
        assertThat(deblur(in.toString(), "-r", "-o", out.toString()).exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        assertThat(files(out)).contains("a.png", "sub/c.png", "sub/deep/d.png");
    }

    @Test
    void resumeDoesTheRemainingPhotos() throws IOException {
        Path bad = in.resolve("b.jpg");
        Files.writeString(bad, "no photo");
        deblur(in.toString(), "-r", "-o", out.toString(), "--on-exists", "error");
        assertThat(out.resolve(Journal.NAME)).exists();
        TestPhotos.write(bad, 30, 20);
        assertThat(deblur(in.toString(), "-r", "-o", out.toString(), "--on-exists", "error")
                        .exitCode())
                .isEqualTo(ExitCode.OUTPUT_EXISTS.code());
        CommandRun run = deblur(in.toString(), "-r", "-o", out.toString(), "--on-exists", "error", "--resume");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("1 done, 3 left alone");
        assertThat(files(out)).containsExactly("a.png", "b.jpg", "sub/c.png", "sub/deep/d.png"); // no journal
    }

    @Test
    void otherOptionsRedoOurOutputsOnly() throws IOException {
        Path bad = in.resolve("b.jpg");
        Files.writeString(bad, "no photo");
        deblur(in.toString(), "-r", "-o", out.toString());
        TestPhotos.write(bad, 20, 20);
        assertThat(deblur(in.toString(), "-r", "-o", out.toString(), "--resume", "--dry-run", "-j", "1")
                        .out())
                .contains("a.png: left alone, done by an earlier run", "1 photo of");
        assertThat(deblur(in.toString(), "-r", "-o", out.toString(), "--resume", "--strength", "0.5")
                        .err())
                .contains("4 done, 0 left alone, 0 failed");
    }

    @Test
    void aDryRunReportsFilesLeftOutAsARunDoes() throws IOException {
        Files.createFile(in.resolve("empty.jpg"));
        JsonNode dry = events(deblur(in.toString(), "-o", out.toString(), "--json", "--dry-run"))
                .get(0);
        JsonNode run =
                events(deblur(in.toString(), "-o", out.toString(), "--json")).get(1);
        assertThat(dry.get("reason").asText()).isEqualTo("empty");
        assertThat(dry).isEqualTo(run);
    }

    @Test
    void eventsHoldTheSizeOfTheBatchAndItsResult() throws IOException {
        Files.createFile(in.resolve("empty.jpg"));
        List<JsonNode> events = events(deblur(in.toString(), "-r", "-o", out.toString(), "--json"));
        assertThat(events.get(0).get("files").asInt()).isEqualTo(4);
        assertThat(events.get(1).get("code").asText()).isEqualTo("left_out");
        assertThat(events.get(1).get("reason").asText()).isEqualTo("empty");
        JsonNode done = events.get(events.size() - 1);
        assertThat(done.get("end").asText()).isEqualTo("complete");
        assertThat(done.get("finished").asInt()).isEqualTo(4);
        assertThat(done.get("remaining").asInt()).isZero();
    }

    @Test
    void aTerminalGetsAProgressBar() {
        CommandRun run = deblur(in.toString(), "-r", "-o", out.toString(), "--progress", "bar");
        assertThat(run.err()).contains("\r\u001b[K[", "0/4", "a.png");
    }

    private static List<JsonNode> events(CommandRun run) {
        return run.out().lines().map(ManyPhotosTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommandRun deblur(String... args) {
        List<String> all = new ArrayList<>(List.of("deblur", "-n", model));
        all.addAll(List.of(args));
        return CommandRun.of(all.toArray(String[]::new));
    }

    /** All files below, including hidden ones. */
    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
