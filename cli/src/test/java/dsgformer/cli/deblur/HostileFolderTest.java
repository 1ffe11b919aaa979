package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.run.ExitCode;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostileFolderTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void hostileFilesGiveOneLineEach() throws IOException {
        assertThat(badOf(60)).isBetween(35, 59);
    }

    @Test
    @Tag("slow")
    void threeHundredHostileFilesGiveOneLineEach() throws IOException {
        assertThat(badOf(300)).isBetween(170, 299);
    }

    /** Deblurs all files and returns the number without an output; checks that the others have a readable one. */
    private int badOf(int count) throws IOException {
        Path hostile = Files.createDirectory(folder.resolve("hostile"));
        Path out = folder.resolve("out");
        List<Path> files = HostileFiles.in(hostile, count);
        for (Path file : files) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(file), file::toString);
        }
        CommandRun run = CommandRun.of(
                "deblur",
                hostile.toString(),
                "-o",
                out.toString(),
                "-n",
                TestModel.in(folder).toString(),
                "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        assertThat(run.err()).isEmpty();
        Set<String> failed = new HashSet<>();
        Set<String> done = new HashSet<>();
        for (String line : run.out().lines().toList()) {
            JsonNode event = JSON.readTree(line);
            if (event.get("event").asText().equals("error")) {
                assertThat(event.get("code").asText()).as(line).isEqualTo("unreadable_input");
                assertThat(failed.add(event.get("in").asText())).as(line).isTrue();
            } else if (event.get("event").asText().equals("file")) {
                assertThat(done.add(event.get("in").asText())).as(line).isTrue();
            }
        }
        for (Path file : files) {
            Path result = out.resolve(file.getFileName());
            if (Files.size(file) == 0) { // left out: not a photo
                failed.add(file.toString());
            }
            boolean bad = failed.contains(file.toString());
            assertThat(Files.exists(result)).as("%s", file).isEqualTo(!bad);
            assertThat(done.contains(file.toString())).as("%s", file).isEqualTo(!bad);
            if (!bad) {
                assertThat(PhotoFiles.read(result).size())
                        .isEqualTo(PhotoFiles.read(file).size());
            }
        }
        return failed.size();
    }

    private static void read(Path file) throws IOException {
        try {
            PhotoFiles.read(file);
        } catch (UnreadablePhotoException e) {
            assertThat(e.getMessage().lines()).hasSize(1);
        }
    }
}
