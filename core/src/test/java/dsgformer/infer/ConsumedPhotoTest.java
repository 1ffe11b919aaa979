package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.OutOfMemoryException;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Size;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A photo that is consumed: the result is written into its memory, and equals the result written beside it. */
final class ConsumedPhotoTest {

    private static final Optional<DataSize> LIMIT = Optional.of(DataSize.ofGigabytes(1));
    private static final PixelKind DEEP = PixelKind.RGB.withDepth(BitDepth.SIXTEEN);

    /**
     * Small tiles that overlap, heights that need padding by up to a whole unit, grey, alpha, and half the strength.
     */
    @Test
    void theResultIsTheSameToTheBit() {
        for (Size size :
                List.of(new Size(1, 1), new Size(70, 500), new Size(130, 65), new Size(200, 321), new Size(65, 64))) {
            for (PixelKind kind : List.of(PixelKind.RGB, PixelKind.GREY.withAlpha(), DEEP, DEEP.withAlpha())) {
                for (float strength : new float[] {1, 0.5f}) {
                    DeblurOptions options = DeblurOptions.defaults()
                            .withGuard(false)
                            .withTilePixels(64)
                            .withStrength(strength);
                    try (Deblurrer deblurrer = Deblurrer.of(FakeNetwork.turningBlocks(), InferenceHabits.NONE, LIMIT)) {
                        Photo beside = deblurrer.deblur(photo(size, kind), options);
                        Photo inPlace = deblurrer.consume(photo(size, kind), options, ProgressListener.none());
                        assertThat(inPlace).isEqualTo(beside);
                    }
                }
            }
        }
    }

    @Test
    void aPhotoThatIsNotConsumedStaysAsItIs() {
        Photo photo = photo(new Size(200, 321), PixelKind.RGB);
        try (Deblurrer deblurrer = Deblurrer.of(FakeNetwork.turningBlocks(), InferenceHabits.NONE, LIMIT)) {
            deblurrer.deblur(photo, DeblurOptions.defaults().withGuard(false).withTilePixels(64));
        }
        assertThat(photo).isEqualTo(photo(new Size(200, 321), PixelKind.RGB));
    }

    /** One photo of 300 million bytes fits where two do not. */
    @Test
    void itTakesTheMemoryOfOne() {
        FakeNetwork network = FakeNetwork.withRoomFor(Long.MAX_VALUE);
        Size size = new Size(10_000, 10_000);
        DataSize limit = DataSize.ofMegabytes(600);
        InferencePlanner planner =
                new InferencePlanner(network, InferenceHabits.NONE, Optional.of(new MemoryLimit(limit)));
        long bytes = 3 * size.pixels();
        assertThat(planner.plan(
                                size,
                                new PictureMemory(bytes, true),
                                DeblurOptions.defaults().withGuard(false))
                        .tiles())
                .isPositive();
        assertThatThrownBy(() -> planner.plan(
                        size,
                        PictureMemory.ofTwo(bytes),
                        DeblurOptions.defaults().withGuard(false)))
                .isInstanceOf(OutOfMemoryException.class);
    }

    /** Without a limit, the result takes memory of its own all the same. */
    @Test
    void theForecastIsOfOnePhotoWhereMemoryIsLimited() {
        DeblurOptions options = DeblurOptions.defaults().withGuard(false).withTilePixels(64);
        Photo photo = photo(new Size(300, 700), DEEP);
        long bytes = DEEP.bytes(photo.size());
        try (Deblurrer limited = Deblurrer.of(FakeNetwork.turningBlocks(), InferenceHabits.NONE, LIMIT);
                Deblurrer free = Deblurrer.of(FakeNetwork.turningBlocks())) {
            DataSize two = limited.memoryFor(photo, options);
            DataSize one = limited.memoryFor(photo.size(), bytes, options);
            assertThat(one).isLessThan(two);
            assertThat(free.memoryFor(photo, options)).isEqualTo(two);
            assertThat(free.memoryFor(photo.size(), bytes, options)).isEqualTo(two);
        }
    }

    @Test
    void withoutTheNetworkThePhotoAloneTakesMemory() {
        Photo photo = photo(new Size(300, 700), PixelKind.RGB);
        try (Deblurrer deblurrer = Deblurrer.of(FakeNetwork.turningBlocks())) {
            assertThat(deblurrer.memoryFor(photo, DeblurOptions.defaults().withStrength(0)))
                    .isEqualTo(new DataSize(MemoryLimit.JVM.bytes() + 3L * 300 * 700));
        }
    }

    /** What is left for photos, the JVM and the network taken off. */
    @Test
    void roomIsWhatTheLimitLeaves() {
        DeblurOptions options = DeblurOptions.defaults().withTilePixels(64);
        FakeNetwork network = FakeNetwork.turningBlocks();
        network.bytesPerPixel = 100;
        try (Deblurrer deblurrer = Deblurrer.of(network, InferenceHabits.NONE, LIMIT)) {
            InferencePlan plan = deblurrer.planFor(photo(new Size(300, 700), DEEP), options);
            assertThat(deblurrer.roomBeside(plan).bytes())
                    .isEqualTo(LIMIT.get().bytes() - MemoryLimit.JVM.bytes() - 100 * 64 * 64);
        }
    }

    @Test
    void outOfMemoryInTheFirstTileIsRetriedWithSmallerTiles() {
        DeblurOptions options = DeblurOptions.defaults().withGuard(false).withTilePixels(256);
        try (Deblurrer deblurrer = Deblurrer.of(FakeNetwork.withRoomFor(128 * 128), InferenceHabits.NONE, LIMIT)) {
            Photo photo = photo(new Size(300, 700), PixelKind.RGB);
            assertThat(deblurrer
                            .consume(photo, options, ProgressListener.none())
                            .sample(1, 699, 299))
                    .isEqualTo(photo(new Size(300, 700), PixelKind.RGB).sample(1, 699, 299));
        }
    }

    private static Photo photo(Size size, PixelKind kind) {
        Random random = new Random(7);
        return Photo.of(size, kind, (c, y, x) -> random.nextInt(kind.depth().max() + 1));
    }
}
