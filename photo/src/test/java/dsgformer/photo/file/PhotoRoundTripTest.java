package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Size;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PhotoRoundTripTest {

    static Stream<PixelKind> kinds() {
        return Stream.of(BitDepth.values())
                .flatMap(depth -> Stream.of(PixelKind.GREY, PixelKind.RGB).map(kind -> kind.withDepth(depth)))
                .flatMap(kind -> Stream.of(kind, kind.withAlpha()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void pngKeepsEverySampleOfEveryKind(PixelKind kind) throws IOException {
        Random random = new Random(7);
        for (Size size : new Size[] {new Size(1, 1), new Size(1, 9), new Size(9, 1), new Size(67, 41)}) {
            Photo photo = Photo.of(
                    size, kind, (c, y, x) -> random.nextInt(kind.depth().max() + 1));
            assertThat(Encoded.again(photo, PhotoFormat.PNG)).isEqualTo(photo);
        }
    }

    /** Quality 100 in 4:4:4 quantizes by 1; what is left is rounding in YCbCr and in the transform. */
    @Test
    void jpegOfBestQualityStaysWithinRoundingOfEvenTheSharpestColors() throws IOException {
        Random random = new Random(8);
        for (PixelKind kind : new PixelKind[] {PixelKind.GREY, PixelKind.RGB}) {
            Photo photo = Photo.of(new Size(35, 50), kind, (c, y, x) -> random.nextInt(256))
                    .withJpegQuality(100);
            Photo again = Encoded.again(photo, PhotoFormat.JPEG);
            assertThat(again.kind()).isEqualTo(kind);
            for (int y = 0; y < 50; y++) {
                for (int x = 0; x < 35; x++) {
                    for (int c = 0; c < kind.channels(); c++) {
                        assertThat(Math.abs(again.sample(c, y, x) - photo.sample(c, y, x)))
                                .isLessThanOrEqualTo(4);
                    }
                }
            }
        }
    }

    @Test
    void jpegIsRewrittenInItsOwnQualityButNeverBelow90() throws IOException {
        Photo photo = Photo.of(new Size(64, 64), PixelKind.RGB, (c, y, x) -> (x * y + 40 * c) % 256);
        for (int quality : new int[] {1, 50, 89, 90, 91, 97, 99, 100}) {
            Photo again = Encoded.again(photo.withJpegQuality(quality), PhotoFormat.JPEG);
            assertThat(again.jpegQuality()).isEqualTo(Math.max(90, quality));
        }
    }
}
