package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.cli.CommandRun;
import dsgformer.cli.Main;
import dsgformer.cli.ProcessRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.photo.file.PhotoFiles;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual requests of new users: each gives the right picture or one line that names the mistake. */
class OddRequestsTest {

    @TempDir
    private Path folder;

    private String model;
    private Path in;

    @BeforeEach
    void modelAndPhoto() throws IOException {
        model = TestModel.in(folder).toString();
        in = TestPhotos.write(folder.resolve("in.png"), 70, 40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.png", "Grüße 街.png", "new\nline.png", "-dash.png", "a;b&c'd.png", "100%.png"})
    void aPhotoMayHaveAnyName(String name) throws IOException {
        Path photo = TestPhotos.write(folder.resolve(name), 20, 20);
        CommandRun run = deblur(photo.toString(), "-o", out("o/"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("o").resolve(name)).isRegularFile();
    }

    /** Neither the file nor the arguments after it become unknown options. */
    @Test
    void argumentsAfterTwoDashesAreFilesEvenIfTheyBeginWithADash() {
        CommandRun taken = deblur("-o", out("o/"), "--", "-dash.png");
        assertThat(taken.exitCode()).isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        assertOneLine(taken, "there is no file -dash.png");
        assertThat(deblur("-dash.png", "-o", out("o/")).exitCode()).isEqualTo(ExitCode.USAGE.code());
    }

    /** A network that ran would have reported its tiles. */
    @Test
    void aPhotoThatTheFormatOfStandardOutputCannotHoldIsRefusedBeforeTheNetworkRuns() throws IOException {
        Path wide = folder.resolve("wide.png");
        PhotoFiles.write(TestPhotos.photo(65_536, 1), wide);
        CommandRun run = deblur(wide.toString(), "-o", "-", "-f", "jpg", "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("65535; write a .png").doesNotContain("\"tile\"");
    }

    @Test
    void circularLinksAndFoldersNamedLikePhotosAreNotPhotos() throws IOException {
        Path loop = Files.createDirectory(folder.resolve("loop"));
        Files.createSymbolicLink(loop.resolve("up"), loop);
        Files.createSymbolicLink(loop.resolve("self.png"), Path.of("self.png"));
        Files.createDirectory(loop.resolve("x.jpg"));
        TestPhotos.write(loop.resolve("a.png"), 20, 20);
        CommandRun run = deblur("-r", loop.toString(), "-o", out("o/"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("o")).isDirectoryContaining("glob:**/a.png");
        assertThat(run.err()).contains("self.png: left out");
        assertOneLine(deblur(loop.resolve("self.png").toString()), "there is no file");
        CommandRun empty = deblur(loop.resolve("x.jpg").toString(), "-o", out("p/"));
        assertThat(empty.exitCode()).isEqualTo(ExitCode.NOTHING_MATCHED.code());
        assertOneLine(empty, "no photos in");
    }

    @Test
    void aFolderMayNotBeItsOwnOutput() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 20, 20);
        CommandRun run = deblur(photos.toString(), "-o", photos.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertOneLine(run, "would replace its own input");
    }

    /** An output folder inside the input folder is not searched. */
    @Test
    void outputsInsideTheFolderOfPhotosAreNotDeblurredAgain() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 20, 20);
        String sharp = photos.resolve("sharp").toString();
        assertThat(deblur("-r", photos.toString(), "-o", sharp).exitCode()).isZero();
        CommandRun again = deblur("-r", photos.toString(), "-o", sharp);
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("a.png: left alone");
        assertThat(photos.resolve("sharp/sharp")).doesNotExist();
    }

    @Test
    void severalPhotosAreNotWrittenToOneFile() throws IOException {
        Path other = TestPhotos.write(folder.resolve("b.jpg"), 20, 20);
        CommandRun run = deblur(in.toString(), other.toString(), "-o", out("out.png"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertOneLine(run, "for a folder of that name write");
        assertThat(folder.resolve("out.png")).doesNotExist();
    }

    @Test
    void tilesOfEverySizeGiveTheResultOfTheWhole() throws IOException {
        assertThat(deblur(in.toString(), "-o", out("whole.png"), "--inference", "full")
                        .exitCode())
                .isZero();
        for (String side : List.of("100000", "2147483647")) {
            CommandRun run = deblur(in.toString(), "-o", out(side + ".png"), "-t", side);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(PhotoFiles.read(folder.resolve(side + ".png")))
                    .isEqualTo(PhotoFiles.read(folder.resolve("whole.png")));
        }
        for (String overlap : List.of("100000", "2147483647")) {
            CommandRun run = deblur(in.toString(), "-o", out("o" + overlap + ".png"), "-t", "64", "--overlap", overlap);
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
    }

    @Test
    void invalidNumbersAreRefusedInOneLine() {
        assertRefused(ExitCode.OUT_OF_MEMORY, "raise --max-memory", "--max-memory", "1m");
        assertRefused(ExitCode.OUT_OF_MEMORY, "raise --max-memory", "--max-memory", "0");
        assertRefused(ExitCode.USAGE, "--quality must be from 1 to 100", "--quality", "0");
        assertRefused(ExitCode.USAGE, "at least one thread", "--threads", "0");
        assertRefused(ExitCode.USAGE, "strength", "--strength", "NaN");
        assertRefused(ExitCode.USAGE, "--skip-sharp", "--skip-sharp", "NaN");
        assertRefused(ExitCode.USAGE, "tile", "--tile", "-1");
        assertRefused(ExitCode.USAGE, "overlap", "--overlap", "-1");
        assertRefused(ExitCode.UNREADABLE_INPUT, "more than the 10 allowed", "--max-pixels", "10");
        assertRefused(ExitCode.MODEL, "nosuch", "-n", "nosuch");
        assertRefused(ExitCode.MODEL, "in.png", "-n", in.toString());
    }

    /** Palettes, one bit, a name of another format. */
    @Test
    void picturesOfEveryKindGiveOutputsOfTheirSize() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        byte[] levels = {0, 127, -1};
        byte[] alphas = {-1, 0, 90};
        ImageIO.write(
                new BufferedImage(
                        30,
                        20,
                        BufferedImage.TYPE_BYTE_INDEXED,
                        new IndexColorModel(2, 3, levels, levels, levels, alphas)),
                "png",
                photos.resolve("palette.png").toFile());
        ImageIO.write(
                new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_BINARY),
                "png",
                photos.resolve("bit.png").toFile());
        Files.copy(in, photos.resolve("renamed.jpg"));
        CommandRun run = deblur(photos.toString(), "-o", out("o/"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        for (String name : List.of("palette.png", "bit.png")) {
            assertThat(PhotoFiles.read(folder.resolve("o").resolve(name)).size())
                    .isEqualTo(PhotoFiles.read(photos.resolve(name)).size());
        }
        assertThat(PhotoFiles.read(folder.resolve("o/renamed.png")).size())
                .isEqualTo(PhotoFiles.read(photos.resolve("renamed.jpg")).size());
        assertThat(PhotoFiles.read(folder.resolve("o/palette.png")).hasAlpha()).isTrue();
        assertThat(PhotoFiles.read(folder.resolve("o/bit.png")).grey()).isTrue();
    }

    @Test
    void unreadableFilesAreReportedWithTheReadableFormats() throws IOException {
        Path letter = Files.writeString(folder.resolve("a.gif"), "a letter, not a picture");
        CommandRun run = deblur(letter.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        assertThat(run.err()).contains("a.gif", "supported are JPEG, PNG, TIFF");
    }

    @Test
    @Timeout(60)
    void aNamedPipeIsReadAsAFileAndLeftOutInAFolder() throws Exception {
        Path pipe = pipe(folder.resolve("pipe.png"));
        Path photos = Files.createDirectory(folder.resolve("photos"));
        pipe(photos.resolve("pipe.png"));
        TestPhotos.write(photos.resolve("a.png"), 20, 20);
        Thread writer = writing(pipe);
        CommandRun one = deblur(pipe.toString(), "-o", out("one.png"), "--compare", "html");
        writer.join();
        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(one.err()).contains("is not a regular file");
        assertThat(PhotoFiles.read(folder.resolve("one.png")).size())
                .isEqualTo(PhotoFiles.read(in).size());
        CommandRun several = deblur(photos.toString(), "-o", out("o/"));
        assertThat(several.exitCode()).as(several.err()).isZero();
        assertThat(several.err()).contains("pipe.png: left out");
    }

    /** The estimate of time reads headers first, but bytes read from a pipe cannot be read again. */
    @Test
    @Timeout(60)
    void aNamedPipeAmongPhotosIsReadOnce() throws Exception {
        Path pipe = pipe(folder.resolve("pipe.png"));
        Thread writer = writing(pipe);
        CommandRun both = deblur(in.toString(), pipe.toString(), "-o", out("o/"));
        writer.join();
        assertThat(both.exitCode()).as(both.err()).isZero();
        assertThat(folder.resolve("o")).isDirectoryContaining("glob:**/pipe.png");
    }

    @Test
    void resultsLostOnAFullDiskExitWithAFailure() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "skipped: this system has no /dev/full");
        for (List<String> args : List.of(
                List.of("model", "list"),
                List.of("deblur", in.toString(), "-n", model, "-o", "-", "--strength", "0"))) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    ProcessRun.AS_FROM_THE_JAR,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()));
            command.addAll(args);
            File err = folder.resolve("err.txt").toFile();
            Process process = new ProcessBuilder(command)
                    .redirectOutput(full)
                    .redirectError(err)
                    .start();
            assertThat(process.waitFor()).as("%s", args).isEqualTo(ExitCode.INTERNAL.code());
            assertThat(err).content().contains("No space left on device");
        }
    }

    private static Path pipe(Path file) throws IOException, InterruptedException {
        Process mkfifo;
        try {
            mkfifo = new ProcessBuilder("mkfifo", file.toString()).start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: there is no mkfifo here");
            throw e;
        }
        assumeTrue(
                mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0, "skipped: mkfifo makes no pipe here");
        return file;
    }

    /** Opening a pipe blocks until the other end is opened. */
    private Thread writing(Path pipe) throws IOException {
        byte[] photo = Files.readAllBytes(in);
        Thread writer = new Thread(() -> {
            try {
                Files.write(pipe, photo, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.setDaemon(true);
        writer.start();
        return writer;
    }

    private void assertRefused(ExitCode code, String words, String... options) {
        List<String> args = new ArrayList<>(List.of(in.toString(), "-o", out("refused.png")));
        args.addAll(List.of(options));
        CommandRun run = deblur(args.toArray(String[]::new));
        assertThat(run.exitCode()).as("%s: %s", args, run.err()).isEqualTo(code.code());
        assertThat(run.err()).as("%s", args).contains(words).doesNotContain("internal error");
        assertThat(folder.resolve("refused.png")).doesNotExist();
    }

    private static void assertOneLine(CommandRun run, String words) {
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err().lines()).as(run.err()).hasSize(1);
        assertThat(run.err()).contains(words);
    }

    private String out(String name) {
        return folder + "/" + name;
    }

    private CommandRun deblur(String... args) {
        List<String> all = new ArrayList<>(List.of("deblur"));
        if (!List.of(args).contains("-n")) {
            all.addAll(List.of("-n", model));
        }
        all.addAll(List.of(args));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
