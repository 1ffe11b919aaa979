package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.OutOfMemoryException;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InferencePlannerTest {

    private static final Size FRAME = new Size(1280, 720);
    private static final Size PHOTO = new Size(6000, 4000);
    private static final DeblurOptions AUTO = DeblurOptions.defaults();
    private static final DeblurOptions TLC = AUTO.withInference(InferenceMode.TLC);

    private final FakeNetwork network = FakeNetwork.scaling(0.5f);

    @Test
    void autoTakesTheModelsModeIfTheEngineHasIt() {
        InferenceHabits habits = habits(256, InferenceMode.TLC);
        assertThat(plan(habits, FRAME, AUTO).mode()).isEqualTo(InferenceMode.TILE);
        network.local = true;
        InferencePlan local = plan(habits, FRAME, AUTO);
        assertThat(local.mode()).isEqualTo(InferenceMode.TLC);
        assertThat(local.grid().isWhole()).isTrue();
        assertThat(plan(habits(256, InferenceMode.FULL), FRAME, AUTO).mode()).isEqualTo(InferenceMode.FULL);
    }

    @Test
    void theCallersTilesAndModeWinOverTheModels() {
        network.local = true;
        InferenceHabits habits = habits(256, InferenceMode.TLC);
        InferencePlan tiles = plan(habits, FRAME, AUTO.withTilePixels(128));
        assertThat(tiles.mode()).isEqualTo(InferenceMode.TILE);
        assertThat(tiles.grid().tile()).isEqualTo(new Size(128, 128));
        assertThat(plan(habits, FRAME, AUTO.withInference(InferenceMode.FULL)).mode())
                .isEqualTo(InferenceMode.FULL);
    }

    @Test
    void autoNeverRestoresALargePhotoWholeWhateverTheModelNames() {
        assertThat(plan(habits(256, InferenceMode.FULL), PHOTO, AUTO).grid().tile())
                .isEqualTo(new Size(256, 256));
    }

    @Test
    void aPictureTooLargeForOnePassUnderTlcIsCutIntoLargeTiles() {
        network.local = true;
        InferencePlan plan = plan(habits(256, InferenceMode.TILE), PHOTO, TLC);
        assertThat(plan.mode()).isEqualTo(InferenceMode.TLC);
        assertThat(plan.grid().tile())
                .isEqualTo(new Size(DeblurOptions.TLC_TILE_PIXELS, DeblurOptions.TLC_TILE_PIXELS));
        assertThat(plan(InferenceHabits.NONE, FRAME, TLC.withTilePixels(512))
                        .grid()
                        .tile())
                .isEqualTo(new Size(512, 512));
    }

    @Test
    void underTlcTheNetworkIsAskedForLocalStatisticsInTheModelsWindows() {
        network.local = true;
        Planes picture = Pictures.noise(300, 200);
        List<InferencePlan> plans = new ArrayList<>();
        InferenceHabits habits = new InferenceHabits(OptionalInt.empty(), Optional.empty(), 200);
        try (Deblurrer deblurrer = Deblurrer.of(network, habits, Optional.empty())) {
            Planes restored = deblurrer.deblur(picture, TLC, recording(plans));
            assertThat(Pictures.largestDifference(restored, Pictures.scaled(0.5f, picture)))
                    .isZero();
        }
        assertThat(network.windows).containsExactly(200);
        assertThat(plans).extracting(InferencePlan::modeName).containsExactly("tlc");
    }

    @Test
    void whenMemoryRunsOutUnderTlcStatisticsStayLocalInSmallerTiles() {
        FakeNetwork small = FakeNetwork.withRoomFor(128 * 128);
        small.local = true;
        List<InferencePlan> plans = new ArrayList<>();
        try (Deblurrer deblurrer = Deblurrer.of(small)) {
            deblurrer.deblur(Pictures.noise(256, 256), TLC, recording(plans));
        }
        assertThat(plans).extracting(InferencePlan::mode).containsExactly(InferenceMode.TLC, InferenceMode.TLC);
        assertThat(plans.get(1).grid().tile()).isEqualTo(new Size(128, 128));
        assertThat(small.windows).hasSize(1 + plans.get(1).tiles()).containsOnly(InferenceHabits.USUAL_TLC_PIXELS);
    }

    @Test
    void anEngineWithoutLocalStatisticsRefusesTlc() {
        assertThatThrownBy(() -> plan(InferenceHabits.NONE, FRAME, TLC))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll("engine fake", "--inference tile");
        assertThatThrownBy(() -> network.restoreLocally(Planes.of(3, 64, 64), 384))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("engine fake");
    }

    @Test
    void withoutALimitTilesAreThoseOfTheModelWhateverTheyTake() {
        network.bytesPerPixel = 1 << 20;
        InferencePlan plan = plan(habits(256, InferenceMode.TILE), PHOTO, AUTO);
        assertThat(plan.grid().tile()).isEqualTo(new Size(256, 256));
        assertThat(plan.limited()).isFalse();
    }

    @Test
    void aLimitTakesTheLargestTilesThatFitAndThePlanStatesIt() {
        network.bytesPerPixel = 4096;
        InferenceHabits habits = habits(512, InferenceMode.TILE);
        long others = MemoryLimit.JVM.bytes() + 2 * 3 * PHOTO.pixels();
        for (int side : new int[] {64, 192, 448}) {
            long needed = others + 3L * Float.BYTES * (6016 * side + 6 * side * side) + 4096L * side * side;
            InferencePlan plan = limited(habits, needed).plan(PHOTO, 3 * PHOTO.pixels(), AUTO);
            assertThat(plan.grid().tile()).isEqualTo(new Size(side, side));
            assertThat(plan.limited()).isTrue();
            if (side > 64) {
                assertThat(limited(habits, needed - 1)
                                .plan(PHOTO, 3 * PHOTO.pixels(), AUTO)
                                .grid()
                                .tile())
                        .isEqualTo(new Size(side - 64, side - 64));
            }
        }
    }

    @Test
    void aLimitWithRoomChangesNothing() {
        network.bytesPerPixel = 100;
        InferenceHabits habits = habits(256, InferenceMode.TILE);
        assertThat(limited(habits, 1L << 31).plan(PHOTO, 3 * PHOTO.pixels(), AUTO))
                .isEqualTo(plan(habits, PHOTO, AUTO));
    }

    @Test
    void aLimitTooSmallForAnythingIsRefusedWithWhatIsNeeded() {
        InferencePlanner tiny = limited(InferenceHabits.NONE, 200 << 20);
        assertThatThrownBy(() -> tiny.plan(PHOTO, 3 * PHOTO.pixels(), AUTO))
                .isInstanceOf(OutOfMemoryException.class)
                .hasMessageContainingAll("200m", "6000 × 4000", "tiles of 64 × 64", "335m are needed", "--max-memory");
        assertThat(tiny.plan(PHOTO, 3 * PHOTO.pixels(), AUTO.withStrength(0)).limited())
                .isFalse();
    }

    @Test
    void neitherALimitNorExhaustionMakesTilesBelowTheLeastSide() {
        network.least = 256;
        network.bytesPerPixel = 4096;
        InferencePlanner planner = limited(habits(512, InferenceMode.TILE), 1L << 20);
        assertThatThrownBy(() -> planner.plan(PHOTO, 3 * PHOTO.pixels(), AUTO))
                .isInstanceOf(OutOfMemoryException.class)
                .hasMessageContaining("tiles of 256 × 256");
        InferencePlan least = plan(habits(256, InferenceMode.TILE), PHOTO, AUTO);
        assertThatThrownBy(() -> planner.smaller(least, AUTO, new OutOfMemoryException("full", null)))
                .isInstanceOf(OutOfMemoryException.class)
                .hasMessageContaining("even a tile of 256 × 256");
    }

    @Test
    void fullModeDoesNotFallBackToTilesForALimit() {
        network.bytesPerPixel = 1000;
        assertThatThrownBy(() -> limited(InferenceHabits.NONE, 512 << 20)
                        .plan(FRAME, 3 * FRAME.pixels(), AUTO.withInference(InferenceMode.FULL)))
                .isInstanceOf(OutOfMemoryException.class)
                .hasMessageContainingAll("shown whole", "--max-memory");
    }

    @Test
    void aPhotosDepthAndChannelsCountAgainstTheLimit() {
        network.bytesPerPixel = 1000;
        InferenceHabits habits = habits(256, InferenceMode.TILE);
        DataSize limit = new DataSize(MemoryLimit.JVM.bytes() + (90 << 20));
        try (Deblurrer deblurrer = Deblurrer.of(network, habits, Optional.of(limit))) {
            Photo plain = Photo.of(new Size(2000, 1000), PixelKind.GREY, (c, y, x) -> 0);
            Photo deep = Photo.of(new Size(2000, 1000), PixelKind.RGB.withDepth(BitDepth.SIXTEEN), (c, y, x) -> 0);
            assertThat(deblurrer.planFor(plain, AUTO).limited()).isFalse();
            assertThat(deblurrer.planFor(deep, AUTO).limited()).isTrue();
        }
    }

    private InferencePlan plan(InferenceHabits habits, Size picture, DeblurOptions options) {
        return new InferencePlanner(network, habits, Optional.empty()).plan(picture, 3 * picture.pixels(), options);
    }

    private InferencePlanner limited(InferenceHabits habits, long bytes) {
        return new InferencePlanner(network, habits, Optional.of(new MemoryLimit(new DataSize(bytes))));
    }

    private static InferenceHabits habits(int tile, InferenceMode mode) {
        return new InferenceHabits(OptionalInt.of(tile), Optional.of(mode), InferenceHabits.USUAL_TLC_PIXELS);
    }

    private static ProgressListener recording(List<InferencePlan> plans) {
        return new ProgressListener() {
            @Override
            public void begins(InferencePlan plan) {
                plans.add(plan);
            }

            @Override
            public void tileDone(int done, int total) {}
        };
    }
}
