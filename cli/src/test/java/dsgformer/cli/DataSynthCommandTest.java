package dsgformer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.image.Photo;
import dsgformer.image.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSynthCommandTest {

    @TempDir
    private Path folder;

    @Test
    void equalSeedsGiveEqualPairsAndOthersOthers() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 320, 300);
        assertThat(synth(photos, "one", "7").exitCode()).isZero();
        assertThat(synth(photos, "same", "7").exitCode()).isZero();
        assertThat(synth(photos, "other", "8").exitCode()).isZero();
        Path blurred = folder.resolve("one/blur/000002.png");
        assertThat(Photo.read(blurred).size()).isEqualTo(new Size(96, 96));
        assertThat(folder.resolve("same/blur/000002.png")).hasSameBinaryContentAs(blurred);
        assertThat(Photo.read(folder.resolve("other/blur/000002.png"))).isNotEqualTo(Photo.read(blurred));
        assertThat(Photo.read(folder.resolve("one/sharp/000002.png"))).isNotEqualTo(Photo.read(blurred));
    }

    @Test
    void pairsThatAreThereAreLeftAlone() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        TestPhotos.write(photos.resolve("a.png"), 320, 300);
        assertThat(synth(photos, "out", "7").exitCode()).isZero();
        assertThat(synth(photos, "out", "7").exitCode()).isEqualTo(ExitCode.OUTPUT_EXISTS.code());
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
    void aFolderWithoutPhotosMatchesNothing() {
        assertThat(synth(folder, "out", "0").exitCode()).isEqualTo(ExitCode.NOTHING_MATCHED.code());
    }

    private CommandRun synth(Path photos, String out, String seed) {
        return CommandRun.of(
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
                seed);
    }
}
