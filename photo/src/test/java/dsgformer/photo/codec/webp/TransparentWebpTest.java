package dsgformer.photo.codec.webp;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.Encoded;
import dsgformer.picture.Size;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colors of pixels that are not seen, which a mask or an editor may show again. */
final class TransparentWebpTest {

    /** Parts that are transparent: none, all, every other pixel, a quarter of the picture. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "all", "checkered", "quarter"})
    void losslessWebpKeepsTheColorsOfTransparentPixels(String transparent) throws IOException {
        for (boolean noisy : new boolean[] {false, true}) {
            Random random = new Random(5);
            Photo photo = Photo.of(new Size(64, 40), PixelKind.RGB.withAlpha(), (c, y, x) -> {
                boolean hidden = switch (transparent) {
                    case "none" -> false;
                    case "all" -> true;
                    case "checkered" -> (x + y) % 2 == 0;
                    default -> x < 32 && y < 20;
                };
                return c == 3 ? (hidden ? 0 : 200 + y) : noisy ? random.nextInt(256) : 3 * x + y + 10 * c;
            });
            Photo again = Encoded.again(photo.withJpegQuality(100), PhotoFormat.WEBP);
            assertThat(again.kind()).isEqualTo(photo.kind());
            assertThat(again.samples()).isEqualTo(photo.samples());
        }
    }
}
