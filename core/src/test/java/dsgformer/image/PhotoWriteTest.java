package dsgformer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PhotoWriteTest {

    private static final Photo PHOTO = Photo.of(new Size(16, 16), PixelKind.RGB, (c, y, x) -> 8 * y + x);

    @TempDir
    private Path folder;

    @Test
    void theExtensionDecidesWhateverItsCase() throws IOException {
        for (String name : List.of("a.png", "b.PNG", "c.jpg", "d.Jpeg")) {
            Path file = folder.resolve(name);
            PHOTO.write(file);
            PhotoFormat expected = name.toLowerCase(Locale.ROOT).endsWith("png") ? PhotoFormat.PNG : PhotoFormat.JPEG;
            assertThat(Photo.read(file).format()).isEqualTo(expected);
        }
        assertThat(names()).containsExactlyInAnyOrder("a.png", "b.PNG", "c.jpg", "d.Jpeg");
    }

    @Test
    void anotherExtensionIsRefusedWithThoseThatAreNot() {
        for (String name : List.of("photo.gif", "photo", "png", ".")) {
            assertThatThrownBy(() -> PHOTO.write(folder.resolve(name)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("needs to end in one of .jpg, .jpeg, .png");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anExistingFileIsReplacedWhole() throws IOException {
        Path file = folder.resolve("a.png");
        Files.write(file, new byte[100_000]);
        PHOTO.write(file);
        assertThat(Photo.read(file)).isEqualTo(PHOTO);
    }

    @Test
    void aFailureOnTheWayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.jpg");
        PHOTO.write(file);
        byte[] before = Files.readAllBytes(file);
        Photo impossible = PHOTO.withMetadata(Metadata.NONE.withExif(new byte[70_000]));
        assertThatThrownBy(() -> impossible.write(file)).isInstanceOf(IllegalArgumentException.class);
        assertThat(file).hasBinaryContent(before);
        assertThat(names()).containsExactly("a.jpg");
    }

    @Test
    void aTargetThatCannotBeWrittenLeavesNothing() throws IOException {
        assertThatThrownBy(() -> PHOTO.write(folder.resolve("missing").resolve("a.png")))
                .isInstanceOf(IOException.class);
        Path taken = Files.createDirectories(folder.resolve("taken.png"));
        Files.createFile(taken.resolve("inside"));
        assertThatThrownBy(() -> PHOTO.write(taken)).isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("taken.png");
    }

    @Test
    void jpegHoldsTheColorsOfSixteenBitsAndAlphaRoundedToEight() throws IOException {
        PixelKind deep = PixelKind.RGB.withDepth(BitDepth.SIXTEEN).withAlpha();
        Photo photo =
                Photo.of(new Size(16, 16), deep, (c, y, x) -> c == 3 ? 0 : 257 * PHOTO.sample(c, y, x) + 128 - 2 * x);
        assertThat(Encoded.bytes(photo, PhotoFormat.JPEG)).isEqualTo(Encoded.bytes(PHOTO, PhotoFormat.JPEG));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
