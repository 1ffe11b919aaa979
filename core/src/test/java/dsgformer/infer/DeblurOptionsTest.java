package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.picture.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeblurOptionsTest {

    @Test
    void eachWithChangesOneThing() {
        assertThat(DeblurOptions.defaults()
                        .withStrength(0.8f)
                        .withInference(InferenceMode.TILE)
                        .withTilePixels(256)
                        .withOverlapPixels(32)
                        .withSkipSharp(0.25f)
                        .withTta(true)
                        .withGuard(false))
                .isEqualTo(new DeblurOptions(0.8f, InferenceMode.TILE, 256, 32, 0.25f, true, false, Area.ALL));
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1.6f, Float.NaN})
    void strengthIsFromZeroToOneAndAHalf(float strength) {
        assertThatThrownBy(() -> DeblurOptions.defaults().withStrength(strength))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strength must be from 0 to 1.5, got " + strength);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 63})
    void aTileHasAtLeast64Pixels(int side) {
        assertThatThrownBy(() -> DeblurOptions.defaults().withTilePixels(side))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 64 pixels a side, or 0 for auto, got " + side);
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1.1f, Float.NaN})
    void theBlurThresholdIsFromZeroToOne(float blur) {
        assertThatThrownBy(() -> DeblurOptions.defaults().withSkipSharp(blur))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to 1");
    }

    @Test
    void aNegativeOverlapIsRefused() {
        assertThatThrownBy(() -> DeblurOptions.defaults().withOverlapPixels(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
