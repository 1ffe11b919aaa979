package dsgformer.data.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.data.CropPair;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameAverageTest {

    private static final RandomStream RANDOM = RandomStream.of(1);

    @Test
    void theBlurredPictureIsTheMeanOfTheWindowAndTheSharpOneItsMiddle() throws IOException {
        FrameAverage average = new FrameAverage(List.of(3), 0, LightCurve.ENCODED, 0);
        FrameSource film = film(levels(10, 40, 100, 0, 3, 6, 9));
        CropPair first = average.next(film, RANDOM).orElseThrow().pair();
        assertThat(level(first.blurred())).isEqualTo(50);
        assertThat(level(first.sharp())).isEqualTo(40);
        CropPair second = average.next(film, RANDOM).orElseThrow().pair();
        assertThat(level(second.blurred())).isEqualTo(3);
        assertThat(average.next(film, RANDOM)).isEmpty();
    }

    /** Half the time white, half black, is half the light: 255 · 0.5^(1/2.2) = 186. */
    @Test
    void inLinearLightBrightMomentsWeighMore() throws IOException {
        FrameAverage average = new FrameAverage(List.of(3), 0, LightCurve.LIGHT, 0);
        CropPair pair =
                average.next(film(levels(0, 128, 255)), RANDOM).orElseThrow().pair();
        double light = (Math.pow(128 / 255.0, 2.2) + 1) / 3;
        assertThat(level(pair.blurred())).isEqualTo((int) Math.round(255 * Math.pow(light, 1 / 2.2)));
        assertThat(level(pair.sharp())).isEqualTo(128);
    }

    /** Whatever was averaged keeps its mean, up to the rounding to 8 bits, which is even over 3 · 40 · 48 values. */
    @Test
    void theMeanIsKeptInWhateverIsAveraged() throws IOException {
        for (LightCurve curve : List.of(LightCurve.ENCODED, LightCurve.LIGHT)) {
            List<Planes> frames =
                    IntStream.range(0, 7).mapToObj(FrameAverageTest::noise).toList();
            Planes blurred = new FrameAverage(List.of(7), 0, curve, 0)
                    .next(film(frames.stream()), RANDOM)
                    .orElseThrow()
                    .pair()
                    .blurred();
            double before = frames.stream()
                    .mapToDouble(frame -> mean(frame, curve.gamma()))
                    .average()
                    .orElseThrow();
            assertThat(mean(blurred, curve.gamma())).isCloseTo(before, within(2e-4));
        }
    }

    @Test
    void framesBetweenTwoWindowsAreLeftOut() throws IOException {
        FrameAverage average = new FrameAverage(List.of(3), 2, LightCurve.ENCODED, 0);
        FrameSource film = film(levels(1, 1, 1, 99, 99, 5, 5, 5));
        assertThat(average.next(film, RANDOM)).isPresent();
        assertThat(level(average.next(film, RANDOM).orElseThrow().pair().blurred()))
                .isEqualTo(5);
    }

    /** Eight pixels a frame, in both directions: halfway is four. */
    @Test
    void aFrameInBetweenShowsThingsHalfway() {
        Planes scene = smooth(160, 160);
        Planes before = scene.cut(24, 24, new Size(96, 96));
        Planes after = scene.cut(16, 32, new Size(96, 96));
        Planes halfway = scene.cut(20, 28, new Size(96, 96));
        Planes found = BlockMotion.between(before, after).between(before, after, 0.5f);
        double worst = 0;
        for (int y = 20; y < 76; y++) { // the borders show what only one of the two saw
            for (int x = 20; x < 76; x++) {
                worst = Math.max(worst, Math.abs(found.at(1, y, x) - halfway.at(1, y, x)));
            }
        }
        assertThat(worst).isLessThan(1e-3);
    }

    @Test
    void atItsEndsAFrameInBetweenIsTheFrameItself() {
        Planes a = noise(1);
        Planes b = noise(2);
        BlockMotion motion = BlockMotion.between(a, b);
        assertThat(motion.between(a, b, 0)).isEqualTo(a);
        assertThat(motion.between(a, b, 1)).isEqualTo(b);
    }

    @Test
    void evenWindowsHaveNoMiddle() {
        assertThatThrownBy(() -> new FrameAverage(List.of(7, 8), 0, LightCurve.LIGHT, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("odd");
    }

    private static FrameSource film(Stream<Planes> frames) {
        Iterator<Planes> left = frames.toList().iterator();
        return () -> left.hasNext() ? Optional.of(left.next()) : Optional.empty();
    }

    private static Stream<Planes> levels(int... levels) {
        return Arrays.stream(levels).mapToObj(level -> {
            Planes frame = Planes.of(3, 4, 5);
            Arrays.fill(frame.values(), level / 255f);
            return frame;
        });
    }

    private static int level(Planes picture) {
        assertThat(picture.values()).containsOnly(picture.values()[0]);
        return Math.round(picture.values()[0] * 255);
    }

    private static Planes noise(int seed) {
        RandomStream random = RandomStream.of(seed);
        Planes frame = Planes.of(3, 40, 48);
        for (int i = 0; i < frame.values().length; i++) {
            frame.values()[i] = random.below(256) / 255f;
        }
        return frame;
    }

    private static Planes smooth(int height, int width) {
        Planes planes = Planes.of(3, height, width);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    planes.values()[planes.index(c, y, x)] = (float) (0.5
                            + 0.2 * Math.sin(0.13 * x + 0.07 * y + c)
                            + 0.2 * Math.cos(0.09 * x - 0.17 * y)
                            + 0.05 * Math.sin(0.41 * x * 0.9 + 0.37 * y));
                }
            }
        }
        return planes;
    }

    private static double mean(Planes planes, double gamma) {
        double sum = 0;
        for (float value : planes.values()) {
            sum += Math.pow(value, gamma);
        }
        return sum / planes.values().length;
    }
}
