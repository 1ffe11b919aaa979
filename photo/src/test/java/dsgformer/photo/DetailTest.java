package dsgformer.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DetailTest {

    @Test
    void oneColorHasNone() {
        assertThat(Detail.of(Photo.of(new Size(9, 7), PixelKind.RGB, (c, y, x) -> 50 * c)))
                .isZero();
        assertThat(Detail.of(Photo.of(new Size(1, 7), PixelKind.RGB, (c, y, x) -> y)))
                .isZero();
    }

    /** A ramp along rows: differences of 2 levels there, none along columns. */
    @Test
    void itIsTheMeanDifferenceOfNeighborsInSharesOfWhite() {
        for (PixelKind kind : List.of(PixelKind.GREY, PixelKind.RGB, PixelKind.RGB.withAlpha())) {
            Photo ramp = Photo.of(new Size(60, 20), kind, (c, y, x) -> 2 * x);
            assertThat(Detail.of(ramp)).isCloseTo(1.0 / 255, within(1e-9));
        }
    }

    @Test
    void blurTakesItAwayAndDepthDoesNotMatter() {
        Random random = new Random(1);
        int[] levels = random.ints(80 * 80, 0, 256).toArray();
        Size size = new Size(80, 79);
        Photo sharp = Photo.of(size, PixelKind.GREY, (c, y, x) -> levels[80 * y + x]);
        Photo blurred = Photo.of(size, PixelKind.GREY, (c, y, x) -> (levels[80 * y + x] + levels[80 * y + x + 80]) / 2);
        Photo deep =
                Photo.of(size, new PixelKind(true, false, BitDepth.SIXTEEN), (c, y, x) -> 257 * levels[80 * y + x]);
        assertThat(Detail.of(blurred)).isLessThan(0.9 * Detail.of(sharp));
        assertThat(Detail.of(deep)).isCloseTo(Detail.of(sharp), within(1e-9));
    }

    /** DSGFORMER_DATA has sets with blur, sharp and, from {@code deblur -f png -o SET/restored}, restored. */
    @Test
    @Tag("slow")
    void restoredPhotosShowMoreThanBlurredOnesAndSharpOnesTheMost() throws IOException {
        String folder = System.getenv("DSGFORMER_DATA");
        assumeTrue(folder != null, "skipped: DSGFORMER_DATA names no folder of sets with blur, sharp and restored");
        int pairs = 0;
        int restoredMore = 0;
        int sharpMore = 0;
        try (Stream<Path> files = Files.walk(Path.of(folder), FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(each -> each.toString().matches(".*/blur/[^/]*\\.(jpg|png)"))
                    .toList()) {
                Path set = file.getParent().getParent();
                String stem = file.getFileName().toString().replaceFirst("\\.\\w+$", "");
                Path restored = set.resolve("restored/" + stem + "_deblurred.png");
                if (!Files.exists(restored)) {
                    restored = set.resolve("restored/" + stem + ".png");
                }
                if (!Files.exists(restored)) {
                    continue;
                }
                double before = Detail.of(PhotoFiles.read(file));
                pairs++;
                restoredMore += Detail.of(PhotoFiles.read(restored)) > before ? 1 : 0;
                sharpMore +=
                        Detail.of(PhotoFiles.read(set.resolve("sharp").resolve(file.getFileName()))) > before ? 1 : 0;
            }
        }
        System.out.printf(
                "of %d pairs, restored above blurred: %d, sharp above blurred: %d%n", pairs, restoredMore, sharpMore);
        assertThat(pairs).isPositive();
        assertThat(restoredMore).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * pairs));
        assertThat(sharpMore).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * pairs));
    }
}
