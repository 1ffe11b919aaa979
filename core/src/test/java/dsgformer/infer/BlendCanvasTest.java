package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.image.Planes;
import dsgformer.image.Size;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlendCanvasTest {

    /** A pixel is a sum of at most nine products of floats in [0, 1]. */
    private static final float ROUNDING = 1e-6f;

    @ParameterizedTest
    @CsvSource({"64, 64, 512, 64", "1280, 768, 512, 64", "1280, 768, 256, 192", "320, 448, 128, 64", "640, 64, 64, 0"})
    void whatAllTilesAgreeOnComesBackAsItIs(int width, int height, int side, int overlap) {
        Planes gradient = Planes.of(3, height, width);
        for (int i = 0; i < gradient.values().length; i++) {
            gradient.values()[i] = (float) (i % width) / width;
        }
        Planes blended = blend(gradient, TileGrid.covering(gradient.size(), side, overlap, 64));
        assertThat(Pictures.largestDifference(blended, gradient)).isLessThan(ROUNDING);
    }

    @Test
    void aSingleTileIsReturnedToTheBit() {
        Planes picture = Pictures.noise(128, 64);
        assertThat(blend(picture, TileGrid.whole(picture.size()))).isEqualTo(picture);
    }

    @Test
    void weightsSumToOneEvenWhereThreeTilesMeet() {
        List<Integer> origins = List.of(0, 64, 128, 192);
        float[] sum = new float[448];
        float[][] weights = BlendCanvas.weights(origins, 256, 448);
        for (int i = 0; i < origins.size(); i++) {
            for (int x = 0; x < 256; x++) {
                assertThat(weights[i][x]).isBetween(0f, 1f);
                sum[origins.get(i) + x] += weights[i][x];
            }
        }
        for (float one : sum) {
            assertThat(one).isCloseTo(1, within(ROUNDING));
        }
    }

    @Test
    void aSeamIsCrossedSmoothly() {
        TileGrid grid = TileGrid.covering(new Size(448, 64), 256, 64, 64);
        BlendCanvas canvas = BlendCanvas.of(grid, 1);
        for (Tile tile : grid.tiles()) {
            Planes grey = Planes.of(1, 64, 256);
            Arrays.fill(grey.values(), tile.x() == 0 ? 0f : 1f);
            canvas.add(tile, grey);
        }
        Planes blended = canvas.blend();
        float steepest = 0;
        for (int x = 1; x < 448; x++) {
            float step = blended.at(0, 0, x) - blended.at(0, 0, x - 1);
            assertThat(step).isNotNegative();
            steepest = Math.max(steepest, step);
        }
        assertThat(steepest).isLessThan((float) Math.PI / 2 / 64 * 1.01f); // the slope of sin² over 64 pixels
    }

    @Test
    void aTileOfAnotherSizeIsRefused() {
        TileGrid grid = TileGrid.whole(new Size(64, 64));
        assertThatThrownBy(() -> BlendCanvas.of(grid, 3).add(grid.tiles().get(0), Planes.of(3, 64, 128)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Planes blend(Planes picture, TileGrid grid) {
        BlendCanvas canvas = BlendCanvas.of(grid, picture.channels());
        grid.tiles().forEach(tile -> canvas.add(tile, tile.cut(picture)));
        return canvas.blend();
    }
}
