package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PhotoHeaderTest {

    private static final Size SIZE = new Size(40, 23);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG", "TIFF", "BMP"})
    void theHeaderEqualsSizeAndKindOfTheDecodedPhoto(PhotoFormat format) throws IOException {
        for (PixelKind kind : EveryKind.ALL) {
            Path file = written(EveryKind.noise(SIZE, kind, new Random(3)), format);
            Photo photo = PhotoFiles.read(file);
            assertThat(PhotoFiles.header(file)).hasValue(new PhotoHeader(SIZE, photo.kind()));
        }
    }

    @Test
    void theHeaderOfAWebpEqualsSizeAndKindOfTheDecodedPhoto() throws IOException {
        for (PixelKind kind : new PixelKind[] {PixelKind.RGB, PixelKind.RGB.withAlpha()}) {
            Photo photo = Photo.of(SIZE, kind, (c, y, x) -> c == 3 ? 100 : 5 * x + y);
            for (int quality : new int[] {80, 100}) {
                Path file = written(photo.withJpegQuality(quality), PhotoFormat.WEBP);
                assertThat(PhotoFiles.header(file)).hasValue(new PhotoHeader(SIZE, kind));
            }
        }
    }

    @Test
    void theHeaderOfACutOffFileIsRead() throws IOException {
        for (PhotoFormat format : new PhotoFormat[] {PhotoFormat.JPEG, PhotoFormat.PNG, PhotoFormat.BMP}) {
            byte[] file = Encoded.bytes(EveryKind.noise(SIZE, PixelKind.RGB, new Random(4)), format);
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(file, file.length - 100));
            assertThat(PhotoFiles.header(cut)).hasValue(new PhotoHeader(SIZE, PixelKind.RGB));
        }
    }

    /** Planning reports the size of photos that are too large to read. */
    @Test
    void aPhotoBeyondAllLimitsHasAHeader() throws IOException {
        byte[] file = Encoded.bytes(Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> 0), PhotoFormat.JPEG);
        for (int at = 2; at < file.length; at++) {
            if ((file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) == 0xC0) {
                Arrays.fill(file, at + 5, at + 9, (byte) 0xFF);
                break;
            }
        }
        Path huge = Files.write(folder.resolve("huge"), file);
        assertThat(PhotoFiles.header(huge)).hasValue(new PhotoHeader(new Size(65535, 65535), PixelKind.RGB));
    }

    @Test
    void filesWithoutAReadableHeaderHaveNone() throws IOException {
        Path heic = Files.write(
                folder.resolve("a.heic"),
                "\0\0\0\30ftypheic\0\0\0\0mif1heic, and then pixels".getBytes(StandardCharsets.ISO_8859_1));
        Path text = Files.writeString(folder.resolve("a.png"), "no photo");
        assertThat(PhotoFiles.header(heic)).isEmpty();
        assertThat(PhotoFiles.header(text)).isEmpty();
        assertThat(PhotoFiles.header(folder)).isEmpty();
        assertThat(PhotoFiles.header(folder.resolve("none"))).isEmpty();
    }

    private Path written(Photo photo, PhotoFormat format) throws IOException {
        return Files.write(folder.resolve("photo"), Encoded.bytes(photo, format));
    }
}
