package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.network.ModelException;
import dsgformer.network.OutOfMemoryException;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Area;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeblurrerTest {

    /** A blended pixel is a sum of a few products of floats in [0, 1]. */
    private static final float ROUNDING = 1e-6f;

    /** Unguarded: the guard would reject what these networks make of noise. */
    private static final DeblurOptions UNGUARDED = DeblurOptions.defaults().withGuard(false);

    private static final DeblurOptions FULL = UNGUARDED.withInference(InferenceMode.FULL);
    private static final DeblurOptions TILES =
            UNGUARDED.withInference(InferenceMode.TILE).withTilePixels(128);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 40", "63, 65", "33, 32", "300, 200", "1280, 720"})
    void picturesOfAnySizeComeBackInTheirSize(int width, int height) {
        Planes picture = Pictures.noise(width, height);
        for (DeblurOptions options : List.of(FULL, TILES)) {
            Planes halved = deblurrer(FakeNetwork.scaling(0.5f)).deblur(picture, options);
            assertThat(Pictures.largestDifference(halved, Pictures.scaled(0.5f, picture)))
                    .isLessThan(ROUNDING);
        }
    }

    /** Tiles begin on the grid of the network's blocks, so that what is local to a block does not depend on them. */
    @Test
    void whatIsLocalToABlockIsTheSameInTilesAsInFull() {
        Planes picture = Pictures.noise(333, 270);
        Planes full = deblurrer(FakeNetwork.turningBlocks()).deblur(picture, FULL);
        Planes tiled = deblurrer(FakeNetwork.turningBlocks()).deblur(picture, TILES);
        assertThat(full).isNotEqualTo(picture);
        assertThat(Pictures.largestDifference(tiled, full)).isLessThan(ROUNDING);
    }

    @Test
    void autoFollowsTheCallerThenTheModelThenTheSize() {
        Size frame = new Size(1280, 720);
        DeblurOptions auto = DeblurOptions.defaults();
        FakeNetwork network = FakeNetwork.scaling(0.5f);
        Deblurrer anyTile = Deblurrer.of(network);
        Deblurrer modelTile = Deblurrer.of(network, tiled(256), Optional.empty());
        assertThat(Grids.of(anyTile, frame, auto).isWhole()).isTrue();
        assertThat(Grids.of(anyTile, new Size(2000, 1500), auto).tile())
                .isEqualTo(new Size(DeblurOptions.AUTO_TILE_PIXELS, DeblurOptions.AUTO_TILE_PIXELS));
        assertThat(Grids.of(modelTile, frame, auto).tile()).isEqualTo(new Size(256, 256));
        assertThat(Grids.of(modelTile, frame, auto.withTilePixels(128)).tile()).isEqualTo(new Size(128, 128));
        assertThat(Grids.of(modelTile, frame, FULL).isWhole()).isTrue();
    }

    @Test
    void atStrengthZeroTheNetworkDoesNotRunAndThePictureIsReturned() {
        FakeNetwork network = FakeNetwork.scaling(0.5f);
        Planes picture = Pictures.noise(70, 50);
        Planes before = new Planes(3, 50, 70, picture.values().clone());
        assertThat(deblurrer(network).deblur(picture, FULL.withStrength(0))).isEqualTo(before);
        assertThat(network.shown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(floats = {0.25f, 0.8f, 1, 1.5f})
    void strengthScalesWhatTheNetworkChanged(float strength) {
        Planes picture = Pictures.noise(70, 50);
        float factor = 1 + strength * (0.5f - 1);
        Planes mixed = deblurrer(FakeNetwork.scaling(0.5f)).deblur(picture, FULL.withStrength(strength));
        assertThat(Pictures.largestDifference(mixed, Pictures.scaled(factor, picture)))
                .isLessThan(ROUNDING);
    }

    @Test
    void aResultThatIsNotFiniteNamesTheNetworkAsTheCause() {
        Deblurrer broken = deblurrer(FakeNetwork.scaling(Float.NaN));
        assertThatThrownBy(() -> broken.deblur(Pictures.noise(70, 50), FULL))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void theNetworkSeesThePictureReflectedToItsMultiple() {
        FakeNetwork network = FakeNetwork.scaling(1);
        Planes picture = Pictures.noise(100, 70);
        deblurrer(network).deblur(picture, FULL);
        assertThat(network.shown).hasSize(1);
        Planes shown = network.shown.get(0);
        assertThat(shown.size()).isEqualTo(new Size(128, 128));
        assertThat(shown.at(1, 69, 100)).isEqualTo(picture.at(1, 69, 98));
        assertThat(shown.at(1, 70, 99)).isEqualTo(picture.at(1, 68, 99));
    }

    @Test
    void autoIsFullUpToAFrameAndTilesAbove() {
        Deblurrer deblurrer = deblurrer(FakeNetwork.scaling(1));
        DeblurOptions auto = DeblurOptions.defaults();
        assertThat(Grids.of(deblurrer, new Size(1280, 720), auto)).isEqualTo(TileGrid.whole(new Size(1280, 768)));
        assertThat(Grids.of(deblurrer, new Size(4000, 3000), auto).tile()).isEqualTo(new Size(512, 512));
        assertThat(Grids.of(deblurrer, new Size(4000, 3000), FULL)).isEqualTo(TileGrid.whole(new Size(4032, 3008)));
    }

    @Test
    void whenMemoryRunsOutTilesAreHalvedAndTheListenerIsCalled() {
        FakeNetwork network = FakeNetwork.withRoomFor(128 * 128);
        Planes picture = Pictures.noise(512, 300);
        List<Size> smaller = new ArrayList<>();
        List<String> done = new ArrayList<>();
        Planes restored = deblurrer(network).deblur(picture, TILES.withTilePixels(512), new ProgressListener() {
            @Override
            public void tileDone(int count, int total) {
                done.add(count + "/" + total);
            }

            @Override
            public void smallerTiles(Size tile) {
                smaller.add(tile);
            }
        });
        assertThat(smaller).containsExactly(new Size(256, 256), new Size(128, 128));
        assertThat(done).startsWith("1/28").endsWith("28/28").hasSize(28);
        assertThat(Pictures.largestDifference(restored, picture)).isLessThan(ROUNDING);
    }

    @Test
    void whenNoTileIsSmallEnoughTheMessageSuggestsAWayOut() {
        assertThatThrownBy(() -> deblurrer(FakeNetwork.withRoomFor(10)).deblur(Pictures.noise(200, 200), TILES))
                .isInstanceOf(OutOfMemoryException.class)
                .hasMessageContaining("even a tile of 64 × 64 pixels")
                .hasMessageContaining("try --device cpu")
                .hasCauseInstanceOf(OutOfMemoryException.class);
    }

    @Test
    void fullModeNeverFallsBackToTiles() {
        FakeNetwork network = FakeNetwork.withRoomFor(128 * 128);
        assertThatThrownBy(() -> deblurrer(network).deblur(Pictures.noise(200, 200), FULL))
                .isInstanceOf(OutOfMemoryException.class)
                .hasMessageContaining("try --inference tile");
        assertThat(network.shown).hasSize(1);
    }

    @Test
    void aListenerCanCancelBetweenTiles() {
        FakeNetwork network = FakeNetwork.scaling(1);
        ProgressListener afterTwo = new ProgressListener() {
            @Override
            public void tileDone(int done, int total) {}

            @Override
            public boolean isCancelled() {
                return network.shown.size() == 2;
            }
        };
        assertThatThrownBy(() -> deblurrer(network).deblur(Pictures.noise(512, 512), TILES, afterTwo))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("after 2 of 49 tiles");
        assertThat(network.shown).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"false, false, EIGHT", "true, true, SIXTEEN", "false, true, EIGHT"})
    void aPhotoKeepsItsKindItsAlphaAndItsMetadata(boolean grey, boolean alpha, BitDepth depth) {
        PixelKind kind = new PixelKind(grey, alpha, depth);
        Photo photo = Photo.of(new Size(70, 50), kind, (c, y, x) -> 2 * (10 + y + x) * depth.max() / 510)
                .withMetadata(Metadata.NONE.withXmp(new byte[] {1, 2, 3}));
        Photo restored = deblurrer(FakeNetwork.scaling(0.5f)).deblur(photo, TILES);

        assertThat(restored.kind()).isEqualTo(kind);
        assertThat(restored.metadata()).isEqualTo(photo.metadata());
        for (int c = 0; c < kind.colors(); c++) {
            assertThat(restored.sample(c, 30, 40)).isCloseTo(photo.sample(c, 30, 40) / 2, within(1));
        }
        if (alpha) {
            assertThat(restored.sample(kind.colors(), 30, 40)).isEqualTo(photo.sample(kind.colors(), 30, 40));
        }
    }

    /** The network moves pixels by up to 7, the edge runs through its blocks; hidden colors must not get out. */
    @ParameterizedTest
    @ValueSource(ints = {0, 255})
    void colorsUnderTransparencyDoNotBleed(int hidden) {
        Photo photo = Photo.of(new Size(90, 70), PixelKind.RGB.withAlpha(), (c, y, x) -> {
            boolean visible = x + y / 2 < 60;
            return c == 3 ? (visible ? 255 - y : 0) : visible ? 100 + c : hidden;
        });
        Photo restored = deblurrer(FakeNetwork.turningBlocks()).deblur(photo, TILES);
        for (int y = 0; y < 70; y++) {
            for (int x = 0; x < 90; x++) {
                assertThat(restored.sample(1, y, x)).isEqualTo(photo.sample(1, y, x));
                assertThat(restored.sample(3, y, x)).isEqualTo(photo.sample(3, y, x));
            }
        }
    }

    @Test
    void anInterruptedThreadEndsAtTheNextTileAndStaysInterrupted() {
        FakeNetwork network = FakeNetwork.of(planes -> {
            Thread.currentThread().interrupt();
            return planes;
        });
        Photo photo = Photo.of(new Size(500, 400), PixelKind.RGB, (c, y, x) -> 100);
        assertThatThrownBy(() -> deblurrer(network).deblur(photo, TILES))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("interrupted after 1 of");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void onlyTilesOfTheAreaAreShownAndOnlyItsPixelsChange() {
        FakeNetwork network = FakeNetwork.scaling(0.5f);
        Photo photo = Photo.of(new Size(500, 400), PixelKind.RGB, (c, y, x) -> 100 + (x + y) % 100);
        Photo restored = deblurrer(network).deblur(photo, TILES.withArea(Area.rectangle(20, 30, new Size(80, 60))));
        assertThat(network.shown.size()).isBetween(1, 4);
        assertThat(restored.sample(0, 60, 60)).isEqualTo((photo.sample(0, 60, 60) + 1) / 2);
        assertThat(restored.sample(0, 60, 19)).isEqualTo(photo.sample(0, 60, 19));
        assertThat(restored.sample(2, 90, 60)).isEqualTo(photo.sample(2, 90, 60));
        assertThat(restored.sample(1, 399, 499)).isEqualTo(photo.sample(1, 399, 499));
    }

    @Test
    void atStrengthZeroAPhotoIsReturnedAsItIs() {
        Photo photo = Photo.of(new Size(7, 5), PixelKind.RGB, (c, y, x) -> c + y + x);
        assertThat(deblurrer(FakeNetwork.scaling(0.5f)).deblur(photo, FULL.withStrength(0)))
                .isSameAs(photo);
    }

    @Test
    void greyPlanesAreRefused() {
        assertThatThrownBy(() -> deblurrer(FakeNetwork.scaling(1)).deblur(Planes.of(1, 8, 8), FULL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RGB");
    }

    @Test
    void closingClosesTheNetwork() {
        FakeNetwork network = FakeNetwork.scaling(1);
        deblurrer(network).close();
        assertThat(network.closed).isTrue();
    }

    private static InferenceHabits tiled(int pixels) {
        return new InferenceHabits(OptionalInt.of(pixels), Optional.empty(), 384);
    }

    private static Deblurrer deblurrer(FakeNetwork network) {
        return Deblurrer.of(network);
    }

    @Test
    void aPictureTooLongForOneArrayIsRefusedBeforeAnythingIsDone() {
        try (Deblurrer deblurrer = Deblurrer.of(FakeNetwork.scaling(1))) {
            assertThatThrownBy(() -> Grids.of(deblurrer, new Size(20_000_000, 1), DeblurOptions.defaults()))
                    .isInstanceOf(OutOfMemoryException.class)
                    .hasMessageContainingAll("20000000 × 1", "cut it into parts");
        }
    }
}
