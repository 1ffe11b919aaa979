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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoSearchTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderGivesItsPhotosInOrderAndThoseOfSubfoldersIfRecursive() throws IOException {
        file("b.png");
        file("a.jpg");
        file("sub/c.jpg");
        assertThat(names(PhotoSearch.PLAIN.among(List.of(folder.toString())))).containsExactly("a.jpg", "b.png");
        assertThat(names(recursive().among(List.of(folder.toString())))).containsExactly("a.jpg", "b.png", "sub/c.jpg");
    }

    @Test
    void filesThatAreNotPhotosAreLeftOutWithTheirReason() throws IOException {
        file("a.jpg");
        for (String name : List.of(
                "Thumbs.db", ".DS_Store", "._a.jpg", ".hidden.jpg", "a.xmp", "a.AAE", "notes.txt", "@eaDir/a.jpg")) {
            file(name);
        }
        Files.createFile(folder.resolve("empty.jpg"));
        Files.createSymbolicLink(folder.resolve("lost.jpg"), folder.resolve("nowhere.jpg"));
        SearchResult found = recursive().among(List.of(folder.toString()));
        assertThat(names(found)).containsExactly("a.jpg");
        assertThat(reasons(found))
                .isEqualTo(Map.of(
                        "Thumbs.db", Reason.OF_A_FILE_BROWSER,
                        ".DS_Store", Reason.HIDDEN,
                        "._a.jpg", Reason.OF_A_FILE_BROWSER,
                        ".hidden.jpg", Reason.HIDDEN,
                        "a.xmp", Reason.SIDECAR,
                        "a.AAE", Reason.SIDECAR,
                        "notes.txt", Reason.NO_PHOTO,
                        "@eaDir", Reason.OF_A_FILE_BROWSER,
                        "empty.jpg", Reason.EMPTY,
                        "lost.jpg", Reason.NOT_READABLE));
    }

    @Test
    void photosWithoutAKnownExtensionAreKnownByTheirContent() throws IOException {
        for (String name : List.of("IMG_1", "scan.001", "b.jpg_large", "街.old photo")) {
            photo(name);
        }
        file("notes");
        file("d.txt");
        assertThat(names(recursive().among(List.of(folder.toString()))))
                .containsExactly("IMG_1", "b.jpg_large", "scan.001", "街.old photo");
    }

    @Test
    void copiesOfPhotosAreNoPhotos() throws IOException {
        photo("a.jpg");
        List<String> copies = List.of(
                "a.jpg.orig",
                "a.jpg_original",
                "a.jpg-before",
                "a.jpg.1",
                "a.jpg~",
                "b.jpg.BAK",
                "c.jpg.crdownload",
                "d~");
        for (String name : copies) {
            photo(name);
        }
        SearchResult found = recursive().among(List.of(folder.toString()));
        assertThat(names(found)).containsExactly("a.jpg");
        assertThat(found.leftOut())
                .hasSize(copies.size())
                .extracting(IgnoredFile::reason)
                .containsOnly(Reason.COPY);
    }

    @Test
    void circularLinksAreEnteredOnce() throws IOException {
        file("sub/a.jpg");
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        SearchResult found = recursive().among(List.of(folder.toString()));
        assertThat(names(found)).containsExactly("sub/a.jpg");
        assertThat(reasons(found)).containsEntry("sub/up", Reason.MET_BEFORE);
    }

    @Test
    void theOutputFolderInsideAnInputFolderIsNotSearched() throws IOException {
        file("a.jpg");
        file("out/a.jpg");
        PhotoSearch search = new PhotoSearch(true, List.of(), List.of(), Optional.of(folder.resolve("out")));
        assertThat(names(search.among(List.of(folder.toString())))).containsExactly("a.jpg");
    }

    @Test
    void patternsThatTheShellDidNotExpandAreExpanded() throws IOException {
        file("a.jpg");
        file("b.png");
        file("sub/deep/c.jpg");
        file("sub/d.jpg");
        assertThat(names(PhotoSearch.PLAIN.among(List.of(folder + "/*.jpg")))).containsExactly("a.jpg");
        assertThat(names(PhotoSearch.PLAIN.among(List.of(folder + "/**/*.jpg"))))
                .containsExactly("a.jpg", "sub/d.jpg", "sub/deep/c.jpg");
        assertThat(names(PhotoSearch.PLAIN.among(List.of(folder + "/s*/*.{jpg,png}"))))
                .containsExactly("sub/d.jpg");
        assertThat(names(PhotoSearch.PLAIN.among(List.of(folder + "/*.gif", folder + "/none/*.jpg"))))
                .isEmpty();
        assertThatThrownBy(() -> PhotoSearch.PLAIN.among(List.of(folder + "/[")))
                .isInstanceOf(InvalidPlanException.class);
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsThatFile() throws IOException {
        Path photo = file("a[1].jpg");
        file("a1.jpg");
        assertThat(PhotoSearch.PLAIN.among(List.of(photo.toString())).sources())
                .containsExactly(PhotoFile.named(photo));
        assertThat(names(PhotoSearch.PLAIN.among(List.of(), List.of(photo)))).containsExactly("a[1].jpg");
    }

    @Test
    void includeAndExcludeIgnoreCase() throws IOException {
        file("IMG_1.JPG");
        file("IMG_2.png");
        file("other.jpg");
        file("raw/IMG_3.jpg");
        file("day1/IMG_4.jpg");
        assertThat(names(new PhotoSearch(true, List.of("img_*.jpg"), List.of("raw"), Optional.empty())
                        .among(List.of(folder.toString()))))
                .containsExactly("IMG_1.JPG", "day1/IMG_4.jpg");
        assertThat(names(new PhotoSearch(true, List.of("day1/**"), List.of(), Optional.empty())
                        .among(List.of(folder.toString()))))
                .containsExactly("day1/IMG_4.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw",
                "raw/",
                "RAW/",
                "./raw",
                "./raw/",
                "././raw//",
                ".\\raw\\",
                "raw/**",
                "raw/*",
                "raw//*",
                "./raw/*.jpg",
                "**/raw",
                "**/raw/",
                "r*w/",
                "{raw,other}/"
            })
    void aFolderIsExcludedHoweverItIsSpelled(String pattern) throws IOException {
        file("a.jpg");
        file("raw/b.jpg");
        SearchResult found = excluding(pattern).among(List.of(folder.toString()));
        assertThat(names(found)).containsExactly("a.jpg");
        assertThat(found.unmatched()).isEmpty();
    }

    @Test
    void aPatternOfAPathMayBeginWhereTheInputDoesOrAtTheRoot() throws IOException {
        file("raw/b.jpg");
        file("sub/raw/c.jpg");
        assertThat(names(excluding("./raw").among(List.of(folder.toString())))).containsExactly("sub/raw/c.jpg");
        assertThat(names(excluding(folder.resolve("raw").toString()).among(List.of(folder.toString()))))
                .containsExactly("sub/raw/c.jpg");
        assertThat(names(excluding("raw/").among(List.of(folder.toString())))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw/", "RAW\\", "./raw/", "raw/**", "raw//"})
    void aFolderIsIncludedHoweverItIsSpelled(String pattern) throws IOException {
        file("a.jpg");
        file("raw/b.jpg");
        file("raw/deep/c.jpg");
        SearchResult found =
                new PhotoSearch(true, List.of(pattern), List.of(), Optional.empty()).among(List.of(folder.toString()));
        assertThat(names(found)).containsExactly("raw/b.jpg", "raw/deep/c.jpg");
        assertThat(found.unmatched()).isEmpty();
    }

    @Test
    void patternsThatMatchNothingAreReported() throws IOException {
        file("a.jpg");
        file("b.png");
        file("raw/c.jpg");
        PhotoSearch search = new PhotoSearch(
                false, List.of("*.jpg", "*.png", "*.gif"), List.of("raw/", "rw/", "b*", "c.jpg"), Optional.empty());
        String none = folder + "/*.webp";
        String some = folder + "/*.jp*";
        assertThat(search.among(List.of(none, some, folder.toString())).unmatched())
                .containsExactly(none, "*.gif", "rw/", "c.jpg");
    }

    @Test
    void namedFilesAreTakenOnceWhateverTheirNameAndEvenIfMissing() throws IOException {
        Path odd = file("photo.dat");
        Path missing = folder.resolve("missing.png");
        SearchResult found = PhotoSearch.PLAIN.among(List.of(
                odd.toString(),
                missing.toString(),
                folder.resolve("./photo.dat").toString()));
        assertThat(found.sources()).containsExactly(PhotoFile.named(odd), PhotoFile.named(missing));
        assertThat(found.leftOut()).extracting(IgnoredFile::reason).containsExactly(Reason.MET_BEFORE);
    }

    private static PhotoSearch excluding(String pattern) {
        return new PhotoSearch(true, List.of(), List.of(pattern), Optional.empty());
    }

    private static PhotoSearch recursive() {
        return new PhotoSearch(true, List.of(), List.of(), Optional.empty());
    }

    private static List<String> names(SearchResult found) {
        return found.sources().stream()
                .map(source -> source.relative().toString())
                .toList();
    }

    private Map<String, Reason> reasons(SearchResult found) {
        return found.leftOut().stream()
                .collect(Collectors.toMap(each -> folder.relativize(each.path()).toString(), IgnoredFile::reason));
    }

    private void photo(String name) throws IOException {
        Photo photo = Photo.of(new Size(4, 3), PixelKind.RGB, (c, y, x) -> 9 * x);
        PhotoFiles.write(photo, folder.resolve(name), PhotoFormat.JPEG);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "something");
    }
}
