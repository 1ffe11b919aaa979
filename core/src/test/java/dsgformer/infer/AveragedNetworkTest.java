package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.picture.Dihedral;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AveragedNetworkTest {

    /** A mean of eight floats in [0, 1]. */
    private static final float ROUNDING = 1e-6f;

    private static final DeblurOptions TILES = DeblurOptions.defaults()
            .withInference(InferenceMode.TILE)
            .withTilePixels(128)
            .withGuard(false);

    @Test
    void theNetworkRunsOnAllEightRotationsAndReflections() {
        Planes picture = Pictures.noise(128, 64);
        FakeNetwork network = FakeNetwork.scaling(1);
        Planes restored = new AveragedNetwork(network).restore(picture);
        assertThat(network.shown)
                .containsExactlyElementsOf(Arrays.stream(Dihedral.values())
                        .map(turn -> turn.apply(picture))
                        .toList());
        assertThat(Pictures.largestDifference(restored, picture)).isLessThan(ROUNDING);
    }

    /** Eight times the mean is the plain sum of the results, each transformed back. */
    @Test
    void itIsTheMeanOfTheResultsTransformedBack() {
        Planes picture = Pictures.noise(64, 128);
        Planes averaged = new AveragedNetwork(shading()).restore(picture);
        for (int y = 0; y < 128; y += 17) {
            for (int x = 0; x < 64; x += 13) {
                double sum = 0;
                for (Dihedral turn : Dihedral.values()) {
                    sum += turn.inverse()
                            .apply(shading().restore(turn.apply(picture)))
                            .at(1, y, x);
                }
                assertThat(averaged.at(1, y, x))
                        .isCloseTo((float) (sum / 8), org.assertj.core.api.Assertions.within(ROUNDING));
            }
        }
    }

    /** A network that treats all orientations alike gives the same result, tiles or not. */
    @Test
    void anEquivariantNetworkIsUnchangedByAveraging() {
        Planes picture = Pictures.noise(300, 200);
        Planes once = Deblurrer.of(FakeNetwork.turningBlocks()).deblur(picture, TILES);
        FakeNetwork network = FakeNetwork.turningBlocks();
        Planes averaged = Deblurrer.of(network).deblur(picture, TILES.withTta(true));
        assertThat(Pictures.largestDifference(averaged, once)).isLessThan(ROUNDING);
        assertThat(network.shown)
                .hasSize(8
                        * Grids.of(Deblurrer.of(network), picture.size(), TILES)
                                .tiles()
                                .size());
    }

    @Test
    void localStatisticsAreAveragedAsWell() {
        FakeNetwork network = FakeNetwork.scaling(0.5f);
        network.local = true;
        Planes picture = Pictures.noise(100, 70);
        Planes averaged = Deblurrer.of(network)
                .deblur(picture, TILES.withInference(InferenceMode.TLC).withTta(true));
        assertThat(network.windows).hasSize(8);
        assertThat(Pictures.largestDifference(averaged, Pictures.scaled(0.5f, picture)))
                .isLessThan(ROUNDING);
    }

    @Test
    void itsMemoryIsThatOfTheLargerSideAndTwoPictures() {
        FakeNetwork network = FakeNetwork.scaling(1);
        network.bytesPerPixel = 100;
        Size tile = new Size(128, 64);
        assertThat(new AveragedNetwork(network).bytesFor(tile)).isEqualTo((100 + 2 * 3 * Float.BYTES) * tile.pixels());
    }

    @Test
    void closingItLeavesTheNetworkOpen() {
        FakeNetwork network = FakeNetwork.scaling(1);
        new AveragedNetwork(network).close();
        assertThat(network.closed).isFalse();
    }

    private static FakeNetwork shading() {
        return FakeNetwork.of(planes -> {
            Planes out = Planes.of(3, planes.height(), planes.width());
            for (int i = 0; i < out.values().length; i++) {
                out.values()[i] = planes.values()[i] * (i % 97) / 97;
            }
            return out;
        });
    }
}
