package dsgformer.photo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotoTest {

    private static final Size SIZE = new Size(4, 3);

    @ParameterizedTest
    @ValueSource(ints = {0, 35, 37})
    void samplesOfAnotherNumberAreRefused(int count) {
        assertThatThrownBy(() -> photo(new Samples.Bytes(new byte[count]), 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a photo of 4 × 3 pixels, 8-bit RGB, has 36 samples of 8 bits, got " + count + " of 8");
    }

    @Test
    void samplesOfAnotherDepthAreRefused() {
        assertThatThrownBy(() -> photo(new Samples.Shorts(new short[36]), 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("36 samples of 8 bits, got 36 of 16");
        Photo photo = Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> c);
        assertThatThrownBy(() -> photo.withSamples(new Samples.Bytes(new byte[12])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 12 of 8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void aQualityBeyondJpegsScaleIsRefused(int quality) {
        assertThatThrownBy(() -> photo(new Samples.Bytes(new byte[36]), quality))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JPEG quality must be in [1, 100], got " + quality);
    }

    private static Photo photo(Samples samples, int quality) {
        return new Photo(SIZE, PixelKind.RGB, samples, Metadata.NONE, PhotoFormat.PNG, quality);
    }
}
