package dsgformer.data.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.data.CropPair;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MotionBlurTest {

    private static final int SEEDS = 30; // enough to meet both shutters, moving regions and noise
    private static final Planes SCENE = Noise.image(96, 104, 1);
    private static final Planes OTHER = Noise.image(96, 104, 2);

    @Test
    void theSharpImageIsTheUndisplacedMiddleOfTheScene() {
        Planes middle = SCENE.cut(MotionBlur.MARGIN, MotionBlur.MARGIN, new Size(24, 16));
        for (int seed = 0; seed < SEEDS; seed++) {
            // even a moving region shows the scene itself where nothing is displaced yet
            CropPair pair = MotionBlur.synthesize(SCENE, SCENE, RandomStream.of(seed));
            assertThat(pair.sharp()).isEqualTo(middle);
        }
    }

    @Test
    void equalStreamsGiveEqualPairsAndOthersDoNot() {
        CropPair pair = MotionBlur.synthesize(SCENE, OTHER, RandomStream.of(9));
        assertThat(MotionBlur.synthesize(SCENE, OTHER, RandomStream.of(9))).isEqualTo(pair);
        assertThat(MotionBlur.synthesize(SCENE, OTHER, RandomStream.of(10))).isNotEqualTo(pair);
    }

    @Test
    void valuesLieOnTheGridOfEightBits() {
        for (int seed = 0; seed < SEEDS; seed++) {
            for (float value : MotionBlur.synthesize(SCENE, OTHER, RandomStream.of(seed))
                    .blurred()
                    .values()) {
                assertThat(value).isBetween(0f, 1f).isEqualTo(Math.round(value * 255) / 255f);
            }
        }
    }

    /** Averaging displaced noise flattens it; the share of still cameras keeps some. */
    @Test
    void theBlurredImageHasLessDetail() {
        double blurred = 0;
        double sharp = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            CropPair pair = MotionBlur.synthesize(SCENE, SCENE, RandomStream.of(seed));
            blurred += detail(pair.blurred());
            sharp += detail(pair.sharp());
        }
        assertThat(blurred).isLessThan(0.6 * sharp);
    }

    @Test
    void aFlatSceneStaysFlat() {
        Planes gray = Planes.of(3, 96, 96);
        Arrays.fill(gray.values(), 100 / 255f);
        for (int seed = 0; seed < SEEDS; seed++) {
            float[] values = MotionBlur.synthesize(gray, gray, RandomStream.of(seed))
                    .blurred()
                    .values();
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            // noise of deviation 0.012 over 768 values moves their mean by 0.0004
            assertThat(sum / values.length).isCloseTo(100 / 255.0, within(0.002));
        }
    }

    @Test
    void refusesASceneThatIsAllMargin() {
        Planes small = Planes.of(3, 80, 100);
        assertThatThrownBy(() -> MotionBlur.synthesize(small, small, RandomStream.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 80 pixels")
                .hasMessageContaining("[3, 80, 100]");
    }

    private static double detail(Planes planes) {
        double sum = 0;
        for (int i = 1; i < planes.values().length; i++) {
            sum += Math.abs(planes.values()[i] - planes.values()[i - 1]);
        }
        return sum;
    }
}
