package dsgformer.photo.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.Photo;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.ByteArrayImageInput;
import dsgformer.photo.codec.JdkImageIo;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public final class JpegDecodingTest {

    /** The JDK's writer halves the colors' resolution by default; odd sides leave partial blocks. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void colorsEqualThoseOfTheJdksReader(boolean progressive) throws IOException {
        BufferedImage image = new BufferedImage(45, 27, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 27; y++) {
            for (int x = 0; x < 45; x++) {
                image.setRGB(x, y, ((5 * x) << 16) | ((9 * y) << 8) | ((x * y) % 256));
            }
        }
        byte[] jpeg = jpeg(new IIOImage(image, null, null), progressive);
        Photo expected = Photo.from(ImageIO.read(new ByteArrayInputStream(jpeg)));
        assertThat(Encoded.read(jpeg).samples()).isEqualTo(expected.samples());
    }

    @Test
    void threeComponentsWithoutTransformAreRgb() throws IOException {
        byte[] jpeg = jpeg(new IIOImage(flat(200, 100, 50), null, null), false);
        assertColor(Encoded.read(Encoded.withJpegSegment(jpeg, JpegSegments.APP14, adobe(0))), 200, 100, 50);
    }

    /** Y = 100, Cb = 128, Cr = 178: red is 100 + 1.402 · 50, green 100 − 0.714 · 50. */
    @Test
    void threeComponentsWithTransformAreYCbCr() throws IOException {
        byte[] jpeg = jpeg(new IIOImage(flat(100, 128, 178), null, null), false);
        assertColor(Encoded.read(Encoded.withJpegSegment(jpeg, JpegSegments.APP14, adobe(1))), 170, 64, 100);
    }

    /** Stored inverted with and without Adobe's marker: black of 127 leaves half the light, cyan a fifth of the red. */
    @Test
    void cmykBecomesRgb() throws IOException {
        byte[] inverted = jpeg(new IIOImage(flat(51, 255, 255, 127), null, null), false);
        assertColor(Encoded.read(inverted), 25, 127, 127);
        assertColor(Encoded.read(jpeg(new IIOImage(flat(51, 255, 255, 127), null, null), true)), 25, 127, 127);
        assertColor(Encoded.read(Encoded.withJpegSegment(inverted, JpegSegments.APP14, adobe(0))), 25, 127, 127);
        // 255 − (51, 255, 255) as RGB is (204, 0, 0): Y = 61, Cb = 128 − 0.1687 · 204, Cr = 128 + 0.5 · 204
        byte[] transformed = jpeg(new IIOImage(flat(61, 94, 230, 127), null, null), false);
        assertColor(Encoded.read(Encoded.withJpegSegment(transformed, JpegSegments.APP14, adobe(2))), 25, 127, 127);
    }

    /** The expected color is what Pillow, ImageMagick, libvips and FFmpeg read there. */
    @Test
    void cmykWithoutAdobesMarkerIsReadAsByOtherPrograms() throws IOException {
        byte[] jpeg = getClass()
                .getResourceAsStream("/photos/cmyk-without-adobe-marker.jpg")
                .readAllBytes();
        Photo photo = Encoded.read(jpeg);
        int[] expected = {128, 133, 142};
        for (int c = 0; c < 3; c++) {
            assertThat(photo.sample(c, 50, 80)).isBetween(expected[c] - 2, expected[c] + 2);
        }
    }

    @Test
    void aProfileForCmykIsNotKeptForRgb() throws IOException {
        byte[] jpeg = jpeg(new IIOImage(flat(204, 0, 0, 128), null, null), false);
        byte[] part = "ICC_PROFILE\0\1\1profile".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Encoded.read(Encoded.withJpegSegment(jpeg, JpegSegments.APP2, part))
                        .metadata())
                .isEqualTo(Metadata.NONE);
    }

    /** Java runtimes that use the system's libjpeg decode it, others do not. */
    @Test
    void arithmeticCodingIsReadIfTheRuntimeSupportsItElseRefusedByName() throws IOException {
        byte[] jpeg = getClass().getResourceAsStream("/photos/arithmetic.jpg").readAllBytes();
        Optional<BufferedImage> decoded = decodedByTheRuntime(jpeg);
        if (decoded.isEmpty()) {
            assertThatThrownBy(() -> Encoded.read(jpeg))
                    .isInstanceOf(UnreadablePhotoException.class)
                    .hasMessageContaining("arithmetic");
            return;
        }
        Photo photo = Encoded.read(jpeg);
        assertThat(photo.size()).isEqualTo(new Size(160, 107));
        for (int y = 0; y < 107; y++) {
            for (int x = 0; x < 160; x++) {
                assertThat(photo.sample(0, y, x)).isEqualTo(decoded.get().getRGB(x, y) >> 16 & 0xFF);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0xC0, 12, 12 bits a sample;",
        "0xC3, 12, '12 bits a sample, lossless;'",
        "0xC5, 8, '8 bits a sample, hierarchical;'",
        "0xC9, 12, '12 bits a sample, arithmetic-coded;'",
        "0xCB, 8, '8 bits a sample, arithmetic-coded, lossless;'"
    })
    void aRefusalNamesTheKind(int marker, int bits, String words) throws IOException {
        byte[] jpeg = jpeg(new IIOImage(flat(200, 100, 50), null, null), false);
        int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        jpeg[frame + 1] = (byte) marker;
        jpeg[frame + 4] = (byte) bits;
        assertThatThrownBy(() -> Encoded.read(jpeg))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining(words);
    }

    private static Optional<BufferedImage> decodedByTheRuntime(byte[] jpeg) throws IOException {
        ImageReader reader = JdkImageIo.jpegReader();
        try (ImageInputStream in = new ByteArrayImageInput(jpeg)) {
            reader.setInput(in);
            return Optional.of(reader.read(0));
        } catch (IIOException e) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    @Test
    void bytesAfterTheFirstImageAreIgnored() throws IOException {
        byte[] jpeg = jpeg(new IIOImage(flat(10), null, null), false);
        byte[] twice = Arrays.copyOf(jpeg, 2 * jpeg.length);
        System.arraycopy(jpeg, 0, twice, jpeg.length, jpeg.length);
        assertThat(Encoded.read(twice)).isEqualTo(Encoded.read(jpeg));
    }

    /** Within the rounding of the writer's quantization at quality 100, at most 1 per component, 2 after conversion. */
    private static void assertColor(Photo photo, int... expected) {
        for (int c = 0; c < expected.length; c++) {
            assertThat(photo.sample(c, 9, 9)).isBetween(expected[c] - 3, expected[c] + 3);
        }
    }

    private static byte[] adobe(int transform) {
        byte[] payload = Arrays.copyOf("Adobe".getBytes(StandardCharsets.ISO_8859_1), 12);
        payload[11] = (byte) transform;
        return payload;
    }

    public static WritableRaster flat(int... color) {
        WritableRaster raster = Raster.createInterleavedRaster(0, 17, 19, color.length, null);
        for (int i = 0; i < 17 * 19; i++) {
            raster.setPixel(i % 17, i / 17, color);
        }
        return raster;
    }

    public static byte[] jpeg(IIOImage image, boolean progressive) throws IOException {
        ImageWriter writer = JdkImageIo.jpegWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(1);
            settings.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, image, settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
