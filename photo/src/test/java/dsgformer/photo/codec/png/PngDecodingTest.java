package dsgformer.photo.codec.png;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.Encoded;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PNGs of the JDK's encoder, in forms that ours never writes. */
final class PngDecodingTest {

    /** Up to 9 × 9, where some or all of the seven passes are empty. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void interlacedRowsAreDecodedToTheirPlaces(int type) throws IOException {
        Random random = new Random(type);
        for (int width = 1; width <= 9; width++) {
            for (int height = 1; height <= 9; height++) {
                BufferedImage image = new BufferedImage(width, height, type);
                fill(image, random, 1 << image.getColorModel().getComponentSize(0));
                assertThat(Encoded.read(png(image, true))).isEqualTo(Photo.from(image));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void palettesBecomeTheirColorsAndAlphas(int bits) throws IOException {
        Random random = new Random(bits);
        byte[] colors = new byte[4 << bits];
        random.nextBytes(colors);
        for (boolean alpha : new boolean[] {false, true}) {
            IndexColorModel palette = new IndexColorModel(bits, 1 << bits, colors, 0, alpha);
            int type = bits < 8 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED;
            BufferedImage image = new BufferedImage(21, 13, type, palette);
            fill(image, random, 1 << bits);
            for (boolean interlaced : new boolean[] {false, true}) {
                Photo photo = Encoded.read(png(image, interlaced));
                for (int y = 0; y < 13; y++) {
                    for (int x = 0; x < 21; x++) {
                        assertThat(argb(photo, y, x)).isEqualTo(image.getRGB(x, y));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void greyOfFewBitsSpansBlackToWhite(int bits) throws IOException {
        int steps = (1 << bits) - 1;
        byte[] shades = new byte[1 << bits];
        for (int i = 0; i <= steps; i++) {
            shades[i] = (byte) (255 * i / steps);
        }
        IndexColorModel ramp = new IndexColorModel(bits, shades.length, shades, shades, shades);
        BufferedImage image = new BufferedImage(13, 5, BufferedImage.TYPE_BYTE_BINARY, ramp);
        fill(image, new Random(bits), shades.length);
        byte[] png = png(image, false);
        assertThat(png[25]).as("the JDK writes a grey ramp as grey").isEqualTo((byte) PngHeader.GREY);
        Photo photo = Encoded.read(png);
        assertThat(photo.kind()).isEqualTo(PixelKind.GREY);
        for (int x = 0; x < 13; x++) {
            assertThat(photo.sample(0, 4, x)).isEqualTo(255 * image.getRaster().getSample(x, 4, 0) / steps);
        }
    }

    @Test
    void theOneTransparentColorBecomesAlpha() throws IOException {
        Photo rgb = Photo.of(new Size(3, 1), PixelKind.RGB, (c, y, x) -> x == 1 && c == 2 ? 9 : 7);
        byte[] rgbFile =
                Encoded.withPngChunk(Encoded.bytes(rgb, PhotoFormat.PNG), "tRNS", new byte[] {0, 7, 0, 7, 0, 9});
        assertThat(Encoded.read(rgbFile))
                .isEqualTo(Photo.of(
                        rgb.size(),
                        rgb.kind().withAlpha(),
                        (c, y, x) -> c == 3 ? (x == 1 ? 0 : 255) : rgb.sample(c, y, x)));
        PixelKind deep = PixelKind.GREY.withDepth(BitDepth.SIXTEEN);
        Photo grey = Photo.of(new Size(3, 1), deep, (c, y, x) -> 0x1201 + x);
        byte[] greyFile = Encoded.withPngChunk(Encoded.bytes(grey, PhotoFormat.PNG), "tRNS", new byte[] {0x12, 0x02});
        assertThat(Encoded.read(greyFile))
                .isEqualTo(Photo.of(
                        grey.size(), deep.withAlpha(), (c, y, x) -> c == 1 ? (x == 1 ? 0 : 65535) : 0x1201 + x));
    }

    @Test
    void theJdkReadsWhatWeWrite() throws IOException {
        Random random = new Random(5);
        Photo photo =
                Photo.of(new Size(50, 40), PixelKind.RGB.withAlpha(), (c, y, x) -> 2 * x + 3 * y + random.nextInt(9));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Encoded.bytes(photo, PhotoFormat.PNG)));
        assertThat(Photo.from(image)).isEqualTo(photo);
    }

    private static void fill(BufferedImage image, Random random, int values) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                    image.getRaster().setSample(x, y, band, random.nextInt(values));
                }
            }
        }
    }

    private static int argb(Photo photo, int y, int x) {
        int alpha = photo.hasAlpha() ? photo.sample(3, y, x) : 255;
        return (alpha << 24) | (photo.sample(0, y, x) << 16) | (photo.sample(1, y, x) << 8) | photo.sample(2, y, x);
    }

    private static byte[] png(BufferedImage image, boolean interlaced) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
