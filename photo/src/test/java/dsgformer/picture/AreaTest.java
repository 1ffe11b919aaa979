package dsgformer.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

    private static final Size PICTURE = new Size(200, 100);

    @Test
    void aRectangleIsFullInItsMiddleNothingOutsideAndRisesBetween() {
        Area area = Area.rectangle(40, 20, new Size(100, 60));
        assertThat(area.weight(PICTURE, 90, 50)).isEqualTo(1);
        assertThat(area.weight(PICTURE, 39, 50)).isZero();
        assertThat(area.weight(PICTURE, 140, 50)).isZero();
        assertThat(area.weight(PICTURE, 90, 80)).isZero();
        for (int x = 40; x < 90; x++) {
            assertThat(area.weight(PICTURE, x, 50)).isBetween(area.weight(PICTURE, x - 1, 50), 1f);
            assertThat(area.weight(PICTURE, 179 - x, 50)).isEqualTo(area.weight(PICTURE, x, 50));
        }
    }

    @Test
    void thereIsNoSoftEdgeWhereThePictureEnds() {
        Area area = Area.rectangle(0, 0, PICTURE);
        assertThat(area.weight(PICTURE, 0, 0)).isEqualTo(1);
        assertThat(area.weight(PICTURE, 199, 99)).isEqualTo(1);
        Area beyond = Area.rectangle(150, 10, new Size(500, 80));
        assertThat(beyond.weight(PICTURE, 199, 50)).isEqualTo(1);
        assertThat(beyond.weight(PICTURE, 150, 50)).isLessThan(1);
    }

    @Test
    void aRectangleOfOnePixelIsThatPixel() {
        Area area = Area.rectangle(3, 4, new Size(1, 1));
        assertThat(area.weight(PICTURE, 3, 4)).isPositive();
        assertThat(area.weight(PICTURE, 4, 4)).isZero();
    }

    @Test
    void aMaskIsStretchedToThePicture() {
        Area area = Area.mask(new Planes(1, 1, 2, new float[] {0, 1}));
        assertThat(area.weight(PICTURE, 0, 99)).isZero();
        assertThat(area.weight(PICTURE, 199, 0)).isEqualTo(1);
        assertThat(area.weight(PICTURE, 100, 50)).isBetween(0.49f, 0.51f);
    }

    /** A window is touched if one of its pixels has a weight, and hardly otherwise. */
    @ParameterizedTest
    @CsvSource({"0, 0, 40, 20, false", "0, 0, 41, 21, true", "140, 20, 10, 10, false", "139, 79, 5, 5, true"})
    void windowsOutsideARectangleAreNotTouched(int x, int y, int width, int height, boolean touched) {
        Size window = new Size(width, height);
        assertThat(Area.rectangle(40, 20, new Size(100, 60)).touches(PICTURE, x, y, window))
                .isEqualTo(touched);
    }

    @Test
    void aWindowWithAWeightIsTouched() {
        float[] values = new float[10 * 7];
        values[3 * 10 + 6] = 0.5f;
        Area area = Area.mask(new Planes(1, 7, 10, values));
        Size window = new Size(16, 16);
        for (int top = 0; top < PICTURE.height(); top += 16) {
            for (int left = 0; left < PICTURE.width(); left += 16) {
                boolean weighed = false;
                for (int y = top; y < top + 16; y++) {
                    for (int x = left; x < left + 16; x++) {
                        weighed |= area.weight(PICTURE, x, y) > 0;
                    }
                }
                if (weighed) {
                    assertThat(area.touches(PICTURE, left, top, window)).isTrue();
                }
            }
        }
        assertThat(area.touches(PICTURE, 0, 0, window)).isFalse();
    }

    @Test
    void masksOfSeveralPlanesAndRegionsOutsideAreRefused() {
        assertThatThrownBy(() -> Area.mask(Planes.of(3, 4, 4))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Area.rectangle(-1, 0, new Size(4, 4))).isInstanceOf(IllegalArgumentException.class);
    }
}
