package dsgformer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.io.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairedFolderTest {

    @TempDir
    Path root;

    @Test
    void aFlatFolderIsOneNamelessSetInNaturalOrder() throws IOException {
        files("blur/10.png", "blur/9.png", "sharp/9.png", "sharp/10.png");
        List<PairSet> sets = PairedFolder.read(root, DatasetLayout.FLAT);
        assertThat(sets).hasSize(1);
        assertThat(sets.get(0).name()).isEmpty();
        assertThat(sets.get(0).pairs())
                .containsExactly(
                        new ImagePair("9", root.resolve("blur/9.png"), root.resolve("sharp/9.png")),
                        new ImagePair("10", root.resolve("blur/10.png"), root.resolve("sharp/10.png")));
    }

    @Test
    void halvesMayHaveAlternativeNamesAndExtensions() throws IOException {
        files("input/a.JPG", "target/a.png");
        assertThat(names(DatasetLayout.FLAT)).containsExactly("a");
        files("more/blur/b.jpeg", "more/gt/b.jpg");
        assertThat(PairedFolder.read(root.resolve("more"), DatasetLayout.FLAT)
                        .get(0)
                        .pairs())
                .hasSize(1);
    }

    @Test
    void picturesInFoldersBelowAreNamedByTheirPath() throws IOException {
        files("blur/seq2/1.png", "blur/seq10/1.png", "sharp/seq10/1.png", "sharp/seq2/1.png");
        assertThat(names(DatasetLayout.FLAT)).containsExactly("seq2/1", "seq10/1");
    }

    /** Latin-1's é and è: as text, both names look the same. */
    @Test
    void picturesWhoseNamesAreNotUtf8ArePairsOfTheirOwn() throws IOException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux"),
                "skipped: only on Linux is a name made of any bytes, here it is text");
        for (String half : List.of("blur/", "sharp/")) {
            for (char name : new char[] {0xDCE8, 0xDCE9}) {
                Path file = root.resolve(PathText.toPath(half + name + ".png"));
                Files.createDirectories(file.getParent());
                Files.writeString(file, "x");
            }
        }
        assertThat(names(DatasetLayout.FLAT)).containsExactly("\uDCE8", "\uDCE9");
    }

    @Test
    void aFolderOfFlatFoldersIsSeveralSets() throws IOException {
        files("REDS/blur/a.png", "REDS/sharp/a.png", "GoPro/blur/b.png", "GoPro/sharp/b.png", "notes/readme.txt");
        assertThat(PairedFolder.read(root, DatasetLayout.FLAT))
                .extracting(PairSet::name)
                .containsExactly("GoPro", "REDS");
    }

    @Test
    void goproSequencesAreOneSet() throws IOException {
        files("S2/blur/1.png", "S2/blur_gamma/1.png", "S2/sharp/1.png", "S10/blur/1.png", "S10/sharp/1.png");
        assertThat(PairedFolder.read(root, DatasetLayout.GOPRO)).hasSize(1);
        assertThat(names(DatasetLayout.GOPRO)).containsExactly("S2/1", "S10/1");
        assertThat(PairedFolder.read(root, DatasetLayout.GOPRO)
                        .get(0)
                        .pairs()
                        .get(0)
                        .blurred())
                .isEqualTo(root.resolve("S2/blur/1.png"));
    }

    @Test
    void otherAndHiddenFilesAreIgnored() throws IOException {
        files("blur/a.png", "sharp/a.png", "blur/MANIFEST.csv", "blur/.a.png", "sharp/Thumbs.db");
        assertThat(names(DatasetLayout.FLAT)).containsExactly("a");
    }

    @Test
    void picturesWithoutPartnerAreNamedUpToThree() throws IOException {
        files("blur/a.png", "sharp/a.png", "sharp/b.png", "sharp/c.png", "sharp/d.png", "sharp/e.png");
        assertThatThrownBy(() -> PairedFolder.read(root, DatasetLayout.FLAT))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessage(root.resolve("sharp") + ": 4 of 5 pictures have none of their name in "
                        + root.resolve("blur") + ": b, c, d, ... (4 in all)");
    }

    @Test
    void twoPicturesOfOneNameAreRefused() throws IOException {
        files("blur/a.png", "blur/a.jpg", "sharp/a.png");
        assertThatThrownBy(() -> PairedFolder.read(root, DatasetLayout.FLAT))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("two pictures of one name, a.jpg and a.png");
    }

    @Test
    void aFolderWithOnlyOneHalfIsRefused() throws IOException {
        files("blur/a.png");
        assertThatThrownBy(() -> PairedFolder.read(root, DatasetLayout.FLAT))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("found blur alone, need blur (or input) beside sharp");
    }

    @Test
    void aFolderWithoutPairsSaysWhatWasFoundAndWhatIsNeeded() throws IOException {
        files("pictures/a.png");
        assertThatThrownBy(() -> PairedFolder.read(root, DatasetLayout.GOPRO))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("found the folders pictures, need a folder of sequences");
    }

    @Test
    void emptyHalvesAreRefused() throws IOException {
        files("blur/a.txt", "sharp/a.txt");
        assertThatThrownBy(() -> PairedFolder.read(root, DatasetLayout.FLAT))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("no .png, .jpg or .jpeg files");
    }

    @Test
    void aMissingFolderIsRefused() {
        assertThatThrownBy(() -> PairedFolder.read(root.resolve("nowhere"), DatasetLayout.FLAT))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("no such folder");
    }

    private List<String> names(DatasetLayout layout) throws IOException {
        return PairedFolder.read(root, layout).get(0).pairs().stream()
                .map(ImagePair::name)
                .toList();
    }

    private void files(String... paths) throws IOException {
        for (String path : paths) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }
}
