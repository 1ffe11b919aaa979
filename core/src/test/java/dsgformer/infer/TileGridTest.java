package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.picture.Size;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileGridTest {

    @ParameterizedTest
    @CsvSource({
        "64, 64, 512, 64",
        "128, 64, 64, 64",
        "1280, 768, 512, 64",
        "1280, 768, 256, 32",
        "1280, 768, 500, 0",
        "576, 1984, 192, 100",
        "4032, 3072, 512, 64",
        "640, 64, 128, 5000"
    })
    void everyPixelIsCoveredAndEveryTileKeepsToTheGridAndInside(int width, int height, int side, int overlap) {
        TileGrid grid = TileGrid.covering(new Size(width, height), side, overlap, 64);
        boolean[] covered = new boolean[width * height];
        for (Tile tile : grid.tiles()) {
            assertThat(List.of(
                            tile.x() % 64,
                            tile.y() % 64,
                            tile.size().width() % 64,
                            tile.size().height() % 64))
                    .containsOnly(0);
            assertThat(tile.x() + tile.size().width()).isLessThanOrEqualTo(width);
            assertThat(tile.y() + tile.size().height()).isLessThanOrEqualTo(height);
            assertThat(Math.max(tile.size().width(), tile.size().height())).isLessThanOrEqualTo(side);
            for (int y = tile.y(); y < tile.y() + tile.size().height(); y++) {
                Arrays.fill(
                        covered,
                        y * width + tile.x(),
                        y * width + tile.x() + tile.size().width(),
                        true);
            }
        }
        assertThat(covered).doesNotContain(false);
    }

    @Test
    void theLastTileEndsAtTheBorderAndNeighboursOverlapAtLeastAsAsked() {
        TileGrid grid = TileGrid.covering(new Size(1280, 768), 512, 64, 64);
        assertThat(grid.columns()).containsExactly(0, 448, 768);
        assertThat(grid.rows()).containsExactly(0, 256);
    }

    @Test
    void anOverlapBetweenMultiplesIsRoundedUp() {
        assertThat(TileGrid.covering(new Size(1024, 64), 256, 65, 64).columns())
                .containsExactly(0, 128, 256, 384, 512, 640, 768);
    }

    @Test
    void aPictureWithinOneTileIsWhole() {
        Size picture = new Size(512, 448);
        assertThat(TileGrid.covering(picture, 512, 64, 64))
                .isEqualTo(TileGrid.whole(picture))
                .matches(TileGrid::isWhole);
    }

    @Test
    void anUnpaddedPictureIsRefused() {
        assertThatThrownBy(() -> TileGrid.covering(new Size(1280, 720), 512, 64, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiples of 64; got 1280 × 720");
    }
}
