package dsgformer.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.cli.CommandRun;
import dsgformer.cli.run.ExitCode;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFramesCommandTest {

    private static final Size SIZE = new Size(64, 48);

    @TempDir
    private Path folder;

    private Path film;

    /** Ten frames, each two levels brighter than the one before. */
    @BeforeEach
    void frames() throws IOException {
        film = Files.createDirectory(folder.resolve("film"));
        for (int i = 0; i < 10; i++) {
            int level = 100 + 2 * i;
            PhotoFiles.write(Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> level), film.resolve("frame" + i + ".png"));
        }
    }

    @Test
    void aFolderOfFramesBecomesPairs() throws IOException {
        CommandRun run = frames(
                film,
                "out",
                "--window",
                "5",
                "--contact-sheet",
                folder.resolve("s.png").toString());
        assertThat(run.exitCode()).isZero();
        assertThat(level("out/blur/film-000001.png")).isEqualTo(104);
        assertThat(level("out/sharp/film-000002.png")).isEqualTo(114);
        assertThat(folder.resolve("out/blur/film-000003.png")).doesNotExist();
        assertThat(PhotoFiles.read(folder.resolve("s.png")).size().width()).isGreaterThan(4 * 64);
    }

    @Test
    void existingPairsAreNotOverwritten() {
        assertThat(frames(film, "out", "--window", "3").exitCode()).isZero();
        assertThat(frames(film, "out", "--window", "3").exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
    }

    /** Equal names occur with a folder for each camera or take. */
    @Test
    void filmsOfEqualNamesGetSeparatePairs() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other").resolve("Film"));
        for (int i = 0; i < 5; i++) {
            PhotoFiles.write(Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> 50), other.resolve(i + ".png"));
        }
        assertThat(frames(film, "out", other.toString(), "--window", "5").exitCode())
                .isZero();
        assertThat(level("out/blur/film-000001.png")).isEqualTo(104);
        assertThat(level("out/blur/film-000002.png")).isEqualTo(114);
        assertThat(level("out/blur/Film_2-000001.png")).isEqualTo(50);
    }

    @Test
    void aLimitIsAtLeastOne() {
        assertThat(frames(film, "out", "--limit", "0").exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void windowsWithoutAMiddleAreAUsageErrorAndTooFewFramesMatchNothing() {
        assertThat(frames(film, "out", "--window", "4").exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(frames(film, "out", "--window", "11").exitCode()).isEqualTo(ExitCode.NOTHING_MATCHED.code());
        assertThat(frames(folder.resolve("none"), "out").exitCode()).isEqualTo(ExitCode.NOTHING_MATCHED.code());
    }

    /** Frames without anything in them do not move: no crop is worth learning from, unless one asks for such. */
    @Test
    void cropsAreKeptByWhatWasMeasuredInThem() {
        assertThat(frames(film, "none", "--window", "3", "--interpolate", "2", "--crop", "24")
                        .exitCode())
                .isEqualTo(ExitCode.NOTHING_MATCHED.code());
        assertThat(frames(film, "all", "--window", "3", "--interpolate", "2", "--crop", "24", "--motion", "0..9")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("all/blur/film-000001-04.png")).exists();
        assertThat(folder.resolve("all/sharp/film-000003-01.png")).exists();
    }

    @Test
    void cropsAreChosenByInterpolationAndByRanges() {
        assertThat(frames(film, "out", "--crop", "24").err()).contains("say --interpolate");
        assertThat(frames(film, "out", "--crop", "24", "--interpolate", "2", "--motion", "9..3")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(frames(film, "out", "--crop", "24", "--interpolate", "2", "--motion", "much")
                        .err())
                .contains("--motion is a range such as 5..20, got 'much'");
    }

    @Test
    void aVideoIsReadThroughFfmpeg() throws Exception {
        assumeTrue(hasFfmpeg(), "ffmpeg is not installed");
        Path video = folder.resolve("clip.mkv");
        int made = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-i",
                        film.resolve("frame%d.png").toString(),
                        "-c:v",
                        "ffv1",
                        video.toString())
                .inheritIO()
                .start()
                .waitFor();
        assumeTrue(made == 0, "this ffmpeg cannot write FFV1");
        assertThat(frames(video, "out", "--window", "5").exitCode()).isZero();
        assertThat(level("out/blur/clip-000001.png"))
                .isBetween(103, 105); // perhaps converted through another color space
        Path alike = Files.copy(video, folder.resolve("clip.mka")); // ffmpeg detects the format by content
        assertThat(frames(video, "two", alike.toString(), "--window", "5").exitCode())
                .isZero();
        assertThat(folder.resolve("two/blur/clip-000001.png"))
                .hasSameBinaryContentAs(folder.resolve("two/blur/clip_2-000001.png"));
    }

    /** No film at all, and a folder with a frame that is no picture. */
    @Test
    void aFilmThatCannotBeReadIsAnUnreadableInputAndStopsNoOther() throws Exception {
        assumeTrue(hasFfmpeg(), "ffmpeg is not installed");
        Path bad = Files.writeString(folder.resolve("bad.mp4"), "no video");
        Path broken = Files.createDirectory(folder.resolve("broken"));
        for (int i = 0; i < 5; i++) {
            Files.writeString(broken.resolve(i + ".png"), "no picture");
        }
        for (Path film : new Path[] {bad, broken}) {
            assertThat(frames(film, "none", "--window", "3").exitCode()).isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        }
        CommandRun run = frames(bad, "out", broken.toString(), film.toString(), "--window", "5");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SOME_FAILED.code());
        assertThat(run.err()).contains("reading " + bad, "0.png", "film: 2 pairs");
        assertThat(level("out/blur/film-000001.png")).isEqualTo(104);
    }

    private static boolean hasFfmpeg() throws InterruptedException {
        try {
            return new ProcessBuilder("ffmpeg", "-version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private int level(String file) throws IOException {
        return PhotoFiles.read(folder.resolve(file)).sample(1, 20, 30);
    }

    private CommandRun frames(Path from, String out, String... more) {
        String[] args = new String[5 + more.length];
        args[0] = "data";
        args[1] = "frames";
        args[2] = from.toString();
        args[3] = "--out";
        args[4] = folder.resolve(out).toString();
        System.arraycopy(more, 0, args, 5, more.length);
        return CommandRun.of(args);
    }
}
