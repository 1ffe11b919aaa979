package dsgformer.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSynthCommandTest {

    @TempDir
    private Path folder;

    @Test
    void equalSeedsGiveEqualPairsAndDifferentSeedsDifferentPairs() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 320, 300);
        assertThat(synth(photos, "one", "7").exitCode()).isZero();
        assertThat(synth(photos, "same", "7").exitCode()).isZero();
        assertThat(synth(photos, "other", "8").exitCode()).isZero();
        Path blurred = folder.resolve("one/blur/000002.png");
        assertThat(PhotoFiles.read(blurred).size()).isEqualTo(new Size(96, 96));
        assertThat(folder.resolve("same/blur/000002.png")).hasSameBinaryContentAs(blurred);
        assertThat(PhotoFiles.read(folder.resolve("other/blur/000002.png"))).isNotEqualTo(PhotoFiles.read(blurred));
        assertThat(PhotoFiles.read(folder.resolve("one/sharp/000002.png"))).isNotEqualTo(PhotoFiles.read(blurred));
    }

    @Test
    void existingPairsAreNotOverwritten() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 320, 300);
        assertThat(synth(photos, "out", "7").exitCode()).isZero();
        assertThat(synth(photos, "out", "7").exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
    }

    /** A folder has the name of the second sharp half: it is no picture, so only the move fails on it. */
    @Test
    void aWrittenHalfIsDeletedIfItsPartnerCannotBeMoved() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 320, 300);
        Files.createDirectories(folder.resolve("out/sharp/000002.png"));
        assertThat(synth(photos, "out", "7").exitCode()).isEqualTo(ExitCode.INTERNAL.code());
        try (Stream<Path> blurred = Files.list(folder.resolve("out/blur"))) {
            assertThat(blurred).containsExactly(folder.resolve("out/blur/000001.png"));
        }
        assertThat(folder.resolve("out/sharp/000001.png")).isRegularFile();
    }

    @Test
    void photosThatAreTooSmallAreAUsageErrorAndNothingIsMade() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 100, 100);
        CommandRun run = synth(photos, "out", "7");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains("--crop 96");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aRecipeChangesTheBlurredHalfAndASheetShowsIt() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 320, 300);
        Path sheet = folder.resolve("look/sheet.png");
        assertThat(synth(photos, "plain", "7").exitCode()).isZero();
        assertThat(synth(photos, "more", "7", "--defocus", "1", "--jpeg", "1", "--contact-sheet", sheet.toString())
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("more/sharp/000001.png"))
                .hasSameBinaryContentAs(folder.resolve("plain/sharp/000001.png"));
        assertThat(PhotoFiles.read(folder.resolve("more/blur/000001.png")))
                .isNotEqualTo(PhotoFiles.read(folder.resolve("plain/blur/000001.png")));
        assertThat(PhotoFiles.read(sheet).size().width()).isGreaterThan(4 * 96);
        CommandRun wrong = synth(photos, "wrong", "7", "--motion", "10..99");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(wrong.err()).contains("motion").contains("99");
    }

    @Test
    void aFolderWithoutPhotosMatchesNothing() {
        assertThat(synth(folder, "out", "0").exitCode()).isEqualTo(ExitCode.NOTHING_MATCHED.code());
    }

    private CommandRun synth(Path photos, String out, String seed, String... more) {
        String[] usual = {
            "data",
            "synth",
            "--photos",
            photos.toString(),
            "--out",
            folder.resolve(out).toString(),
            "--count",
            "2",
            "--crop",
            "96",
            "--seed",
            seed
        };
        String[] args = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, args, usual.length, more.length);
        return CommandRun.of(args);
    }
}
