package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.run.ExitCode;
import dsgformer.film.FilmFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilmRunTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void ffmpeg() {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "ffmpeg")));
        assumeTrue(installed, "skipped: ffmpeg is not installed");
    }

    private Path film() throws IOException, InterruptedException {
        Path film = folder.resolve("clip.mp4");
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-y",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=96x64:rate=10:duration=1",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=duration=1",
                        "-pix_fmt",
                        "yuv420p",
                        film.toString())
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return film;
    }

    private CommandRun deblur(String... args) throws IOException {
        String[] all = Arrays.copyOf(args, args.length + 3);
        System.arraycopy(new String[] {"deblur", "-n", TestModel.in(folder).toString()}, 0, all, 0, 3);
        System.arraycopy(args, 0, all, 3, args.length);
        return CommandRun.of(all);
    }

    @Test
    void aFilmIsRestoredBesideItselfWithItsSound() throws Exception {
        Path film = film();
        CommandRun run = deblur(film.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("each frame is restored by itself", "10 frames");
        FilmFacts facts = FilmFacts.of(folder.resolve("clip_deblurred.mp4"));
        assertThat(facts.frames()).isEqualTo(10);
        assertThat(facts.sound()).isTrue();
        CommandRun again = deblur(film.toString());
        assertThat(again.err()).contains("was left alone");
        assertThat(deblur(film.toString(), "--on-exists", "error").exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        CommandRun run =
                deblur(film().toString(), "-o", folder.resolve("out.mkv").toString(), "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("would write", "about 10 frames");
        assertThat(folder.resolve("out.mkv")).doesNotExist();
        assertThat(folder.resolve(".out.mkv.film")).doesNotExist();
    }

    @Test
    void filesThatAreNoFilmsAreReported() throws Exception {
        Path text = Files.writeString(folder.resolve("clip.mp4"), "no film");
        CommandRun run = deblur(text.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        assertThat(run.err()).contains("clip.mp4");
        CommandRun missing = deblur(folder.resolve("none.mp4").toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        CommandRun container =
                deblur(film().toString(), "-o", folder.resolve("out.avi").toString());
        assertThat(container.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(container.err()).contains("mp4, m4v, mov, mkv or webm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clip.mp4/.", "./clip.mp4", "sub/../clip.mp4", "link.mp4"})
    void theFilmItselfIsNeverTheOutput(String output) throws Exception {
        Path film = film();
        byte[] before = Files.readAllBytes(film);
        Files.createDirectory(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("link.mp4"), film);
        CommandRun run = deblur(film.toString(), "-o", folder + "/" + output, "--on-exists", "overwrite");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE.code());
        assertThat(film).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--in-place", "--keep-time", "--json", "--resume", "--metadata=strip", "--quality=80"})
    void optionsOfPhotosAreRefused(String option) throws Exception {
        CommandRun run = deblur(film().toString(), option);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains(option.replaceAll("=.*", ""));
        assertThat(folder.resolve("clip_deblurred.mp4")).doesNotExist();
    }
}
