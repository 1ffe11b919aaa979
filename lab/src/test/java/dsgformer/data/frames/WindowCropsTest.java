package dsgformer.data.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowCropsTest {

    private static final Size CROP = new Size(64, 64);

    /** Texture that differs everywhere, so that a match is right or wrong. */
    private final Planes scene = texture(5);

    @Test
    void motionIsMeasuredAndGhostsAreNotSeenWhereFramesAreMovedOntoEachOther() throws IOException {
        for (int shift : new int[] {0, 3, 9, 20}) {
            FrameWindow.Part part =
                    window(moved(0), moved(shift), moved(2 * shift)).part(64, 48, CROP);
            assertThat(part.motion()).isCloseTo(2 * shift, within(0.5));
            assertThat(part.ghosts()).isLessThan(0.02);
        }
    }

    @Test
    void framesThatHaveNothingInCommonAreGhosts() throws IOException {
        FrameWindow.Part part = window(moved(0), texture(6).cut(80, 80, new Size(192, 160)), moved(0))
                .part(64, 48, CROP);
        assertThat(part.ghosts()).isGreaterThan(0.3);
    }

    @Test
    void cropsAreThoseThatMoveAsAskedAndFit() throws IOException {
        FrameWindow window = window(moved(0), moved(6), moved(12));
        assertThat(new WindowCrops(64, 0.05, 8, 16).of(window)).hasSizeBetween(2, 6);
        assertThat(new WindowCrops(64, 0.05, 20, 40).of(window)).isEmpty();
        assertThat(new WindowCrops(64, 0.05, 0, 4).of(window)).isEmpty();
        assertThat(new WindowCrops(400, 1, 0, 99).of(window)).isEmpty();
        new WindowCrops(64, 1, 0, 99)
                .of(window)
                .forEach(crop -> assertThat(crop.size()).isEqualTo(CROP));
    }

    @Test
    void aRangeHasAnOrderAndAShareIsOne() {
        assertThatThrownBy(() -> new WindowCrops(64, 0.1, 9, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WindowCrops(64, 1.1, 3, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    private Planes moved(int pixels) {
        return scene.cut(80 - pixels, 80, new Size(192, 160));
    }

    private static FrameWindow window(Planes... frames) throws IOException {
        Iterator<Planes> left = List.of(frames).iterator();
        return new FrameAverage(List.of(3), 0, LightCurve.ENCODED, 3)
                .next(() -> left.hasNext() ? Optional.of(left.next()) : Optional.empty(), RandomStream.of(1))
                .orElseThrow();
    }

    /** Noise on three scales. */
    private static Planes texture(int seed) {
        Planes out = Planes.of(3, 320, 360);
        RandomStream random = RandomStream.of(seed);
        for (int cell : new int[] {24, 8, 4}) {
            float[] knots = new float[3 * 100 * 100];
            for (int i = 0; i < knots.length; i++) {
                knots[i] = (float) random.uniform(-0.15, 0.15);
            }
            for (int c = 0; c < 3; c++) {
                for (int y = 0; y < out.height(); y++) {
                    for (int x = 0; x < out.width(); x++) {
                        float fx = (float) (x % cell) / cell;
                        float fy = (float) (y % cell) / cell;
                        int at = c * 10_000 + y / cell * 100 + x / cell;
                        out.values()[out.index(c, y, x)] += (1 - fy) * ((1 - fx) * knots[at] + fx * knots[at + 1])
                                + fy * ((1 - fx) * knots[at + 100] + fx * knots[at + 101]);
                    }
                }
            }
        }
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = Math.max(0, Math.min(1, 0.5f + out.values()[i]));
        }
        return out;
    }
}
