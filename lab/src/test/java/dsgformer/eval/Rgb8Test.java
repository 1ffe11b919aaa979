package dsgformer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.picture.Planes;
import org.junit.jupiter.api.Test;

class Rgb8Test {

    @Test
    void everyEightBitSampleSurvivesConversionToPlanes() {
        Rgb8 picture = Pictures.of(1, 256, (c, y, x) -> x);
        for (int x = 0; x < 256; x++) {
            assertThat(picture.at(2, 0, x)).isEqualTo(x);
        }
    }

    @Test
    void valuesOutsideAreClamped() {
        Rgb8 picture = Rgb8.of(new Planes(3, 1, 1, new float[] {-0.5f, 1.5f, Float.POSITIVE_INFINITY}));
        assertThat(new int[] {picture.at(0, 0, 0), picture.at(1, 0, 0), picture.at(2, 0, 0)})
                .containsExactly(0, 255, 255);
    }

    @Test
    void halvesRoundToEven() {
        Rgb8 picture = Rgb8.of(new Planes(3, 1, 1, new float[] {0.5f, 0.1f, 0.3f})); // 127.5, 25.5, 76.5
        assertThat(new int[] {picture.at(0, 0, 0), picture.at(1, 0, 0), picture.at(2, 0, 0)})
                .containsExactly(128, 26, 76);
    }

    @Test
    void nanIsRefused() {
        assertThatThrownBy(() -> Rgb8.of(new Planes(3, 1, 1, new float[] {0, Float.NaN, 0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value 1 of Planes[3, 1, 1] is not a number");
    }

    @Test
    void greyPlanesAreRefused() {
        assertThatThrownBy(() -> Rgb8.of(Planes.of(1, 4, 4))).hasMessageContaining("RGB");
    }
}
