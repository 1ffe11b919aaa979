package dsgformer.cli.deblur.report;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.Workload;
import dsgformer.cli.run.TerminalText;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemainingTimeTest {

    @TempDir
    private Path folder;

    private Job small;
    private Job large;
    private Workload work;
    private long seconds;

    @BeforeEach
    void aSmallAndALargePhoto() throws IOException {
        small = photo("small.png", 100);
        large = photo("large.png", 300);
        work = Workload.of(List.of(small, large));
    }

    @Test
    void theTimeLeftIsEstimatedByPixelsNotByPhotos() {
        assertThat(work.pixels()).isEqualTo(400 * 100);
        RemainingTime pace = pace();
        pace.began(small);
        assertThat(pace.secondsLeft()).isEmpty();
        seconds = 10;
        pace.finished(small);
        assertThat(pace.secondsLeft()).hasValue(30);
        assertThat(pace.share()).isEqualTo(0.25);
    }

    @Test
    void finishedTilesOfThePhotoInProgressCount() {
        RemainingTime pace = pace();
        pace.began(large);
        seconds = 10;
        pace.tileDone(large, 1, 3);
        assertThat(pace.secondsLeft()).hasValue(30);
        assertThat(ProgressBar.text(pace, 2, "large.png", 80))
                .startsWith("[#####---------------]  25 %  0/2  30 s left  large.png");
    }

    @Test
    void skippedPhotosDoNotCountForTheSpeed() {
        RemainingTime pace = pace();
        pace.ended(small);
        pace.began(large);
        seconds = 6;
        pace.tileDone(large, 1, 2);
        assertThat(pace.secondsLeft()).hasValue(6);
        assertThat(pace.ended()).isEqualTo(1);
    }

    @Test
    void aBarFitsEveryLineWidth() {
        RemainingTime pace = pace();
        pace.began(large);
        seconds = 10;
        pace.tileDone(large, 1, 3);
        for (String name : List.of("a".repeat(200) + ".png", "街".repeat(100) + ".png", "a.png")) {
            for (int columns = 2; columns < 200; columns++) {
                assertThat(TerminalText.width(ProgressBar.text(pace, 2, name, columns)))
                        .as("%d columns", columns)
                        .isLessThan(columns);
            }
            assertThat(ProgressBar.text(pace, 2, name, 70)).startsWith("[#").endsWith(".png");
            assertThat(ProgressBar.text(pace, 2, name, 30))
                    .isEqualTo(" 25 %  0/2  30 s left" + (name.length() == 5 ? "  a.png" : ""));
        }
    }

    private RemainingTime pace() {
        return new RemainingTime(work, () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    private Job photo(String name, int width) throws IOException {
        Path file = folder.resolve(name);
        PhotoFiles.write(Photo.of(new Size(width, 100), PixelKind.GREY, (c, y, x) -> x % 256), file);
        return new Job(file, folder.resolve("out-" + name));
    }
}
