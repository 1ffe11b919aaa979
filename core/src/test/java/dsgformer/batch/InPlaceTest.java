package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.batch.plan.Backups;
import dsgformer.batch.plan.IgnoredFile;
import dsgformer.batch.plan.InvalidPlanException;
import dsgformer.batch.plan.JobPlan;
import dsgformer.batch.plan.PhotoSearch;
import dsgformer.io.Sha256;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs that replace their photos. */
class InPlaceTest {

    private static final Instant TAKEN = Instant.parse("2001-02-03T04:05:06Z");

    @TempDir
    private Path folder;

    private TestBatch batch;
    private Map<String, String> before;

    @BeforeEach
    void photos() throws IOException {
        batch = TestBatch.in(folder);
        batch.photos(3);
        for (Path photo : List.of(batch.in().resolve("0.png"), batch.in().resolve("1.jpg"))) {
            Files.setLastModifiedTime(photo, FileTime.from(TAKEN));
        }
        before = TestBatch.contents(batch.in());
    }

    @Test
    void originalsAreKeptBesideThePhotos() throws IOException {
        run(OnExists.SKIP, ".orig");
        Map<String, String> after = TestBatch.contents(batch.in());
        assertThat(after).hasSize(6);
        before.forEach((name, content) -> {
            assertThat(after.get(name + ".orig")).isEqualTo(content);
            assertThat(after.get(name)).isNotEqualTo(content);
        });
        assertThat(Files.getLastModifiedTime(batch.in().resolve("0.png.orig"))).isEqualTo(FileTime.from(TAKEN));
        assertThat(PhotoFiles.format(batch.in().resolve("1.jpg"))).contains(PhotoFormat.JPEG);
    }

    @Test
    void originalsAreKeptInAFolderWithTheSameTree() throws IOException {
        Path deep = Files.createDirectories(batch.in().resolve("a/b")).resolve("c.png");
        Files.move(batch.in().resolve("2.png"), deep);
        String content = Sha256.of(deep);
        run(OnExists.SKIP, folder.resolve("kept").toString());
        assertThat(Sha256.of(folder.resolve("kept/a/b/c.png"))).isEqualTo(content);
        assertThat(TestBatch.contents(folder.resolve("kept/a/b"))).hasSize(1);
        assertThat(Sha256.of(deep)).isNotEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {".orig", "-before", "kept"})
    void aSecondRunLeavesResultsAndOriginalsAlone(String backup) throws IOException {
        String place = backup.equals("kept") ? batch.in().resolve(backup).toString() : backup;
        run(OnExists.SKIP, place);
        Map<String, String> after = tree();
        run(OnExists.SKIP, place);
        assertThat(tree()).isEqualTo(after);
        assertThat(batch.events().ends().subList(3, 6)).allMatch(end -> end.endsWith("ORIGINAL_KEPT"));
        assertThatThrownBy(() -> run(OnExists.ERROR, place)).isInstanceOf(OutputExistsException.class);
        assertThat(tree()).isEqualTo(after);
    }

    @Test
    void anotherOriginalIsKeptBesideTheFirstOrReplacesIt() throws IOException {
        run(OnExists.SKIP, ".orig");
        String once = Sha256.of(batch.in().resolve("0.png"));
        run(OnExists.RENAME, ".orig");
        assertThat(tree().get("0.png.orig")).isEqualTo(before.get("0.png"));
        assertThat(tree().get("0.png_1.orig")).isEqualTo(once);
        String twice = Sha256.of(batch.in().resolve("0.png"));
        run(OnExists.OVERWRITE, ".orig");
        assertThat(tree().get("0.png.orig")).isEqualTo(twice);
    }

    /** As a run leaves it that was killed after it kept the original and before it replaced the photo. */
    @Test
    void aStoppedRunIsContinued() throws IOException {
        Path photo = batch.in().resolve("0.png");
        Files.createLink(batch.in().resolve("0.png.orig"), photo);
        Files.copy(batch.in().resolve("1.jpg"), batch.in().resolve("1.jpg.orig"));
        run(OnExists.SKIP, ".orig");
        assertThat(batch.events().ends()).hasSize(3).allMatch(end -> end.startsWith("Finished"));
        assertThat(tree().get("0.png.orig")).isEqualTo(before.get("0.png"));
        assertThat(tree().get("0.png")).isNotEqualTo(before.get("0.png"));
    }

    @Test
    void theFileBehindALinkIsReplacedOnce() throws IOException {
        Path real = batch.out().resolve("real.png");
        Files.move(batch.in().resolve("0.png"), real);
        Path link = Files.createSymbolicLink(batch.in().resolve("0.png"), real);
        Files.createSymbolicLink(batch.in().resolve("again.png"), real);
        run(OnExists.SKIP, ".orig");
        assertThat(link).isSymbolicLink();
        assertThat(Sha256.of(real)).isNotEqualTo(before.get("0.png"));
        assertThat(Sha256.of(batch.out().resolve("real.png.orig"))).isEqualTo(before.get("0.png"));
        assertThat(plan(".orig").leftOut())
                .extracting(IgnoredFile::path)
                .contains(batch.in().resolve("again.png"));
    }

    @Test
    void permissionsStayAndTimesIfAsked() throws IOException {
        Path photo = batch.in().resolve("0.png");
        Files.setPosixFilePermissions(photo, PosixFilePermissions.fromString("rw-r-----"));
        BatchSettings settings = TestBatch.settings(OnExists.SKIP).withKeepTime(true);
        batch.with(settings).run(plan(".orig"), batch.events());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(photo)))
                .isEqualTo("rw-r-----");
        assertThat(Files.getLastModifiedTime(photo)).isEqualTo(FileTime.from(TAKEN));
    }

    @Test
    void aPhotoUnderAWrongNameKeepsItsFormat() throws IOException {
        Path photo = batch.in().resolve("1.jpg");
        PhotoFiles.write(Photo.of(new Size(40, 30), PixelKind.RGB, (c, y, x) -> 5 * x), photo, PhotoFormat.PNG);
        run(OnExists.SKIP, ".orig");
        assertThat(PhotoFiles.format(photo)).contains(PhotoFormat.PNG);
    }

    @Test
    void aPhotoThatDoesNotChangeIsNotTouched() throws IOException {
        Path photo = batch.in().resolve("0.png");
        PhotoFiles.write(Photo.of(new Size(40, 30), PixelKind.RGB, (c, y, x) -> 0), photo);
        Files.setLastModifiedTime(photo, FileTime.from(TAKEN));
        run(OnExists.SKIP, ".orig");
        assertThat(Files.getLastModifiedTime(photo)).isEqualTo(FileTime.from(TAKEN));
        assertThat(batch.in().resolve("0.png.orig")).doesNotExist();
        assertThat(batch.in().resolve("1.jpg.orig")).exists();
    }

    @Test
    void placesOfOriginalsMayNotBeTaken() throws IOException {
        assertThatThrownBy(() -> plan(batch.in().toString()))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("would get the place of a photo");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(batch.in().resolve("0.png"), other.resolve("0.png"));
        PhotoSearch search = PhotoSearch.PLAIN;
        assertThatThrownBy(() -> JobPlan.inPlace(
                        search.among(List.of(batch.in().toString(), other.toString())), Backups.parse("kept")))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("would both become");
    }

    private void run(OnExists rule, String backup) throws IOException {
        batch.with(rule).run(plan(backup), batch.events());
    }

    private JobPlan plan(String backup) throws IOException {
        Backups backups = Backups.parse(backup);
        PhotoSearch search = new PhotoSearch(true, List.of(), List.of(), backups.folder());
        return JobPlan.inPlace(search.among(List.of(batch.in().toString())), backups);
    }

    private Map<String, String> tree() throws IOException {
        return TestBatch.contents(batch.in());
    }
}
