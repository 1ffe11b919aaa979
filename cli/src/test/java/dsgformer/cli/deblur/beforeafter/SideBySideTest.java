package dsgformer.cli.deblur.beforeafter;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.batch.plan.Job;
import dsgformer.cli.TestPhotos;
import dsgformer.photo.Photo;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideBySideTest {

    private static final int GAP = 8;

    @TempDir
    private Path folder;

    private BeforeAfter photo;

    @BeforeEach
    void twoPhotos() throws IOException {
        photo = new BeforeAfter(new Job(folder.resolve("before.png"), folder.resolve("after.png")), ReadLimits.DEFAULT);
        TestPhotos.write(photo.source(), 60, 40);
        PhotoFiles.write(TestPhotos.photo(60, 40), photo.target());
    }

    @Test
    void withEnoughMemoryBothHaveFullSize() throws IOException {
        SideBySide both = SideBySide.of(photo, Long.MAX_VALUE);
        assertThat(both.picture().size()).isEqualTo(new Size(120 + GAP, 40));
        assertThat(both.limited()).isFalse();
    }

    /** Sides in WebP have up to 16,383 pixels; 8 columns are the gap. */
    @ParameterizedTest
    @CsvSource({"8187, 1, 1", "8188, 1, 2", "16374, 1, 2", "16375, 1, 3", "1, 16383, 1"})
    void thePictureIsScaledDownToTheLongestSideOfTheFormat(int width, int height, int factor) throws IOException {
        Path webp = folder.resolve("large.webp");
        PhotoFiles.write(TestPhotos.photo(width, height), webp);
        SideBySide both = SideBySide.of(new BeforeAfter(new Job(webp, webp), ReadLimits.DEFAULT), Long.MAX_VALUE);
        assertThat(both.factor()).isEqualTo(factor);
        assertThat(both.limited()).isFalse();
        PhotoFiles.write(both.picture(), webp);
    }

    /** Two photos and their joined picture take four times a photo; one photo and small ones take less. */
    @Test
    void withLittleMemoryThePictureIsScaledDownToFit() throws IOException {
        long one = 3 * 60 * 40;
        assertThat(SideBySide.of(photo, 4 * one).factor()).isEqualTo(1);
        SideBySide half = SideBySide.of(photo, 4 * one - 1);
        assertThat(half.factor()).isEqualTo(2);
        assertThat(half.limited()).isTrue();
        assertThat(half.picture().size()).isEqualTo(new Size(60 + GAP, 20));
        Photo before = photo.before();
        for (long room = one + one / 100; room <= 4 * one; room += one / 10) {
            assertThat(SideBySide.bytes(before, room)).isLessThanOrEqualTo(room);
        }
    }
}
