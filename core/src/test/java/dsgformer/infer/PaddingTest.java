package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.image.Planes;
import dsgformer.image.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {

    @Test
    void theBorderSampleIsNotRepeatedByReflection() {
        Planes row = new Planes(1, 1, 5, new float[] {1, 2, 3, 4, 5});
        Padding padding = new Padding(row.size(), new Size(8, 1));
        assertThat(padding.pad(row).values()).containsExactly(1, 2, 3, 4, 5, 4, 3, 2);
    }

    @Test
    void aSideTooShortToReflectRepeatsItsLastSample() {
        Planes column = new Planes(1, 4, 1, new float[] {1, 2, 3, 4});
        Padding padding = new Padding(column.size(), new Size(1, 8));
        assertThat(padding.pad(column).values()).containsExactly(1, 2, 3, 4, 4, 4, 4, 4);
    }

    @Test
    void sidesFrom33PixelsReflectAndShorterOnesRepeat() {
        for (int side = 1; side <= 63; side++) {
            Planes row = ramp(side, 1);
            Planes padded = Padding.to(64, row.size()).pad(row);
            float expected = side >= 33 ? row.at(0, 0, 2 * side - 65) : row.at(0, 0, side - 1);
            assertThat(padded.at(0, 0, 63)).as("side %d", side).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "63, 65", "65, 63", "32, 33", "100, 70", "128, 64"})
    void croppingUndoesPadding(int width, int height) {
        Planes picture = ramp(width, height);
        Padding padding = Padding.to(64, picture.size());
        Planes padded = padding.pad(picture);
        assertThat(padded.size()).isEqualTo(picture.size().roundedUpTo(64));
        assertThat(padding.crop(padded)).isEqualTo(picture);
    }

    @Test
    void aPictureThatFitsIsNotCopied() {
        Planes picture = ramp(128, 64);
        assertThat(Padding.to(64, picture.size()).pad(picture)).isSameAs(picture);
    }

    private static Planes ramp(int width, int height) {
        Planes planes = Planes.of(3, height, width);
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = i;
        }
        return planes;
    }
}
