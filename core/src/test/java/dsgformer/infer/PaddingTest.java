package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.network.SizeRule;
import dsgformer.picture.Size;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {

    @Test
    void theBorderSampleIsNotRepeatedByReflection() {
        Padding padding = new Padding(new Size(5, 1), new Size(8, 1));
        assertThat(padding.columns(whole(padding))).containsExactly(0, 1, 2, 3, 4, 3, 2, 1);
        assertThat(padding.rows(whole(padding))).containsExactly(0);
    }

    @Test
    void aSideTooShortToReflectRepeatsItsLastSample() {
        Padding padding = new Padding(new Size(1, 4), new Size(1, 8));
        assertThat(padding.rows(whole(padding))).containsExactly(0, 1, 2, 3, 3, 3, 3, 3);
    }

    @Test
    void sidesFrom33PixelsReflectAndShorterOnesRepeat() {
        for (int side = 1; side <= 63; side++) {
            Padding padding = Padding.to(SizeRule.multipleOf(64), new Size(side, 1));
            int expected = side >= 33 ? 2 * side - 65 : side - 1;
            assertThat(padding.columns(whole(padding))[63]).as("side %d", side).isEqualTo(expected);
        }
    }

    /** So padding tile by tile gives the pixels that padding the whole picture would. */
    @ParameterizedTest
    @CsvSource({"100, 70", "200, 333", "64, 64", "1, 130"})
    void aTileShowsWhatTheWholePaddedPictureHasThere(int width, int height) {
        Padding padding = Padding.to(SizeRule.multipleOf(64), new Size(width, height));
        int[] columns = padding.columns(whole(padding));
        int[] rows = padding.rows(whole(padding));
        for (Tile tile : TileGrid.covering(padding.padded(), 64, 0, 64).tiles()) {
            int[] across = IntStream.range(tile.x(), tile.x() + 64)
                    .map(x -> columns[x])
                    .toArray();
            int[] down =
                    IntStream.range(tile.y(), tile.y() + 64).map(y -> rows[y]).toArray();
            assertThat(padding.columns(tile)).isEqualTo(across);
            assertThat(padding.rows(tile)).isEqualTo(down);
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 70, 256, 256", "255, 300, 256, 320", "257, 256, 320, 256"})
    void aPictureBelowTheLeastSideIsPaddedUpToIt(int width, int height, int paddedWidth, int paddedHeight) {
        Padding padding = Padding.to(new SizeRule(64, 256), new Size(width, height));
        assertThat(padding.padded()).isEqualTo(new Size(paddedWidth, paddedHeight));
    }

    private static Tile whole(Padding padding) {
        return new Tile(0, 0, padding.padded());
    }
}
