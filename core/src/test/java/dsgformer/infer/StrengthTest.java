package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** out = in + s · (restored − in), clamped only when it becomes a photo. */
class StrengthTest {

    private static final DeblurOptions TILES = DeblurOptions.defaults()
            .withInference(InferenceMode.TILE)
            .withTilePixels(64)
            .withOverlapPixels(0)
            .withGuard(false);

    private static final Photo PHOTO = photo();

    @Test
    void zeroIsThePhotoItself() {
        assertThat(deblur(0)).isEqualTo(PHOTO);
    }

    /** What the network gave lies far outside [0, 1] for most samples: an earlier clamp would change the result. */
    @Test
    void aHalfIsTheMidpointOfUnclampedPlanes() {
        Planes in = Normalization.toPlanes(PHOTO);
        Planes half = Deblurrer.of(stretching()).deblur(in, TILES.withStrength(0.5f));
        Planes whole = Deblurrer.of(stretching()).deblur(in, TILES.withStrength(1));
        assertThat(half).isEqualTo(midpoint(in, whole));
        float[] sorted = whole.values().clone();
        Arrays.sort(sorted);
        assertThat(sorted[sorted.length / 10]).isLessThan(-0.5f);
        assertThat(sorted[sorted.length - sorted.length / 10]).isGreaterThan(1.5f);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.25f, 0.5f, 0.999f, 1, 1.001f, 1.5f})
    void aPhotoIsClampedOnlyAtTheEnd(float strength) {
        Photo out = deblur(strength);
        for (int y = 0; y < PHOTO.size().height(); y++) {
            for (int x = 0; x < PHOTO.size().width(); x++) {
                float in = PHOTO.sample(1, y, x) / 255f;
                float restored = stretched(in);
                float mixed = strength == 1 ? restored : in + strength * (restored - in);
                int expected = (int) Math.floor(Math.max(0, Math.min(1, (double) mixed)) * 255 + 0.5);
                assertThat(out.sample(1, y, x)).isEqualTo(expected);
            }
        }
    }

    private static Photo deblur(float strength) {
        return Deblurrer.of(stretching()).deblur(PHOTO, TILES.withStrength(strength));
    }

    private static FakeNetwork stretching() {
        return FakeNetwork.of(planes -> {
            float[] values = planes.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = stretched(values[i]);
            }
            return new Planes(planes.channels(), planes.height(), planes.width(), values);
        });
    }

    private static float stretched(float value) {
        return 4 * value - 1.5f;
    }

    private static Planes midpoint(Planes a, Planes b) {
        float[] values = a.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.5f * (b.values()[i] - values[i]);
        }
        return new Planes(a.channels(), a.height(), a.width(), values);
    }

    private static Photo photo() {
        SplittableRandom random = new SplittableRandom(8);
        return Photo.of(new Size(150, 90), PixelKind.RGB, (c, y, x) -> random.nextInt(256));
    }
}
