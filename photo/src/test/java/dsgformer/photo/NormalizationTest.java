package dsgformer.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NormalizationTest {

    @ParameterizedTest
    @MethodSource("dsgformer.photo.file.PhotoRoundTripTest#kinds")
    void everyPossibleSampleSurvivesTheRoundTrip(PixelKind kind) {
        int values = kind.depth().max() + 1;
        Photo photo = Photo.of(new Size(256, values / 256), kind, (c, y, x) -> (y * 256 + x + 77 * c) % values)
                .withMetadata(Metadata.NONE.withIcc(new byte[] {1}))
                .withJpegQuality(93);
        assertThat(Normalization.toPhoto(Normalization.toPlanes(photo), photo)).isEqualTo(photo);
    }

    @Test
    void planesAreAlwaysThreeFromBlackAt0ToWhiteAt1() {
        for (BitDepth depth : BitDepth.values()) {
            Photo grey = Photo.of(new Size(2, 1), PixelKind.GREY.withDepth(depth), (c, y, x) -> x * depth.max());
            assertThat(Normalization.toPlanes(grey)).isEqualTo(new Planes(3, 1, 2, new float[] {0, 1, 0, 1, 0, 1}));
            Photo red = Photo.of(
                    new Size(1, 1), PixelKind.RGB.withDepth(depth).withAlpha(), (c, y, x) -> c == 0 ? depth.max() : 0);
            assertThat(Normalization.toPlanes(red)).isEqualTo(new Planes(3, 1, 1, new float[] {1, 0, 0}));
        }
    }

    @Test
    void valuesOutsideTheRangeAreClampedAndHalvesRoundUp() {
        Photo photo = Photo.of(new Size(5, 1), PixelKind.RGB, (c, y, x) -> 9);
        float half = 0.5f / 255;
        float[] row = {-3, Float.POSITIVE_INFINITY, half, Math.nextDown(half), 1.001f};
        Planes planes = Planes.of(3, 1, 5);
        for (int c = 0; c < 3; c++) {
            System.arraycopy(row, 0, planes.values(), 5 * c, 5);
        }
        Photo out = Normalization.toPhoto(planes, photo);
        assertThat(new int[] {out.sample(0, 0, 0), out.sample(1, 0, 1), out.sample(2, 0, 3), out.sample(0, 0, 4)})
                .containsExactly(0, 255, 0, 255);
        assertThat(out.sample(0, 0, 2)).isEqualTo(1);
    }

    @Test
    void greyIsTheMeanOfTheThreePlanes() {
        Photo photo = Photo.of(new Size(1, 1), PixelKind.GREY, (c, y, x) -> 9);
        Planes planes = new Planes(3, 1, 1, new float[] {0, 90 / 255f, 30 / 255f});
        assertThat(Normalization.toPhoto(planes, photo).sample(0, 0, 0)).isEqualTo(40);
    }

    @Test
    void alphaIsKeptAndFullyTransparentPixelsKeepTheirColors() {
        Random random = new Random(3);
        Photo photo = Photo.of(
                new Size(16, 16),
                PixelKind.RGB.withAlpha(),
                (c, y, x) -> c == 3 ? Math.max(0, random.nextInt(511) - 255) : random.nextInt(256));
        Photo out = Normalization.toPhoto(Planes.of(3, 16, 16), photo);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                int alpha = photo.sample(3, y, x);
                assertThat(out.sample(3, y, x)).isEqualTo(alpha);
                assertThat(out.sample(1, y, x)).isEqualTo(alpha == 0 ? photo.sample(1, y, x) : 0);
            }
        }
    }

    @Test
    void planesOfAnotherSizeOrWithNaNAreRefused() {
        Photo photo = Photo.of(new Size(4, 3), PixelKind.RGB, (c, y, x) -> 9);
        assertThatThrownBy(() -> Normalization.toPhoto(Planes.of(3, 4, 3), photo))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a photo of 4 × 3 pixels is made of 3 planes of that size, got Planes[3, 4, 3]");
        Planes planes = Planes.of(3, 3, 4);
        planes.values()[planes.index(1, 2, 3)] = Float.NaN;
        assertThatThrownBy(() -> Normalization.toPhoto(planes, photo)).hasMessageContaining("NaN at row 2, column 3");
    }
}
