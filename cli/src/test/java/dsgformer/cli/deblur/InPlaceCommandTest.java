package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InPlaceCommandTest {

    @TempDir
    private Path folder;

    private Path in;
    private Path photo;
    private byte[] original;
    private String model;

    @BeforeEach
    void modelAndPhotos() throws IOException {
        model = TestModel.in(folder).toString();
        in = Files.createDirectory(folder.resolve("in"));
        photo = TestPhotos.write(in.resolve("a.png"), 40, 30);
        TestPhotos.write(in.resolve("b.jpg"), 40, 30);
        original = Files.readAllBytes(photo);
    }

    @Test
    void photosAreReplacedAndTheirOriginalsKept() throws IOException {
        CommandRun run = deblur(in.toString(), "--in-place", "--backup", ".orig", "--json");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("\"backup\":\"" + in.resolve("a.png.orig") + "\"");
        assertThat(in.resolve("a.png.orig")).hasBinaryContent(original);
        assertThat(Files.readAllBytes(photo)).isNotEqualTo(original);
        assertThat(in).isDirectoryNotContaining("glob:**journal*");

        CommandRun again = deblur(in.toString(), "--in-place", "--backup", ".orig");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("a.png: left alone, its original is there already", "2 left alone");
    }

    @Test
    void aFolderOfOriginalsAmongThePhotosIsNotSearched() {
        String kept = in.resolve("kept").toString();
        assertThat(deblur("-r", in.toString(), "--in-place", "--backup", kept).exitCode())
                .isZero();
        CommandRun again = deblur("-r", in.toString(), "--in-place", "--backup", kept);
        assertThat(again.err()).contains("0 done, 2 left alone");
        assertThat(in.resolve("kept/a.png")).hasBinaryContent(original);
    }

    @Test
    void aComparisonShowsTheOriginal() throws IOException {
        assertThat(deblur(photo.toString(), "--in-place", "--backup", "~", "--compare", "html")
                        .exitCode())
                .isZero();
        assertThat(in.resolve("a_compare.html")).exists();
        assertThat(deblur(in.toString(), "--in-place", "--backup", "~", "--compare", "side")
                        .exitCode())
                .isZero();
        assertThat(deblur(in.toString(), "--in-place", "--backup", "~").err()).contains("0 done, 2 left alone");
    }

    @Test
    void optionsThatDoNotFitAreRefused() throws IOException {
        String at = photo.toString();
        for (List<String> wrong : List.<List<String>>of(
                List.of(at, "--in-place"),
                List.of(at, "--backup", ".orig"),
                List.of(at, "--in-place", "--backup", ""),
                List.of(at, "--in-place", "--backup", in.toString()),
                List.of(at, "--in-place", "--backup", ".orig", "-o", folder.toString()),
                List.of(at, "--in-place", "--backup", ".orig", "-f", "png"),
                List.of(at, "--in-place", "--backup", ".orig", "--name", "{name}.{ext}"),
                List.of(at, "--in-place", "--backup", ".orig", "--on-exists", "newer"),
                List.of("-", "--in-place", "--backup", ".orig"),
                List.of("-", "-o", folder.resolve("out.png").toString(), "--keep-time"))) {
            CommandRun run = deblur(wrong.toArray(String[]::new));
            assertThat(run.exitCode()).as("%s: %s", wrong, run.err()).isEqualTo(ExitCode.USAGE.code());
        }
        assertThat(photo).hasBinaryContent(original);
    }

    @Test
    void keptTimesAreThoseOfThePhotos() throws IOException {
        FileTime taken = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
        Files.setLastModifiedTime(photo, taken);
        Path out = folder.resolve("out.jpg");
        assertThat(deblur(photo.toString(), "-o", out.toString(), "--keep-time").exitCode())
                .isZero();
        assertThat(Files.getLastModifiedTime(out)).isEqualTo(taken);
    }

    private CommandRun deblur(String... args) {
        List<String> all = new ArrayList<>(List.of("deblur", "-n", model));
        all.addAll(List.of(args));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
