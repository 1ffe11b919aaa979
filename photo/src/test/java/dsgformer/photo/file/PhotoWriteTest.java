package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhotoWriteTest {

    private static final Photo PHOTO = Photo.of(new Size(16, 16), PixelKind.RGB, (c, y, x) -> 8 * y + x);

    @TempDir
    private Path folder;

    @Test
    void theExtensionSelectsTheFormatInAnyCase() throws IOException {
        for (String name : List.of("a.png", "b.PNG", "c.jpg", "d.Jpeg")) {
            Path file = folder.resolve(name);
            PhotoFiles.write(PHOTO, file);
            PhotoFormat expected = name.toLowerCase(Locale.ROOT).endsWith("png") ? PhotoFormat.PNG : PhotoFormat.JPEG;
            assertThat(PhotoFiles.read(file).format()).isEqualTo(expected);
        }
        assertThat(names()).containsExactlyInAnyOrder("a.png", "b.PNG", "c.jpg", "d.Jpeg");
    }

    @Test
    void anUnknownExtensionIsRefusedWithAListOfTheSupportedOnes() {
        for (String name : List.of("photo.gif", "photo.heic", "photo", "png", ".")) {
            assertThatThrownBy(() -> PhotoFiles.write(PHOTO, folder.resolve(name)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("needs to end in one of .jpg, .png, .tif, .webp, .bmp");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anExistingFileIsReplacedCompletely() throws IOException {
        Path file = folder.resolve("a.png");
        Files.write(file, new byte[100_000]);
        PhotoFiles.write(PHOTO, file);
        assertThat(PhotoFiles.read(file)).isEqualTo(PHOTO);
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNoTemporaryFile() throws IOException {
        Path file = folder.resolve("a.jpg");
        PhotoFiles.write(PHOTO, file);
        byte[] before = Files.readAllBytes(file);
        Photo impossible = PHOTO.withMetadata(Metadata.NONE.withIcc(new byte[16_707_346]));
        assertThatThrownBy(() -> PhotoFiles.write(impossible, file)).isInstanceOf(UnwritablePhotoException.class);
        assertThat(file).hasBinaryContent(before);
        assertThat(names()).containsExactly("a.jpg");
    }

    @Test
    void anUnwritableTargetLeavesNoTemporaryFile() throws IOException {
        assertThatThrownBy(
                        () -> PhotoFiles.write(PHOTO, folder.resolve("missing").resolve("a.png")))
                .isInstanceOf(IOException.class);
        Path taken = Files.createDirectories(folder.resolve("taken.png"));
        Files.createFile(taken.resolve("inside"));
        assertThatThrownBy(() -> PhotoFiles.write(PHOTO, taken)).isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("taken.png");
    }

    @Test
    void jpegHoldsTheColorsOfSixteenBitsAndAlphaRoundedToEight() throws IOException {
        PixelKind deep = PixelKind.RGB.withDepth(BitDepth.SIXTEEN).withAlpha();
        Photo photo =
                Photo.of(new Size(16, 16), deep, (c, y, x) -> c == 3 ? 0 : 257 * PHOTO.sample(c, y, x) + 128 - 2 * x);
        assertThat(Encoded.bytes(photo, PhotoFormat.JPEG)).isEqualTo(Encoded.bytes(PHOTO, PhotoFormat.JPEG));
    }

    @Test
    void aSideBeyondTheFormatsLimitIsRefusedWithAnAlternative() throws IOException {
        Photo wide = Photo.of(new Size(65_536, 1), PixelKind.GREY, (c, y, x) -> x % 256);
        assertThatThrownBy(() -> Encoded.bytes(wide, PhotoFormat.JPEG))
                .isInstanceOf(UnwritablePhotoException.class)
                .hasMessageContaining("65535; write a .png");
        assertThatThrownBy(() -> Encoded.bytes(wide, PhotoFormat.WEBP))
                .isInstanceOf(UnwritablePhotoException.class)
                .hasMessageContaining("16383; write a .png");
        for (PhotoFormat format : List.of(PhotoFormat.PNG, PhotoFormat.TIFF, PhotoFormat.BMP)) {
            assertThat(Encoded.again(wide, format).samples()).isEqualTo(wide.samples());
        }
    }

    /** ImageIO writes from native code; an IOException must pass through it unchanged, whichever byte fails. */
    @ParameterizedTest
    @CsvSource({"JPEG, 0", "JPEG, 3", "JPEG, 30", "JPEG, 1500", "PNG, 0", "PNG, 40", "TIFF, 0", "TIFF, 40", "BMP, 60"})
    void anIOExceptionOfTheOutputIsThrownUnchanged(PhotoFormat format, int room) {
        Photo noisy = Photo.of(new Size(200, 200), PixelKind.RGB, (c, y, x) -> (x * 31 + y * 17 + c * 7) * 13 % 256);
        IOException full = new IOException("no space left");
        OutputStream disk = new OutputStream() {
            private int left = room;

            @Override
            public void write(int value) throws IOException {
                if (left-- == 0) {
                    throw full;
                }
            }
        };
        assertThatThrownBy(() -> PhotoFiles.write(noisy, disk, format)).isSameAs(full);
    }

    /** The encoder reads the photo's own samples; none may change. */
    @Test
    void writingDoesNotChangeThePhoto() throws IOException {
        for (PixelKind kind : List.of(PixelKind.RGB, PixelKind.GREY, PixelKind.RGB.withAlpha())) {
            Photo.Pixels pixels = (c, y, x) -> (x * 31 + y * 17 + c * 7) % 256;
            Photo photo = Photo.of(new Size(33, 21), kind, pixels);
            Encoded.bytes(photo, PhotoFormat.JPEG);
            assertThat(photo).isEqualTo(Photo.of(new Size(33, 21), kind, pixels));
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
