package dsgformer.batch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.batch.plan.IgnoredFile.Reason;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobPlanTest {

    @TempDir
    private Path folder;

    @Test
    void oneFileGoesToTheNamedFileOrIntoTheFolder() throws IOException {
        Path photo = file("a.jpg");
        Path out = Files.createDirectory(folder.resolve("out"));
        assertThat(plan(folder.resolve("b.png"), photo)).containsExactly(new Job(photo, folder.resolve("b.png")));
        assertThat(plan(out, photo)).containsExactly(new Job(photo, out.resolve("a.jpg")));
        Naming spelledAsFolder =
                new Naming(Optional.of(folder.resolve("new")), true, Optional.empty(), Optional.empty());
        assertThat(plan(spelledAsFolder, photo)).containsExactly(new Job(photo, folder.resolve("new/a.jpg")));
    }

    @Test
    void withoutAnOutputTheResultIsWrittenBesideThePhoto() throws IOException {
        Path photo = file("my.holiday.JPG");
        assertThat(plan(Naming.beside(), photo))
                .containsExactly(new Job(photo, folder.resolve("my.holiday_deblurred.JPG")));
    }

    @Test
    void theTreeBelowAFolderIsKept() throws IOException {
        Path photo = file("in/sub/deep/a.jpg");
        Path out = folder.resolve("out");
        assertThat(planOfTree(Naming.to(out), folder.resolve("in")).jobs())
                .containsExactly(new Job(photo, out.resolve("sub/deep/a.jpg")));
    }

    @Test
    void contentTellsTheFormatAndTheNameWhereItHasIt() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        for (String[] names : new String[][] {
            {"jpg", "a.jfif", "a.jfif"},
            {"jpg", "b.png", "b.jpg"},
            {"jpg", "c", "c.jpg"},
            {"png", "d.JPG", "d.png"},
            {"png", "e.jpg_large", "e.jpg_large.png"},
            {"tif", "f.TIFF", "f.TIFF"},
            {"bmp", "g.dib", "g.dib"},
            {"tif", "v1.2", "v1.2.tif"},
            {"jpg", "h.heic", "h.jpg"}
        }) {
            Path photo = folder.resolve(names[1]);
            PhotoFormat content = PhotoFormat.named(names[0]).orElseThrow();
            PhotoFiles.write(Photo.of(new Size(4, 3), PixelKind.RGB, (c, y, x) -> 9 * x), photo, content);
            assertThat(plan(Naming.to(out), photo)).containsExactly(new Job(photo, out.resolve(names[2])));
        }
    }

    @Test
    void theFormatIsThePhotosOwnOrTheClosestWritableOrTheRequestedOne() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Naming bitmaps = new Naming(Optional.of(out), true, Optional.empty(), Optional.of(PhotoFormat.BMP));
        for (String[] names : new String[][] {
            {"a.TIFF", "a.TIFF", "a.bmp"}, {"b.heic", "b.jpg", "b.bmp"}, {"c.nef", "c.tif", "c.bmp"},
            {"d.bmp", "d.bmp", "d.bmp"}, {"e.dib", "e.dib", "e.dib"}, {"f", "f.png", "f.bmp"},
            {"g.jfif", "g.jfif", "g.bmp"}, {"h.JPE", "h.JPE", "h.bmp"}, {"i.jif", "i.jif", "i.bmp"},
            {"j.Jpeg", "j.Jpeg", "j.bmp"}, {"k.apng", "k.apng", "k.bmp"}, {"l.1", "l.1.png", "l.1.bmp"}
        }) {
            Path photo = file(names[0]);
            assertThat(plan(Naming.to(out), photo)).containsExactly(new Job(photo, out.resolve(names[1])));
            assertThat(plan(bitmaps, photo)).containsExactly(new Job(photo, out.resolve(names[2])));
        }
    }

    @Test
    void templateAndFormatCanBeCombined() throws IOException {
        Path a = file("in/a.jpg");
        Path b = file("in/b.png");
        Path out = folder.resolve("out");
        Naming naming = new Naming(
                Optional.of(out),
                false,
                Optional.of(new NameTemplate("{index:3}_{name}.{ext}")),
                Optional.of(PhotoFormat.PNG));
        assertThat(plan(naming, folder.resolve("in")))
                .containsExactly(new Job(a, out.resolve("001_a.png")), new Job(b, out.resolve("002_b.png")));
    }

    @Test
    void aMissingFileIsAJobSoThatItIsReported() throws IOException {
        assertThat(plan(folder.resolve("out"), folder.resolve("missing.png"), file("a.png")))
                .hasSize(2);
    }

    /** Otherwise a third run would deblur the outputs of the second, which are outputs of the first deblurred again. */
    @Test
    void outputsOfAnEarlierRunBesideThePhotosAreLeftOut() throws IOException {
        Path photo = file("in/a.jpg");
        file("in/a_deblurred.jpg");
        file("in/a_deblurred_deblurred.jpg");
        file("in/a_deblurred_compare.jpg");
        JobPlan plan = planOfTree(Naming.beside(), folder.resolve("in"));
        assertThat(plan.jobs()).extracting(Job::source).containsExactly(photo);
        assertThat(plan.leftOut()).extracting(IgnoredFile::reason).containsOnly(Reason.MADE_BY_US);
    }

    @Test
    void plansThatWouldLosePhotosAreRefused() throws IOException {
        Path photo = file("a.png");
        Path same = file("other/a.png");
        assertThatThrownBy(() -> plan(photo, photo))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("own input");
        assertThatThrownBy(() -> plan(folder, folder)).isInstanceOf(InvalidPlanException.class);
        assertThatThrownBy(() -> plan(folder.resolve("out"), photo, same))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("would both become")
                .hasMessageContaining("{parent}");
        assertThatThrownBy(() -> plan(photo, photo, same))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> plan(folder.resolve("out.xyz"), photo))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining(".png");
    }

    /** Otherwise {@code deblur a.png b.png -o out.png} would make a folder out.png. */
    @Test
    void aNewFolderIsNotNamedLikeAPhotoUnlessItEndsInASlash() throws IOException {
        Path a = file("in/a.png");
        Path b = file("in/b.png");
        Path out = folder.resolve("out.png");
        assertThatThrownBy(() -> plan(out, a, b))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContainingAll("named like a photo", "for a folder of that name write", "out.png/");
        assertThatThrownBy(() -> planOfTree(Naming.to(out), folder.resolve("in")))
                .isInstanceOf(InvalidPlanException.class);
        Naming spelledAsFolder = new Naming(Optional.of(out), true, Optional.empty(), Optional.empty());
        assertThat(plan(spelledAsFolder, a, b)).contains(new Job(b, out.resolve("b.png")));
        Files.createDirectory(out);
        assertThat(plan(out, a, b)).contains(new Job(b, out.resolve("b.png")));
    }

    @Test
    void anOutputThatWouldReplaceAnotherInputIsRefused() throws IOException {
        Path first = file("in/2.png");
        Path second = file("in/3.png");
        Naming numbers =
                new Naming(Optional.empty(), false, Optional.of(new NameTemplate("{index}.{ext}")), Optional.empty());
        assertThatThrownBy(() -> plan(numbers, first, second))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("replace the input");
    }

    @Test
    void allClashingOutputNamesAreCounted() throws IOException {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            file("in/" + name + ".jpg");
            file("in/" + name + ".png");
        }
        Naming png =
                new Naming(Optional.of(folder.resolve("out")), false, Optional.empty(), Optional.of(PhotoFormat.PNG));
        assertThatThrownBy(() -> plan(png, folder.resolve("in")))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("and 2 more such");
    }

    @Test
    void onACaseInsensitiveDiskNamesThatDifferInCaseAreOneFile() {
        Path upper = Path.of("/x/É.JPG");
        Path lower = Path.of("/x/e\u0301.jpg");
        assertThat(CaseSensitivity.DOES_NOT_MATTER.key(upper)).isEqualTo(CaseSensitivity.DOES_NOT_MATTER.key(lower));
        assertThat(CaseSensitivity.MATTERS.key(upper)).isNotEqualTo(CaseSensitivity.MATTERS.key(lower));
        boolean ignored = Files.exists(
                folder.resolveSibling(folder.getFileName().toString().toUpperCase(Locale.ROOT)));
        assertThat(CaseSensitivity.of(folder.resolve("new")))
                .isEqualTo(ignored ? CaseSensitivity.DOES_NOT_MATTER : CaseSensitivity.MATTERS);
    }

    @Test
    void aPhotoIsNotReplacedThroughALink() throws IOException {
        Path photo = file("a.jpg");
        Path link = Files.createSymbolicLink(folder.resolve("link.jpg"), photo);
        assertThatThrownBy(() -> plan(photo, link))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("replace its own input");
    }

    private static List<Job> plan(Path output, Path... inputs) throws IOException {
        return plan(Naming.to(output), inputs);
    }

    private static List<Job> plan(Naming naming, Path... inputs) throws IOException {
        List<String> named = Stream.of(inputs).map(Path::toString).toList();
        return JobPlan.of(PhotoSearch.PLAIN.among(named), naming).jobs();
    }

    private static JobPlan planOfTree(Naming naming, Path root) throws IOException {
        PhotoSearch search = new PhotoSearch(true, List.of(), List.of(), naming.output());
        return JobPlan.of(search.among(List.of(root.toString())), naming);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "something");
    }
}
