package dsgformer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.data.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published data sets, as their authors pack them; pictures are empty files because readers open none. */
class LayoutsTest {

    private static final String REALBLUR = "RealBlur-J_ECC_IMCORR_centroid_itensity_ref";

    @TempDir
    Path root;

    @Test
    void goproTrainAndTestAreTwoSets() throws IOException {
        files("train/GOPR0372_07_00/blur/000047.png", "train/GOPR0372_07_00/sharp/000047.png");
        files("train/GOPR0372_07_00/blur_gamma/000047.png");
        files("test/GOPR0384_11_00/blur/000001.png", "test/GOPR0384_11_00/sharp/000001.png");
        assertThat(read(DatasetLayout.GOPRO))
                .containsExactly("train:GOPR0372_07_00/000047", "test:GOPR0384_11_00/000001");
        assertThat(PairedFolder.detect(root)).isEqualTo(DatasetLayout.GOPRO);
        assertThat(PairedFolder.detect(root.resolve("test"))).isEqualTo(DatasetLayout.GOPRO);
    }

    @Test
    void flattenedFoldersMayHoldCrops() throws IOException {
        files("train/GoPro/input_crops/a-1.png", "train/GoPro/target_crops/a-1.png");
        files("test/input/b.png", "test/target/b.png");
        assertThat(PairedFolder.detect(root.resolve("train/GoPro"))).isEqualTo(DatasetLayout.FLAT);
        assertThat(PairedFolder.detect(root)).isEqualTo(DatasetLayout.FLAT);
        assertThat(PairedFolder.read(root.resolve("train"), DatasetLayout.AUTO))
                .extracting(PairSet::name)
                .containsExactly("GoPro");
    }

    @Test
    void hideSharpPicturesOfAllSplitsAreInOneFolder() throws IOException {
        files("GT/1fromGOPR0950.png", "GT/2fromGOPR0950.png", "GT/3fromGOPR0950.png");
        files("train/1fromGOPR0950.png");
        files("test/test-close-ups/2fromGOPR0950.png", "test/test-long-shot/3fromGOPR0950.png");
        assertThat(PairedFolder.detect(root)).isEqualTo(DatasetLayout.HIDE);
        assertThat(read(DatasetLayout.AUTO))
                .containsExactly(
                        "train:1fromGOPR0950",
                        "test:test-close-ups/2fromGOPR0950",
                        "test:test-long-shot/3fromGOPR0950");
    }

    @Test
    void redsIsReadWithAndWithoutTheFoldersOfItsSplits() throws IOException {
        files("train/train_blur/000/00000000.png", "train/train_sharp/000/00000000.png");
        files("val/val_blur/001/00000007.png", "val/val_sharp/001/00000007.png");
        assertThat(PairedFolder.detect(root)).isEqualTo(DatasetLayout.REDS);
        assertThat(read(DatasetLayout.AUTO)).containsExactly("train:000/00000000", "val:001/00000007");
        assertThat(PairedFolder.read(root.resolve("val"), DatasetLayout.AUTO))
                .extracting(PairSet::name)
                .containsExactly("val");
    }

    @Test
    void eachRealblurListIsASetAndItsLastLineNeedsNoLineBreak() throws IOException {
        String scene = REALBLUR + "/scene001/";
        files(scene + "gt/gt_1.png", scene + "blur/blur_1.png", scene + "gt/gt_2.png", scene + "blur/blur_2.png");
        Files.writeString(
                root.resolve("RealBlur_J_test_list.txt"), scene + "gt/gt_2.png " + scene + "blur/blur_2.png ");
        assertThat(PairedFolder.detect(root)).isEqualTo(DatasetLayout.REALBLUR);
        assertThat(read(DatasetLayout.AUTO)).containsExactly("J-test:" + scene + "blur/blur_2");
    }

    @Test
    void realblursScenesWithoutListsArePairedByNumber() throws IOException {
        files(REALBLUR + "/scene001/gt/gt_10.png", REALBLUR + "/scene001/blur/blur_10.png");
        files(REALBLUR + "/scene001/gt/gt_2.png", REALBLUR + "/scene001/blur/blur_2.png");
        assertThat(PairedFolder.detect(root)).isEqualTo(DatasetLayout.REALBLUR);
        assertThat(PairedFolder.detect(root.resolve(REALBLUR))).isEqualTo(DatasetLayout.REALBLUR);
        assertThat(PairedFolder.read(root.resolve(REALBLUR), DatasetLayout.AUTO)
                        .get(0)
                        .pairs())
                .extracting(ImagePair::name)
                .containsExactly("scene001/2", "scene001/10");
    }

    @Test
    void aRenamedSceneFolderOfRealblurListsIsFound() throws IOException {
        String scene = REALBLUR + "/scene244_reflect/";
        files(scene + "gt/gt_1.png", scene + "blur/blur_1.png");
        Files.writeString(
                root.resolve("RealBlur_J_test_list.txt"),
                REALBLUR + "/scene244/gt/gt_1.png " + REALBLUR + "/scene244/blur/blur_1.png");
        assertThat(PairedFolder.read(root, DatasetLayout.REALBLUR)
                        .get(0)
                        .pairs()
                        .get(0)
                        .sharp())
                .isEqualTo(root.toAbsolutePath().resolve(scene + "gt/gt_1.png"));
    }

    @Test
    void aListNamesTheSharpPictureFirstAndMayBeBesideOrBelowTheData() throws IOException {
        files("a b.png", "c.png", "d.png", "e.png");
        Path list = root.resolve("datalist/mine.txt");
        Files.createDirectories(list.getParent());
        Files.writeString(list, "# mine\n\na b.png\tc.png\nd.png\te.png\n");
        assertThat(PairedFolder.read(list, DatasetLayout.AUTO).get(0).pairs())
                .containsExactly(
                        new ImagePair("c", absolute("c.png"), absolute("a b.png")),
                        new ImagePair("e", absolute("e.png"), absolute("d.png")));
    }

    /** Those who measure on RealBlur-J's test list need not have its training pictures. */
    @Test
    void aSetIsReadAloneAlthoughFilesOfOthersAreMissing() throws IOException {
        files(REALBLUR + "/scene001/gt/gt_2.png", REALBLUR + "/scene001/blur/blur_2.png");
        String scene = REALBLUR + "/scene001/";
        Files.writeString(root.resolve("RealBlur_J_test_list.txt"), scene + "gt/gt_2.png " + scene + "blur/blur_2.png");
        Files.writeString(
                root.resolve("RealBlur_J_train_list.txt"), scene + "gt/gt_9.png " + scene + "blur/blur_9.png");
        List<Finding> findings = new ArrayList<>();
        assertThat(PairedFolder.read(root, DatasetLayout.AUTO, "J-test"::equals, findings::add))
                .extracting(PairSet::name)
                .containsExactly("J-test");
        assertThat(findings).isEmpty();
        assertThat(PairedFolder.read(root, DatasetLayout.AUTO, "J-train"::equals, findings::add))
                .isEmpty();
        assertThat(findings).hasSize(1);
    }

    @Test
    void anIncompleteSplitIsNoProblemOfTheOther() throws IOException {
        files("train/GOPR0372_07_00/blur/1.png", "train/GOPR0372_07_00/sharp/2.png");
        files("test/GOPR0384_11_00/blur/1.png", "test/GOPR0384_11_00/sharp/1.png");
        assertThat(PairedFolder.read(root, DatasetLayout.GOPRO, "test"::equals, finding -> {
                    throw new AssertionError(finding.text());
                }))
                .extracting(PairSet::name)
                .containsExactly("test");
    }

    @Test
    void aCountSaysHowManyPairsOfThePublishedSetAreMissing() throws IOException {
        files("train/GOPR0372_07_00/blur/1.png", "train/GOPR0372_07_00/sharp/1.png");
        files("mine/blur/1.png", "mine/sharp/1.png");
        assertThat(PairCount.of(root.resolve("train"), DatasetLayout.GOPRO).inWords())
                .isEqualTo("1 of GoPro's 2,103, 2,102 are missing");
        assertThat(PairCount.of(root.resolve("train"), DatasetLayout.AUTO).missing())
                .isEqualTo(2102);
        assertThat(PairCount.of(root.resolve("mine"), DatasetLayout.FLAT).inWords())
                .isEqualTo("1");
    }

    @Test
    void aFolderOfListsIsASetPerList() throws IOException {
        files("1.png", "2.png");
        Files.writeString(root.resolve("train_list.txt"), "1.png 2.png");
        Files.writeString(root.resolve("test_list.txt"), "2.png 1.png");
        assertThat(read(DatasetLayout.AUTO)).containsExactly("test_list:1", "train_list:2");
    }

    @Test
    void aFolderThatLooksLikeTwoLayoutsIsRefused() throws IOException {
        files("GOPR0384_11_00/blur/1.png", "GOPR0384_11_00/sharp/1.png", "mine/blur/1.png", "mine/sharp/1.png");
        assertThatThrownBy(() -> PairedFolder.read(root, DatasetLayout.AUTO))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("could be flat or gopro; say which with --layout");
    }

    @Test
    void theMessageForAnUnknownLayoutNamesTheFoldersFound() throws IOException {
        files("pictures/a.png");
        assertThatThrownBy(() -> PairedFolder.read(root, DatasetLayout.AUTO))
                .isInstanceOf(InvalidDatasetException.class)
                .hasMessageContaining("found the folders pictures, need one of flat, gopro");
    }

    @Test
    void problemsAreReportedAndTheOtherPairsRead() throws IOException {
        files("blur/a.png", "sharp/a.png", "blur/b.png", "sharp/c.png", "blur/a.jpg");
        List<Finding> findings = new ArrayList<>();
        List<PairSet> sets = PairedFolder.read(root, DatasetLayout.FLAT, findings::add);
        assertThat(sets.get(0).pairs()).extracting(ImagePair::name).containsExactly("a");
        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactly(Kind.SAME_NAME, Kind.MISSING_PARTNER, Kind.MISSING_PARTNER);
    }

    @Test
    void badLinesAndMissingFilesOfAListAreReported() throws IOException {
        files("a.png", "b.png");
        Path list = root.resolve("my_list.txt");
        Files.writeString(list, "a.png b.png\nb.png\na.png gone.png\na.png b.png\n");
        List<Finding> findings = new ArrayList<>();
        assertThat(PairedFolder.read(list, DatasetLayout.LIST, findings::add)
                        .get(0)
                        .pairs())
                .hasSize(1);
        assertThat(findings)
                .extracting(Finding::kind)
                .containsExactly(Kind.BAD_LINE, Kind.SAME_NAME, Kind.MISSING_FILE);
        assertThat(findings.get(0).text()).startsWith("line 2 has 1 parts");
    }

    /** {@code set:name} of every pair. */
    private List<String> read(DatasetLayout layout) throws IOException {
        return PairedFolder.read(root, layout).stream()
                .flatMap(set -> set.pairs().stream().map(pair -> set.name() + ":" + pair.name()))
                .toList();
    }

    private Path absolute(String file) {
        return root.toAbsolutePath().resolve(file);
    }

    private void files(String... paths) throws IOException {
        for (String path : paths) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }
}
