package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.cli.CommandRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.cli.run.ExitCode;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreaOptionsTest {

    @TempDir
    private Path folder;

    private Path photo;

    @BeforeEach
    void photo() throws IOException {
        photo = folder.resolve("a.png");
        TestPhotos.write(photo, 96, 80);
    }

    private CommandRun deblur(String... options) throws IOException {
        String[] all = new String[options.length + 6];
        String[] usual = {"deblur", photo.toString(), "-n", TestModel.in(folder).toString(), "-o", out().toString()};
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(options, 0, all, usual.length, options.length);
        return CommandRun.of(all);
    }

    private Path out() {
        return folder.resolve("b.png");
    }

    /** How many pixels with x in [from, to) differ. */
    private long changed(int from, int to) throws IOException {
        Photo before =
                PhotoFiles.load(photo, ReadLimits.DEFAULT.withSalvage(true)).photo();
        Photo after = PhotoFiles.read(out());
        long count = 0;
        for (int y = 0; y < 80; y++) {
            for (int x = from; x < to; x++) {
                count += before.sample(0, y, x) == after.sample(0, y, x) ? 0 : 1;
            }
        }
        return count;
    }

    @Test
    void onlyTheRegionChanges() throws IOException {
        CommandRun run = deblur("--region", "48,0,48,80");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(changed(0, 48)).isZero();
        assertThat(changed(60, 96)).isPositive();
    }

    @Test
    void onlyTheWhiteOfTheMaskChanges() throws IOException {
        Path mask = folder.resolve("mask.png");
        PhotoFiles.write(Photo.of(new Size(24, 20), PixelKind.GREY, (c, y, x) -> x < 12 ? 255 : 0), mask);
        CommandRun run = deblur("--mask", mask.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(changed(0, 40)).isPositive();
        assertThat(changed(52, 96)).isZero();
    }

    @Test
    void aTransparentMaskLeavesThePhotoAsItIs() throws IOException {
        Path mask = folder.resolve("mask.png");
        PhotoFiles.write(Photo.of(new Size(9, 9), PixelKind.RGB.withAlpha(), (c, y, x) -> c == 3 ? 0 : 255), mask);
        assertThat(deblur("--mask", mask.toString()).exitCode()).isZero();
        assertThat(changed(0, 96)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "1,2,0,4", "-1,0,5,5", "a,b,c,d", "1,2,3,4,5", "1;2;3;4"})
    void otherRegionsAreUsageErrors(String region) throws IOException {
        CommandRun run = deblur("--region=" + region);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(out()).doesNotExist();
    }

    @Test
    void aMaskThatIsNoPictureIsUnreadable() throws IOException {
        assertThat(deblur("--mask", folder.resolve("none.png").toString()).exitCode())
                .isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        assertThat(deblur("--mask", photo.toString(), "--region", "1,1,9,9").exitCode())
                .isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void aCutOffPhotoIsReadIfThatIsAskedFor() throws IOException {
        byte[] whole = Files.readAllBytes(photo);
        Files.write(photo, Arrays.copyOf(whole, whole.length * 2 / 3));
        CommandRun refused = deblur();
        assertThat(refused.exitCode()).isEqualTo(ExitCode.UNREADABLE_INPUT.code());
        CommandRun run = deblur("--salvage");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("only a part of its pixels could be read");
        CommandRun unchanged = deblur("--salvage", "--skip-sharp", "1", "--on-exists", "overwrite");
        assertThat(unchanged.err()).contains("only a part of its pixels could be read");
        assertThat(changed(0, 96)).isZero();
        assertThat(PhotoFiles.read(out()).size()).isEqualTo(new Size(96, 80)); // whole, not a copy of the file
    }
}
