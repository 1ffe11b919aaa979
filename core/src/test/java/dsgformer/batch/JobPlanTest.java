package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.image.PhotoFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    }

    @Test
    void withoutAnOutputTheResultLiesBesideThePhoto() throws IOException {
        Path photo = file("my.holiday.JPG");
        assertThat(JobPlan.of(List.of(photo), Optional.empty()))
                .containsExactly(new Job(photo, folder.resolve("my.holiday_deblurred.JPG")));
    }

    @Test
    void theFormatIsThePhotosOwnOrWhatComesClosestOrTheOneThatWasNamed() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        for (String[] names : new String[][] {
            {"a.TIFF", "a.TIFF", "a.bmp"}, {"b.heic", "b.jpg", "b.bmp"}, {"c.nef", "c.tif", "c.bmp"},
            {"d.bmp", "d.bmp", "d.bmp"}, {"e.dib", "e.dib", "e.dib"}, {"f", "f.png", "f.bmp"}
        }) {
            Path photo = file(names[0]);
            assertThat(plan(out, photo)).containsExactly(new Job(photo, out.resolve(names[1])));
            assertThat(JobPlan.of(List.of(photo), Optional.of(out), Optional.of(PhotoFormat.BMP)))
                    .containsExactly(new Job(photo, out.resolve(names[2])));
        }
        assertThatThrownBy(() -> plan(folder.resolve("x.heic"), file("x.png")))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining(".png");
    }

    @Test
    void aFolderStandsForItsPhotosInOrder() throws IOException {
        file("b.png");
        file("a.jpg");
        file("notes.txt");
        file(".hidden.png");
        Path out = folder.resolve("out");
        assertThat(plan(out, folder))
                .extracting(Job::target)
                .containsExactly(out.resolve("a.jpg"), out.resolve("b.png"));
    }

    @Test
    void aMissingFileIsAJobSoThatItIsReported() throws IOException {
        assertThat(plan(folder.resolve("out"), folder.resolve("missing.png"), file("a.png")))
                .hasSize(2);
    }

    @Test
    void plansThatWouldLosePhotosAreRefused() throws IOException {
        Path photo = file("a.png");
        Path same = Files.createDirectory(folder.resolve("other")).resolve("a.png");
        assertThatThrownBy(() -> plan(photo, photo))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("own input");
        assertThatThrownBy(() -> plan(folder, folder)).isInstanceOf(InvalidPlanException.class);
        assertThatThrownBy(() -> plan(folder.resolve("out"), photo, same))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("would both become");
        assertThatThrownBy(() -> plan(photo, photo, same))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> plan(folder.resolve("out.xyz"), photo))
                .isInstanceOf(InvalidPlanException.class)
                .hasMessageContaining(".png");
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
        return JobPlan.of(List.of(inputs), Optional.of(output));
    }

    private Path file(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }
}
