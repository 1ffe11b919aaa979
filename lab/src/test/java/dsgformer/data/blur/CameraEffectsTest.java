package dsgformer.data.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.data.CropPair;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraEffectsTest {

    private static final int OLD_DIGEST = -2099117318;
    private static final int SIDE = 64;
    private static final int WHOLE = SIDE + 2 * MotionBlur.MARGIN;
    private static final Planes SCENE = Noise.image(WHOLE, WHOLE, 1);
    private static final Planes OTHER = Noise.image(WHOLE, WHOLE, 2);

    /** The digest of pairs that were made before there were any effects. */
    @Test
    void withoutEffectsPairsAreWhatTheyAlwaysWere() {
        int digest = 1;
        for (int seed = 0; seed < 20; seed++) {
            CropPair pair = MotionBlur.synthesize(SCENE, OTHER, RandomStream.of(seed));
            digest = 31 * digest + Arrays.hashCode(pair.blurred().values());
            digest = 31 * digest + Arrays.hashCode(pair.sharp().values());
        }
        assertThat(digest).isEqualTo(OLD_DIGEST);
    }

    @Test
    void everyEffectChangesPairsAndEqualStreamsStillGiveEqualPairs() {
        for (CameraEffects effects : List.of(
                new CameraEffects(1, 8, 0, 0, 0, 0, 0, 1),
                new CameraEffects(0, 8, 1, 0, 0, 0, 0, 1),
                new CameraEffects(0, 8, 0, 1, 0, 0, 0, 1),
                new CameraEffects(0, 8, 0, 0, 1, 0, 0, 1),
                new CameraEffects(0, 8, 0, 0, 0, 1, 0, 1))) {
            BlurRecipe recipe =
                    BlurRecipe.defaults().withLight(BlurLight.LINEAR).withEffects(effects);
            CropPair plain = MotionBlur.synthesize(
                    SCENE, OTHER, BlurRecipe.defaults().withLight(BlurLight.LINEAR), RandomStream.of(3));
            CropPair pair = MotionBlur.synthesize(SCENE, OTHER, recipe, RandomStream.of(3));
            assertThat(pair).as("%s", effects).isNotEqualTo(plain);
            assertThat(MotionBlur.synthesize(SCENE, OTHER, recipe, RandomStream.of(3)))
                    .isEqualTo(pair);
        }
    }

    /** A lamp of a few pixels: as the photograph shows it, its streak is grey; brighter than white, it stays white. */
    @Test
    void aLampBrighterThanWhiteLeavesAWhiteStreak() {
        Planes lamp = flat(0.1f);
        for (int c = 0; c < 3; c++) {
            for (int y = WHOLE / 2 - 3; y < WHOLE / 2 + 3; y++) {
                for (int x = WHOLE / 2 - 3; x < WHOLE / 2 + 3; x++) {
                    lamp.values()[lamp.index(c, y, x)] = 1;
                }
            }
        }
        BlurRecipe moving = BlurRecipe.defaults()
                .withLight(BlurLight.LINEAR)
                .withMotion(16, 16)
                .withMoving(0)
                .withNoise(0, 0);
        BlurRecipe bright = moving.withEffects(new CameraEffects(1, 60, 0, 0, 0, 0, 0, 1));
        for (int seed = 0; seed < 10; seed++) {
            int grey = white(MotionBlur.synthesize(lamp, lamp, moving, RandomStream.of(seed))
                    .blurred());
            CropPair pair = MotionBlur.synthesize(lamp, lamp, bright, RandomStream.of(seed));
            assertThat(white(pair.blurred())).isGreaterThan(grey + 20);
            assertThat(white(pair.sharp())).isEqualTo(36);
        }
    }

    @Test
    void darkScenesHaveNoHighlights() {
        assertThat(Highlights.gain(flat(0.9f), 30)).containsOnly(1);
        assertThat(Highlights.gain(flat(1), 30)).containsOnly(30);
    }

    @Test
    void withoutBlurBothHalvesAreTheSame() {
        BlurRecipe still = BlurRecipe.defaults().withNoise(0, 0).withEffects(new CameraEffects(0, 8, 1, 1, 1, 1, 0, 1));
        for (int seed = 0; seed < 10; seed++) {
            CropPair pair = MotionBlur.synthesize(SCENE, OTHER, still, RandomStream.of(seed));
            assertThat(pair.blurred()).isEqualTo(pair.sharp());
        }
    }

    /** Near layers show the scene itself, and in the middle of the exposure nothing is displaced. */
    @Test
    void nearLayersAndLongPathsLeaveTheSharpHalfAsItWas() {
        BlurRecipe far = BlurRecipe.defaults().withMoving(0).withEffects(new CameraEffects(0, 8, 0, 1, 1, 0, 0, 1));
        Planes middle = SCENE.cut(MotionBlur.MARGIN, MotionBlur.MARGIN, new Size(SIDE, SIDE));
        for (int seed = 0; seed < 10; seed++) {
            Planes sharp = MotionBlur.synthesize(SCENE, OTHER, far, RandomStream.of(seed))
                    .sharp();
            for (int i = 0; i < sharp.values().length; i++) { // three layers' coverage may miss 1 by rounding
                assertThat(sharp.values()[i]).isCloseTo(middle.values()[i], within(1.01f / 255));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1.8, -0.4", "2.2, 0", "2.6, 0.7", "2, 0.3"})
    void aCurveAndItsInverseGiveTheLevelBack(double gamma, double contrast) {
        ResponseCurve curve = new ResponseCurve(gamma, contrast);
        float before = -1;
        for (int level = 0; level < 256; level++) {
            float light = curve.toLight(level / 255f);
            assertThat(light).isGreaterThanOrEqualTo(before);
            assertThat(Math.round(curve.fromLight(light) * 255)).isEqualTo(level);
            before = light;
        }
        assertThat(curve.fromLight(5)).isEqualTo(1);
    }

    @Test
    void softeningKeepsWhatIsFlatAndTheSumOfAPointAndTakesDetail() {
        for (double deviation : new double[] {0.4, 1, 2.5}) {
            for (float value : Softening.gaussian(flat(0.3f), deviation).values()) {
                assertThat(value).isCloseTo(0.3f, within(1e-5f));
            }
            Planes point = Planes.of(3, 31, 31);
            point.values()[point.index(1, 15, 15)] = 1;
            Planes soft = Softening.gaussian(point, deviation);
            double sum = 0;
            for (float value : soft.values()) {
                sum += value;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
            assertThat(soft.at(1, 15, 14)).isEqualTo(soft.at(1, 15, 16)).isEqualTo(soft.at(1, 14, 15));
        }
    }

    @Test
    void sharesAreShares() {
        assertThatThrownBy(() -> new CameraEffects(1.2, 8, 0, 0, 0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("highlights")
                .hasMessageContaining("got 1.2");
    }

    private static Planes flat(float value) {
        Planes planes = Planes.of(3, WHOLE, WHOLE);
        Arrays.fill(planes.values(), value);
        return planes;
    }

    /** Pixels that are white in green. */
    private static int white(Planes of) {
        int count = 0;
        for (int y = 0; y < of.height(); y++) {
            for (int x = 0; x < of.width(); x++) {
                count += of.at(1, y, x) == 1 ? 1 : 0;
            }
        }
        return count;
    }
}
