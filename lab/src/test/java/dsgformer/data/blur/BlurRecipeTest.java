package dsgformer.data.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.data.CropPair;
import dsgformer.picture.Dihedral;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlurRecipeTest {

    private static final int SIDE = 96;
    private static final Planes SCENE = Noise.image(SIDE + 2 * MotionBlur.MARGIN, SIDE + 2 * MotionBlur.MARGIN, 1);

    /** Translation and rotation move light about, defocus spreads it: a thing on black ground has as much as before. */
    @ParameterizedTest
    @EnumSource(names = {"SRGB", "LINEAR"})
    void blurKeepsTheMeanOfWhateverItAverages(BlurLight light) {
        BlurRecipe recipe = BlurRecipe.defaults()
                .withLight(light)
                .withMotion(4, 20)
                .withCamera(1, 0, 0) // zoom makes things larger, depth stretches them
                .withMoving(0)
                .withNoise(0, 0)
                .withDefocus(0.5, 6);
        double gamma = light == BlurLight.LINEAR ? 2.2 : 1;
        Planes scene = thingOnBlack();
        for (int seed = 0; seed < 20; seed++) {
            CropPair pair = MotionBlur.synthesize(scene, scene, recipe, RandomStream.of(seed));
            assertThat(pair.blurred()).isNotEqualTo(pair.sharp());
            // rounding to 8 bits is even, but for values below half a level, which are lost
            assertThat(light(pair.blurred(), gamma) / light(pair.sharp(), gamma))
                    .isCloseTo(1, within(0.02));
        }
    }

    @Test
    void withoutExtrasARecipeIsWhatTrainingUses() {
        for (int seed = 0; seed < 10; seed++) {
            assertThat(MotionBlur.synthesize(SCENE, SCENE, BlurRecipe.defaults(), RandomStream.of(seed)))
                    .isEqualTo(MotionBlur.synthesize(SCENE, SCENE, RandomStream.of(seed)));
        }
    }

    /** What is added comes from random numbers of its own: the motion stays, and so does the sharp half. */
    @Test
    void extrasChangeTheBlurredHalfAlone() {
        BlurRecipe plain = BlurRecipe.defaults();
        for (BlurRecipe recipe :
                new BlurRecipe[] {plain.withDefocus(1, 5), plain.withNoise(0.15, 0.05), plain.withJpeg(1, 40)}) {
            for (int seed = 0; seed < 5; seed++) {
                CropPair pair = MotionBlur.synthesize(SCENE, SCENE, plain, RandomStream.of(seed));
                CropPair more = MotionBlur.synthesize(SCENE, SCENE, recipe, RandomStream.of(seed));
                assertThat(more.sharp()).isEqualTo(pair.sharp());
                assertThat(more.blurred()).isNotEqualTo(pair.blurred());
                assertThat(mean(more.blurred())).isCloseTo(mean(pair.blurred()), within(0.02));
            }
        }
    }

    @Test
    void anotherSeedIsAnotherPairAndTheSameTheSame() {
        BlurRecipe all =
                BlurRecipe.defaults().withDefocus(1, 5).withNoise(1, 0.05).withJpeg(1, 40);
        CropPair pair = MotionBlur.synthesize(SCENE, SCENE, all, RandomStream.of(4));
        assertThat(MotionBlur.synthesize(SCENE, SCENE, all, RandomStream.of(4))).isEqualTo(pair);
        assertThat(MotionBlur.synthesize(SCENE, SCENE, all, RandomStream.of(5))).isNotEqualTo(pair);
    }

    /** What is turned after it was paired is paired after it was turned: crop and turn treat both halves alike. */
    @ParameterizedTest
    @EnumSource
    void everyTurnCommutesBetweenTheHalves(Dihedral turn) {
        CropPair pair = MotionBlur.synthesize(SCENE, SCENE, RandomStream.of(7));
        CropPair turned = pair.turned(turn);
        assertThat(turned.blurred()).isEqualTo(turn.apply(pair.blurred()));
        assertThat(turned.sharp()).isEqualTo(turn.apply(pair.sharp()));
        CropPair cut = pair.cut(3, 5, new Size(32, 32));
        assertThat(new CropPair(pair.sharp(), pair.blurred()).cut(3, 5, new Size(32, 32)))
                .isEqualTo(new CropPair(cut.sharp(), cut.blurred()));
    }

    @Test
    void aDiskOfRadiusThreeSpreadsAPointOverAboutTwentyEightPixels() {
        Planes point = Planes.of(3, 15, 15);
        point.values()[point.index(1, 7, 7)] = 1;
        Planes disk = Disk.blurred(point, 3);
        assertThat(disk.at(1, 7, 7)).isCloseTo((float) (1 / (Math.PI * 9)), within(0.002f));
        assertThat(disk.at(1, 7, 12)).isZero();
        assertThat(disk.at(0, 7, 7)).isZero();
        double sum = 0;
        for (float value : disk.values()) {
            sum += value;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @Test
    void motionBeyondSixtyPixelsIsRefused() {
        assertThatThrownBy(() -> BlurRecipe.defaults().withMotion(10, 61))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[10.0, 60.0], got 61.0");
    }

    private static Planes thingOnBlack() {
        Planes scene = Planes.of(3, SCENE.height(), SCENE.width());
        int middle = SCENE.width() / 2;
        for (int c = 0; c < 3; c++) {
            for (int y = middle - 12; y < middle + 12; y++) {
                for (int x = middle - 12; x < middle + 12; x++) {
                    scene.values()[scene.index(c, y, x)] = 0.5f + SCENE.at(c, y, x) / 2;
                }
            }
        }
        return scene;
    }

    private static double light(Planes planes, double gamma) {
        double sum = 0;
        for (float value : planes.values()) {
            sum += Math.pow(value, gamma);
        }
        return sum;
    }

    private static double mean(Planes planes) {
        return light(planes, 1) / planes.values().length;
    }
}
