package dsgformer.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BufferedImagesTest {

    @ParameterizedTest
    @MethodSource("dsgformer.photo.file.PhotoRoundTripTest#kinds")
    void aPhotoSurvivesTheRoundTripThroughABufferedImage(PixelKind kind) {
        Random random = new Random(4);
        Photo photo = Photo.of(
                new Size(17, 9), kind, (c, y, x) -> random.nextInt(kind.depth().max() + 1));
        assertThat(Photo.from(photo.toBufferedImage())).isEqualTo(photo);
    }

    @ParameterizedTest
    @CsvSource({"false, false, 5", "false, true, 6", "true, false, 10"})
    void plainPhotosBecomeImagesOfAUsualType(boolean grey, boolean alpha, int type) {
        Photo photo = Photo.of(new Size(5, 4), new PixelKind(grey, alpha, BitDepth.EIGHT), (c, y, x) -> 40 * c + y + x);
        BufferedImage image = photo.toBufferedImage();
        assertThat(image.getType()).isEqualTo(type);
        for (int c = 0; c < photo.kind().channels(); c++) {
            assertThat(image.getRaster().getSample(3, 2, c)).isEqualTo(photo.sample(c, 2, 3));
        }
    }

    @Test
    void theProfileBecomesTheColorSpaceAndIsReadBack() {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Photo photo = Photo.of(new Size(2, 2), PixelKind.RGB, (c, y, x) -> 60 * c + y + x)
                .withMetadata(Metadata.NONE.withIcc(linear));
        assertThat(Photo.from(photo.toBufferedImage())).isEqualTo(photo);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_USHORT_565_RGB,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void everyKindOfImageGivesTheColorsJavaSees(int type) {
        BufferedImage image = new BufferedImage(8, 8, type);
        for (int i = 0; i < 64; i++) {
            image.setRGB(i % 8, i / 8, 0x80000000 | (i * 0x030507));
        }
        Photo photo = Photo.from(image);
        for (int i = 0; i < 64; i++) {
            int y = i / 8;
            int x = i % 8;
            int alpha = photo.hasAlpha() ? photo.sample(3, y, x) : 255;
            int argb = (alpha << 24)
                    | (photo.sample(0, y, x) << 16)
                    | (photo.sample(1, y, x) << 8)
                    | photo.sample(2, y, x);
            assertThat(argb).isEqualTo(image.getRGB(x, y));
        }
    }
}
