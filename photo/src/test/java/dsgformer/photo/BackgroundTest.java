package dsgformer.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundTest {

    private static final Size SIZE = new Size(3, 2);
    private static final Background ORANGE = new Background(255, 128, 0);

    @ParameterizedTest
    @CsvSource({
        "white, 255, 255, 255",
        "BLACK, 0, 0, 0",
        "gray, 128, 128, 128",
        "#ff8000, 255, 128, 0",
        "FF8000, 255, 128, 0",
        "#f80, 255, 136, 0",
        "'255,128,0', 255, 128, 0",
        "'255, 128, 0', 255, 128, 0",
        "fuchsia, 255, 0, 255"
    })
    void colorsAreReadAsPeopleWriteThem(String text, int red, int green, int blue) {
        assertThat(Background.parse(text)).isEqualTo(new Background(red, green, blue));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whitish", "#ff", "#ff80000", "256,0,0", "1,2", "-1,2,3", "transparent"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> Background.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(BitDepth.class)
    void theColorShowsWhereThePhotoIsTransparent(BitDepth depth) {
        int max = depth.max();
        int[] alphas = {0, max, max / 2};
        int sample = max / 5;
        Photo photo = Photo.of(SIZE, new PixelKind(false, true, depth), (c, y, x) -> c == 3 ? alphas[x] : sample);
        Photo opaque = ORANGE.behind(photo);
        assertThat(opaque.kind()).isEqualTo(new PixelKind(false, false, depth));
        int[] color = {max, 128 * (max / 255), 0};
        for (int c = 0; c < 3; c++) {
            assertThat(opaque.sample(c, 1, 0)).isEqualTo(color[c]);
            assertThat(opaque.sample(c, 1, 1)).isEqualTo(sample);
            double half = (double) alphas[2] / max;
            assertThat(opaque.sample(c, 1, 2)).isEqualTo((int) Math.round(sample * half + color[c] * (1 - half)));
        }
    }

    @Test
    void aGreyPhotoStaysGreyInFrontOfGrey() {
        Photo photo = Photo.of(SIZE, PixelKind.GREY.withAlpha(), (c, y, x) -> c == 1 ? 0 : 50);
        assertThat(new Background(200, 200, 200).behind(photo).kind()).isEqualTo(PixelKind.GREY);
        assertThat(new Background(200, 200, 200).behind(photo).sample(0, 0, 0)).isEqualTo(200);
    }

    @Test
    void aGreyPhotoInFrontOfAColorBecomesRgbWithoutItsProfile() {
        Photo photo = Photo.of(SIZE, PixelKind.GREY.withAlpha(), (c, y, x) -> c == 1 ? 255 : 50)
                .withMetadata(Metadata.NONE.withIcc(new byte[] {1, 2, 3}));
        Photo colored = ORANGE.behind(photo);
        assertThat(colored.kind()).isEqualTo(PixelKind.RGB);
        assertThat(colored.sample(2, 1, 1)).isEqualTo(50);
        assertThat(colored.metadata().icc()).isEmpty();
        assertThat(colored.warnings()).hasSize(1);
    }

    @Test
    void aPhotoWithoutAlphaIsReturnedAsItIs() {
        Photo photo = Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> 50);
        assertThat(ORANGE.behind(photo)).isSameAs(photo);
    }
}
