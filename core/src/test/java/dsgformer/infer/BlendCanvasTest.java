package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlendCanvasTest {

    /** A pixel is a sum of at most nine products of floats in [0, 1]. */
    private static final float ROUNDING = 1e-6f;

    @ParameterizedTest
    @CsvSource({"64, 64, 512, 64", "1280, 768, 512, 64", "1280, 768, 256, 192", "320, 448, 128, 64", "640, 64, 64, 0"})
    void whatAllTilesAgreeOnIsUnchanged(int width, int height, int side, int overlap) {
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
        Planes blended = Planes.of(1, 64, 448);
        BlendCanvas canvas = BlendCanvas.of(grid, 1, into(blended));
        for (Tile tile : grid.tiles()) {
            Planes grey = Planes.of(1, 64, 256);
            Arrays.fill(grey.values(), tile.x() == 0 ? 0f : 1f);
            canvas.add(tile, grey);
        }
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
        assertThatThrownBy(() -> BlendCanvas.of(grid, 3, (y, planes, row) -> {})
                        .add(grid.tiles().get(0), Planes.of(3, 64, 128)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTileOutOfOrderIsRefused() {
        TileGrid grid = TileGrid.covering(new Size(128, 128), 64, 0, 64);
        BlendCanvas canvas = BlendCanvas.of(grid, 1, (y, planes, row) -> {});
        assertThatThrownBy(() -> canvas.add(grid.tiles().get(1), Planes.of(1, 64, 64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tile 1 of them");
        grid.tiles().forEach(tile -> canvas.add(tile, Planes.of(1, 64, 64)));
        assertThatThrownBy(() -> canvas.add(grid.tiles().get(3), Planes.of(1, 64, 64)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsReachTheSinkFromTheTopAsSoonAsNoTileTouchesThem() {
        TileGrid grid = TileGrid.covering(new Size(128, 320), 128, 64, 64);
        List<Integer> rows = new ArrayList<>();
        List<Integer> afterTile = new ArrayList<>();
        BlendCanvas canvas = BlendCanvas.of(grid, 1, (y, planes, row) -> rows.add(y));
        for (Tile tile : grid.tiles()) {
            canvas.add(tile, Planes.of(1, 128, 128));
            afterTile.add(rows.size());
        }
        assertThat(afterTile).containsExactly(64, 128, 192, 320);
        assertThat(rows).isEqualTo(IntStream.range(0, 320).boxed().toList());
    }

    private static Planes blend(Planes picture, TileGrid grid) {
        Planes blended = Planes.of(picture.channels(), picture.height(), picture.width());
        BlendCanvas canvas = BlendCanvas.of(grid, picture.channels(), into(blended));
        grid.tiles().forEach(tile -> canvas.add(tile, picture.cut(tile.x(), tile.y(), tile.size())));
        return blended;
    }

    private static RowSink into(Planes picture) {
        return (y, planes, row) -> {
            for (int c = 0; c < picture.channels(); c++) {
                int from = planes.index(c, row, 0);
                System.arraycopy(planes.values(), from, picture.values(), picture.index(c, y, 0), picture.width());
            }
        };
    }
}
