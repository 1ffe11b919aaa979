package dsgformer.photo.codec.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.ByteArrayImageInput;
import dsgformer.photo.file.Encoded;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

final class LossyWebpTest {

    private static final Size SIZE = new Size(97, 61);

    @Test
    void colorsEqualThoseOfLibwebpIfItIsInstalled() throws IOException {
        byte[] file = Encoded.bytes(noise(SIZE, PixelKind.RGB, 1).withJpegQuality(80), PhotoFormat.WEBP);
        Photo ours = Encoded.read(file);
        BufferedImage theirs = libwebp(file);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int rgb = ours.sample(0, y, x) << 16 | ours.sample(1, y, x) << 8 | ours.sample(2, y, x);
                assertThat(rgb).as("row %d, column %d", y, x).isEqualTo(theirs.getRGB(x, y) & 0xFFFFFF);
            }
        }
    }

    /** Damage must not crash the process in native code; it is reported as for other files. */
    @Test
    void damagedImagesAreReadOrRefused() throws IOException {
        int refused = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            PixelKind kind = seed % 3 == 0 ? PixelKind.RGB.withAlpha() : PixelKind.RGB;
            Photo scene = noise(new Size(49, 35), kind, seed).withJpegQuality(20 + random.nextInt(81));
            byte[] file = Encoded.bytes(scene, PhotoFormat.WEBP);
            for (int i = random.nextInt(4); i >= 0; i--) {
                file[20 + random.nextInt(file.length - 20)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Encoded.read(file).size()).isNotNull();
            } catch (UnreadablePhotoException e) {
                assertThat(e).hasMessageStartingWith("cannot read test: ");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(10);
    }

    /** Found by fuzzing: libwebp reports too little alpha for the image as an OutOfMemoryError. */
    @Test
    void anOutOfMemoryErrorOfLibwebpIsReportedAsDamage() throws IOException {
        Photo photo = noise(new Size(61, 20), PixelKind.RGB.withAlpha(), 3).withJpegQuality(80);
        byte[] file = Encoded.bytes(photo, PhotoFormat.WEBP);
        int image = new String(file, StandardCharsets.ISO_8859_1).indexOf("VP8 ") + 8;
        file[image + 9] = 0x18; // the height becomes 6164
        assertThatThrownBy(() -> Encoded.read(file))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("libwebp");
    }

    private static Photo noise(Size size, PixelKind kind, int seed) {
        Random random = new Random(seed);
        return Photo.of(size, kind, (c, y, x) -> random.nextInt(256));
    }

    private static BufferedImage libwebp(byte[] file) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("webp");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.luciad.")) {
                try (ImageInputStream in = new ByteArrayImageInput(file)) {
                    reader.setInput(in);
                    return reader.read(0);
                } finally {
                    reader.dispose();
                }
            }
        }
        throw new IllegalStateException("webp-imageio, which writes WebP in these tests, has a reader, too");
    }
}
