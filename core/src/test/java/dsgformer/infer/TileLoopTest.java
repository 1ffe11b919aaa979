package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link TileLoop}, which holds one row of tiles, against {@link PlainPipeline}, which holds everything: equal to the
 * bit.
 */
class TileLoopTest {

    /** Unguarded: the guard would reject what these networks make of noise. */
    private static final DeblurOptions UNGUARDED = DeblurOptions.defaults().withGuard(false);

    private static final DeblurOptions TILES =
            UNGUARDED.withInference(InferenceMode.TILE).withTilePixels(128);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 64",
        "63, 65, 64",
        "300, 200, 64",
        "333, 470, 0",
        "200, 600, 100",
        "128, 128, 64",
        "129, 640, 64",
        "512, 20, 64"
    })
    void planesAreThoseOfThePlainPipeline(int width, int height, int overlap) {
        Planes picture = Pictures.noise(width, height);
        for (float strength : new float[] {0.3f, 1, 1.5f}) {
            DeblurOptions options = TILES.withOverlapPixels(overlap).withStrength(strength);
            try (Deblurrer deblurrer = Deblurrer.of(shadingNetwork())) {
                TileGrid grid = Grids.of(deblurrer, picture.size(), options);
                assertThat(deblurrer.deblur(picture, options))
                        .isEqualTo(PlainPipeline.deblur(picture, shadingNetwork(), grid, strength));
            }
        }
    }

    @Test
    void theWholePictureAsOneTileIsThatOfThePlainPipeline() {
        Planes picture = Pictures.noise(200, 300);
        try (Deblurrer deblurrer = Deblurrer.of(shadingNetwork())) {
            assertThat(deblurrer.deblur(picture, UNGUARDED.withInference(InferenceMode.FULL)))
                    .isEqualTo(PlainPipeline.deblur(picture, shadingNetwork(), TileGrid.whole(new Size(256, 320)), 1));
        }
    }

    /** A tiny picture, a narrow one, and tiles that were asked for smaller than the network takes them. */
    @ParameterizedTest
    @CsvSource({"1, 1", "40, 600", "300, 200", "255, 257", "700, 500"})
    void aNetworkWithALeastSideGetsNothingBelowIt(int width, int height) {
        Planes picture = Pictures.noise(width, height);
        FakeNetwork network = leastOf256(shadingNetwork());
        try (Deblurrer deblurrer = Deblurrer.of(network)) {
            TileGrid grid = Grids.of(deblurrer, picture.size(), TILES);
            assertThat(deblurrer.deblur(picture, TILES))
                    .isEqualTo(PlainPipeline.deblur(picture, leastOf256(shadingNetwork()), grid, 1));
        }
        assertThat(network.shown)
                .isNotEmpty()
                .allSatisfy(shown -> assertThat(shown.size()).isEqualTo(new Size(256, 256)));
    }

    private static FakeNetwork leastOf256(FakeNetwork network) {
        network.least = 256;
        return network;
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, EIGHT",
        "true, false, EIGHT",
        "false, true, EIGHT",
        "true, true, SIXTEEN",
        "false, false, SIXTEEN"
    })
    void photosOfEveryKindAreThoseOfThePlainPipeline(boolean grey, boolean alpha, BitDepth depth) {
        Random random = new Random(5);
        Photo photo = Photo.of(
                        new Size(210, 333),
                        new PixelKind(grey, alpha, depth),
                        (c, y, x) -> Math.max(0, random.nextInt(2 * depth.max()) - depth.max()))
                .withMetadata(Metadata.NONE.withXmp(new byte[] {1, 2, 3}));
        for (float strength : new float[] {0.7f, 1}) {
            DeblurOptions options = TILES.withStrength(strength);
            try (Deblurrer deblurrer = Deblurrer.of(shadingNetwork())) {
                TileGrid grid = Grids.of(deblurrer, photo.size(), options);
                assertThat(deblurrer.deblur(photo, options))
                        .isEqualTo(PlainPipeline.deblur(photo, shadingNetwork(), grid, strength));
            }
        }
    }

    /** Rows that were already sent to the sink are sent again, from tiles that fit. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void outOfMemoryRestartsThePictureWithSmallerTiles(int tilesThatFit) {
        Planes picture = Pictures.noise(300, 500);
        int[] large = {0};
        FakeNetwork network = FakeNetwork.of(planes -> {
            if (planes.width() > 64 && large[0]++ >= tilesThatFit) {
                throw new dsgformer.network.OutOfMemoryException("full", null);
            }
            return Pictures.scaled(0.5f, planes);
        });
        try (Deblurrer deblurrer = Deblurrer.of(network)) {
            TileGrid small = Grids.of(deblurrer, picture.size(), TILES.withTilePixels(64));
            assertThat(deblurrer.deblur(picture, TILES))
                    .isEqualTo(PlainPipeline.deblur(picture, FakeNetwork.scaling(0.5f), small, 1));
        }
    }

    /** Tiles do not agree where they overlap, so that a weight or a row in the wrong place shows. */
    private static FakeNetwork shadingNetwork() {
        return FakeNetwork.of(planes -> {
            Planes out = Planes.of(3, planes.height(), planes.width());
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < planes.height(); y++) {
                    for (int x = 0; x < planes.width(); x++) {
                        out.values()[out.index(c, y, x)] = planes.at(c, y, x) * (0.5f + 0.003f * y + 0.001f * x);
                    }
                }
            }
            return out;
        });
    }
}
