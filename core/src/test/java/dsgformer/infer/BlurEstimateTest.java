package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlurEstimateTest {

    /** Along rows, columns and diagonals: a shake is detected in any direction. */
    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "1, 1", "1, -1"})
    void theLongerAShakeTheLargerTheEstimate(int dx, int dy) {
        Photo scene = scene(400, 300);
        double last = -1;
        for (int length : new int[] {1, 3, 5, 9, 15}) {
            double blur = estimate(shaken(scene, dx, dy, length));
            assertThat(blur).isBetween(0.0, 1.0).isGreaterThan(last);
            last = blur;
        }
        assertThat(last).isGreaterThan(0.6);
        assertThat(estimate(scene)).isLessThan(0.35);
    }

    /** A mirror moves the tiles' borders by a pixel. */
    @Test
    void mirrorsAndTurnsDoNotMatter() {
        Photo photo = shaken(scene(384, 256), 1, 0, 5);
        Photo mirrored = Photo.of(photo.size(), photo.kind(), (c, y, x) -> photo.sample(c, y, 383 - x));
        Photo turned = Photo.of(new Size(256, 384), photo.kind(), (c, y, x) -> photo.sample(c, x, y));
        assertThat(estimate(mirrored)).isCloseTo(estimate(photo), within(0.02));
        assertThat(estimate(turned)).isCloseTo(estimate(photo), within(0.02));
    }

    @Test
    void neitherDepthNorBrightnessMatters() {
        Photo photo = shaken(scene(256, 256), 0, 1, 5);
        Photo deep = Photo.of(
                photo.size(), photo.kind().withDepth(BitDepth.SIXTEEN), (c, y, x) -> 257 * photo.sample(c, y, x) / 2);
        assertThat(estimate(deep)).isCloseTo(estimate(photo), within(0.01)); // half the contrast, rounded elsewhere
    }

    @Test
    void aPhotoWithoutTextureHasNoEstimate() {
        assertThat(BlurEstimate.of(Photo.of(new Size(300, 200), PixelKind.RGB, (c, y, x) -> 128)))
                .isEqualTo(OptionalDouble.empty());
        assertThat(BlurEstimate.of(scene(400, 12))).isEqualTo(OptionalDouble.empty());
        assertThat(BlurEstimate.of(scene(1, 1))).isEqualTo(OptionalDouble.empty());
        assertThat(BlurEstimate.of(scene(40, 20))).isPresent();
    }

    /** A clear sky over a shaken street does not make the street sharper. */
    @Test
    void tilesWithoutTextureDoNotCount() {
        Photo street = shaken(scene(640, 256), 1, 0, 7);
        Photo withSky =
                Photo.of(new Size(640, 768), PixelKind.RGB, (c, y, x) -> y < 512 ? 200 : street.sample(c, y - 512, x));
        assertThat(estimate(withSky)).isCloseTo(estimate(street), within(0.05));
    }

    /** Tiles are spread over the photo, so that a large one takes no more of them than a small one. */
    @Test
    void aLargePhotoIsEstimatedFromSomeOfItsTiles() {
        Photo photo = shaken(scene(3000, 2100), 1, 0, 5);
        Photo part = shaken(scene(700, 500), 1, 0, 5);
        assertThat(estimate(photo)).isCloseTo(estimate(part), within(0.03));
    }

    @Test
    void onlyPhotosBelowTheThresholdAreSkipped() {
        Photo photo = shaken(scene(128, 128), 1, 0, 5);
        double blur = estimate(photo);
        List<Boolean> left = new ArrayList<>();
        FakeNetwork network = FakeNetwork.scaling(0.9f);
        for (double threshold : new double[] {0, blur - 0.01, blur + 0.01, 1}) {
            Photo restored = Deblurrer.of(network)
                    .deblur(
                            photo,
                            DeblurOptions.defaults().withGuard(false).withSkipSharp((float) threshold),
                            new ProgressListener() {
                                @Override
                                public void tileDone(int done, int total) {}

                                @Override
                                public void examined(OptionalDouble estimate, boolean sharp) {
                                    assertThat(estimate).hasValue(blur);
                                    left.add(sharp);
                                }
                            });
            assertThat(restored == photo).isEqualTo(left.get(left.size() - 1));
        }
        assertThat(left).containsExactly(false, false, true, true);
        assertThat(network.shown).hasSize(2);
    }

    private static double estimate(Photo photo) {
        return BlurEstimate.of(photo).orElseThrow();
    }

    /** Rectangles of all sizes upon each other, like the edges of things. */
    private static Photo scene(int width, int height) {
        SplittableRandom random = new SplittableRandom(5);
        int[] levels = new int[width * height];
        for (int i = 0; i < width * height / 60 + 40; i++) {
            int w = 2 + random.nextInt(30);
            int h = 2 + random.nextInt(30);
            int left = random.nextInt(width + w) - w;
            int top = random.nextInt(height + h) - h;
            int level = random.nextInt(256);
            for (int y = Math.max(0, top); y < Math.min(height, top + h); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + w); x++) {
                    levels[y * width + x] = level;
                }
            }
        }
        return Photo.of(new Size(width, height), PixelKind.RGB, (c, y, x) -> levels[y * width + x]);
    }

    /** The mean of the scene at so many places along a line. */
    private static Photo shaken(Photo scene, int dx, int dy, int length) {
        int width = scene.size().width();
        int height = scene.size().height();
        return Photo.of(scene.size(), scene.kind(), (c, y, x) -> {
            int sum = 0;
            for (int i = -(length / 2); i <= length / 2; i++) {
                sum += scene.sample(
                        c, Math.max(0, Math.min(height - 1, y + i * dy)), Math.max(0, Math.min(width - 1, x + i * dx)));
            }
            return sum / (length / 2 * 2 + 1);
        });
    }
}
