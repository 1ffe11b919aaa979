package dsgformer.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.data.DatasetLayout;
import dsgformer.data.Finding;
import dsgformer.data.Finding.Kind;
import dsgformer.data.PairedFolder;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {

    private static final Size SIZE = new Size(136, 96);

    @TempDir
    Path root;

    @Test
    void soundPairsHaveNoFindings() throws IOException {
        pair("train", "a", 1);
        pair("train", "b", 2);
        pair("test", "c", 3);
        AtomicInteger heard = new AtomicInteger();
        assertThat(DatasetCheck.of(PairedFolder.read(root, DatasetLayout.FLAT), done -> heard.incrementAndGet()))
                .isEmpty();
        assertThat(heard).hasValue(3);
    }

    @Test
    void halvesOfTwoSizesAreFound() throws IOException {
        pair("train", "a", 1);
        PhotoFiles.write(scene(1, 0, new Size(120, 96)), file("train", "blur", "a.png"));
        assertThat(kinds()).containsExactly(Kind.SIZES_DIFFER);
    }

    @Test
    void aFileThatIsNoPictureIsFoundAndItsPairLeftOut() throws IOException {
        pair("train", "a", 1);
        pair("train", "b", 2);
        Files.writeString(file("train", "sharp", "b.png"), "no picture");
        List<Finding> findings = findings();
        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.UNREADABLE);
        assertThat(findings.get(0).place()).isEqualTo(file("train", "sharp", "b.png"));
    }

    @Test
    void aDuplicateIsFoundEvenIfTheFileBytesDiffer() throws IOException {
        pair("train", "a", 1);
        pair("train", "b", 2);
        Photo sharp = PhotoFiles.read(file("train", "sharp", "a.png"));
        PhotoFiles.write(sharp.withMetadata(sharp.metadata()), file("train", "sharp", "b.png"));
        assertThat(kinds()).containsExactly(Kind.DUPLICATE);
    }

    @Test
    void onePictureForBothHalvesIsFound() throws IOException {
        pair("train", "a", 1);
        Files.copy(file("train", "sharp", "a.png"), file("train", "blur", "b.png"));
        Files.copy(file("train", "sharp", "a.png"), file("train", "sharp", "b.png"));
        assertThat(kinds()).contains(Kind.EQUAL_HALVES);
    }

    @Test
    void swappedHalvesAreFound() throws IOException {
        for (int i = 0; i < 3; i++) {
            PhotoFiles.write(scene(i, 0, SIZE), file("train", "blur", i + ".png"));
            PhotoFiles.write(scene(i, 6, SIZE), file("train", "sharp", i + ".png"));
        }
        assertThat(kinds()).containsExactly(Kind.SWAPPED_HALVES);
    }

    @Test
    void aPictureOfTheTestSetAmongTheTrainingPairsIsALeak() throws IOException {
        pair("train", "a", 1);
        pair("train", "b", 2);
        pair("test", "other-name", 2);
        List<Finding> findings = findings();
        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.LEAK);
        assertThat(findings.get(0).count()).isEqualTo(2); // its blurred half too
        assertThat(findings.get(0).text()).contains("2 pictures of train are also in test");
    }

    /** As JPEG of low quality, brighter, and of half the size: other bytes, the same picture. */
    @Test
    void aPictureThatWasChangedALittleIsANearLeak() throws IOException {
        pair("train", "a", 1);
        pair("test", "c", 3);
        Photo picture = scene(3, 0, SIZE);
        Path copy = file("train", "sharp", "copy.jpg");
        PhotoFiles.write(
                Photo.of(
                                new Size(68, 48),
                                PixelKind.RGB,
                                (c, y, x) -> Math.min(
                                        255,
                                        12
                                                + (picture.sample(c, 2 * y, 2 * x)
                                                                + picture.sample(c, 2 * y, 2 * x + 1)
                                                                + picture.sample(c, 2 * y + 1, 2 * x)
                                                                + picture.sample(c, 2 * y + 1, 2 * x + 1))
                                                        / 4))
                        .withJpegQuality(60),
                copy);
        PhotoFiles.write(scene(4, 6, new Size(68, 48)), file("train", "blur", "copy.png"));
        List<Finding> findings = findings();
        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.NEAR_LEAK);
        assertThat(findings.get(0).text()).contains("copy.jpg ~");
    }

    private List<Kind> kinds() throws IOException {
        return findings().stream().map(Finding::kind).toList();
    }

    private List<Finding> findings() throws IOException {
        return DatasetCheck.of(PairedFolder.read(root, DatasetLayout.FLAT), done -> {});
    }

    private void pair(String set, String name, int seed) throws IOException {
        PhotoFiles.write(scene(seed, 6, SIZE), file(set, "blur", name + ".png"));
        PhotoFiles.write(scene(seed, 0, SIZE), file(set, "sharp", name + ".png"));
    }

    private Path file(String set, String half, String name) throws IOException {
        return Files.createDirectories(root.resolve(set).resolve(half)).resolve(name);
    }

    /** Random blocks of 8 × 8 pixels, whose edges reach {@code blur} pixels. */
    private static Photo scene(int seed, int blur, Size size) {
        int columns = size.width() / 8 + 3;
        int[] blocks = new int[3 * columns * (size.height() / 8 + 3)];
        RandomStream random = RandomStream.of(seed);
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = random.below(240);
        }
        return Photo.of(size, PixelKind.RGB, (c, y, x) -> {
            int block = (y / 8 * columns + x / 8) * 3 + c;
            int into = Math.max(0, x % 8 - (8 - blur));
            return blur == 0 ? blocks[block] : (blocks[block] * (blur - into) + blocks[block + 3] * into) / blur;
        });
    }
}
