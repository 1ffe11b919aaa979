package dsgformer.photo.codec.bmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.file.EveryKind;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

final class BmpDecodingTest {

    private static final Size SIZE = new Size(37, 29);

    @Test
    void aBmpOfTheJdksWriterIsReadExactly() throws IOException {
        Random random = new Random(4);
        for (int bits : new int[] {1, 4, 8}) {
            byte[] colors = new byte[3 << bits];
            random.nextBytes(colors);
            IndexColorModel palette = new IndexColorModel(bits, 1 << bits, colors, 0, false);
            int type = bits < 8 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED;
            BufferedImage image = new BufferedImage(SIZE.width(), SIZE.height(), type, palette);
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    image.getRaster().setSample(x, y, 0, (x / 3 + y) % (1 << bits));
                }
            }
            for (String way :
                    bits == 1 ? new String[] {"BI_RGB"} : new String[] {"BI_RGB", bits == 4 ? "BI_RLE4" : "BI_RLE8"}) {
                assertDrawn(image, jdk(image, way));
            }
        }
        for (int type : new int[] {
            BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_USHORT_555_RGB, BufferedImage.TYPE_USHORT_565_RGB
        }) {
            BufferedImage image = new BufferedImage(SIZE.width(), SIZE.height(), type);
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    image.setRGB(x, y, random.nextInt());
                }
            }
            assertDrawn(image, jdk(image, type == BufferedImage.TYPE_USHORT_565_RGB ? "BI_BITFIELDS" : "BI_RGB"));
        }
    }

    private static void assertDrawn(BufferedImage image, byte[] file) throws IOException {
        Photo photo = Encoded.read(file);
        assertThat(photo.format()).isEqualTo(PhotoFormat.BMP);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    assertThat(photo.sample(photo.grey() ? 0 : c, y, x))
                            .isEqualTo((image.getRGB(x, y) >> (16 - 8 * c)) & 0xFF);
                }
            }
        }
    }

    private static byte[] jdk(BufferedImage image, String way) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("bmp").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionType(way);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    @Test
    void theJdksReaderDecodesOurFilesExactly() throws IOException {
        Random random = new Random(5);
        for (PixelKind kind : new PixelKind[] {PixelKind.GREY, PixelKind.RGB}) {
            Photo photo = EveryKind.noise(SIZE, kind, random);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(Encoded.bytes(photo, PhotoFormat.BMP)));
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    for (int c = 0; c < kind.channels(); c++) {
                        // getRGB would convert grey, which the JDK takes for linear
                        int seen = kind.grey()
                                ? image.getRaster().getSample(x, y, 0)
                                : (image.getRGB(x, y) >> (16 - 8 * c)) & 0xFF;
                        assertThat(seen).isEqualTo(photo.sample(c, y, x));
                    }
                }
            }
        }
    }

    @Test
    void topDownRowsAreReadInOrder() throws IOException {
        Photo photo = EveryKind.noise(SIZE, PixelKind.RGB, new Random(6));
        byte[] file = Encoded.bytes(photo, PhotoFormat.BMP);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -SIZE.height());
        Photo flipped = Encoded.read(file);
        for (int y = 0; y < SIZE.height(); y++) {
            assertThat(flipped.sample(1, y, 5)).isEqualTo(photo.sample(1, SIZE.height() - 1 - y, 5));
        }
    }

    @Test
    void aBmpDeclaringMorePixelsThanItsBytesCanHoldIsRefusedBeforeAllocation() throws IOException {
        byte[] file = Encoded.bytes(EveryKind.noise(SIZE, PixelKind.RGB, new Random(6)), PhotoFormat.BMP);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 20_000).putInt(22, 20_000);
        assertThatThrownBy(() -> Encoded.read(file))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("20000 × 20000 pixels, but");
    }

    @Test
    void aLastRowWithoutPaddingIsReadAndATooShortOneIsRefused() throws IOException {
        Photo photo = EveryKind.noise(new Size(5, 3), PixelKind.RGB, new Random(8));
        byte[] file = Encoded.bytes(photo, PhotoFormat.BMP);
        assertThat(Encoded.read(Arrays.copyOf(file, file.length - 1)).samples()).isEqualTo(photo.samples());
        assertThatThrownBy(() -> Encoded.read(Arrays.copyOf(file, file.length - 2)))
                .isInstanceOf(UnreadablePhotoException.class);
    }

    @Test
    void aProfileBeyondTheFilesEndIsLeftOutWithAWarning() throws IOException {
        Photo photo = Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> 5 * x + y + c)
                .withMetadata(Metadata.NONE.withIcc(new byte[500]));
        byte[] file = Encoded.bytes(photo, PhotoFormat.BMP);
        assertThat(Encoded.read(file).metadata().icc()).hasValue(new byte[500]);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(14 + 112, file.length);
        Photo read = Encoded.read(file);
        assertThat(read.samples()).isEqualTo(photo.samples());
        assertThat(read.metadata().icc()).isEmpty();
        assertThat(read.warnings()).singleElement().asString().contains("profile, 500 bytes");
    }
}
