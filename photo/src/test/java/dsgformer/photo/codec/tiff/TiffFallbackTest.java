package dsgformer.photo.codec.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.fuzz.Excess;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PixelKind;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.jpeg.JpegDecodingTest;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.file.EveryKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TIFFs that the fallback decodes. */
final class TiffFallbackTest {

    private static final Size SIZE = new Size(37, 23);

    private static final ByteOrder[] ORDERS = {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN};

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void aFaxIsBlackAndWhite(String compression) throws IOException {
        for (Size size : List.of(SIZE, new Size(8, 1), new Size(1728, 40))) {
            BufferedImage image = page(size);
            Photo photo = Encoded.read(TiffDecodingTest.jdk(image, compression));
            assertThat(photo.kind()).isEqualTo(PixelKind.GREY);
            assertThat(photo.warnings()).isEmpty();
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    assertThat(photo.sample(0, y, x)).isEqualTo(image.getRGB(x, y) & 0xFF);
                }
            }
        }
    }

    @Test
    void jpegsInStripsAndTilesAreReadAsTheJpegAlone() throws IOException {
        for (PixelKind kind : new PixelKind[] {PixelKind.RGB, PixelKind.GREY}) {
            Photo piece = Photo.of(new Size(32, 16), kind, (c, y, x) -> 5 * x + 3 * y + 20 * c)
                    .withJpegQuality(98);
            byte[] jpeg = Encoded.bytes(piece, PhotoFormat.JPEG);
            Photo expected = Encoded.read(jpeg);
            for (ByteOrder order : ORDERS) {
                for (boolean big : new boolean[] {false, true}) {
                    TiffFile file = jpegTiff(new Size(64, 32), kind.grey() ? 1 : 3, order, jpeg)
                            .tiles(32, 16)
                            .with(TiffTag.PHOTOMETRIC, kind.grey() ? 1 : 6);
                    Photo photo = Encoded.read((big ? file.big() : file).bytes());
                    assertThat(photo.kind()).isEqualTo(kind);
                    assertNear(photo, (c, y, x) -> expected.sample(c, y % 16, x % 32), 3);
                }
            }
            Photo strips = Encoded.read(jpegTiff(new Size(32, 48), kind.grey() ? 1 : 3, ByteOrder.LITTLE_ENDIAN, jpeg)
                    .stripRows(16)
                    .with(TiffTag.PHOTOMETRIC, kind.grey() ? 1 : 6)
                    .bytes());
            assertNear(strips, (c, y, x) -> expected.sample(c, y % 16, x), 3);
        }
    }

    @Test
    void aJpegOfTheJdksTiffWriterIsRead() throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                image.setRGB(x, y, 0xFF000000 | ((3 * x) << 16) | ((4 * y) << 8) | 100);
            }
        }
        Photo photo = Encoded.read(TiffDecodingTest.jdk(image, "JPEG"));
        assertNear(photo, (c, y, x) -> c == 0 ? 3 * x : c == 1 ? 4 * y : 100, 12);
    }

    /** A TIFF's inks are not inverted, those of a JPEG alone are. */
    @Test
    void aCmykJpegIsReadAsTheInvertedJpegAlone() throws IOException {
        byte[] jpeg = JpegDecodingTest.jpeg(new IIOImage(JpegDecodingTest.flat(204, 30, 0, 128), null, null), false);
        Photo expected = Encoded.read(
                JpegDecodingTest.jpeg(new IIOImage(JpegDecodingTest.flat(51, 225, 255, 127), null, null), false));
        Photo photo = Encoded.read(jpegTiff(expected.size(), 4, ByteOrder.LITTLE_ENDIAN, jpeg)
                .stripRows(expected.size().height())
                .with(TiffTag.PHOTOMETRIC, 5)
                .bytes());
        assertNear(photo, expected::sample, 2);
    }

    @Test
    void yCbCrBecomesRgb() throws IOException {
        for (ByteOrder order : ORDERS) {
            TiffFile file = new TiffFile(SIZE, 8, 3, order, (c, y, x) -> c == 0 ? 5 * x : c == 1 ? 90 : 150 + y)
                    .with(TiffTag.PHOTOMETRIC, 6)
                    .with(TiffTag.YCBCR_SUBSAMPLING, 1, 1);
            Photo photo = Encoded.read(file.bytes());
            assertThat(photo.kind()).isEqualTo(PixelKind.RGB);
            assertNear(
                    photo,
                    (c, y, x) -> {
                        double blue = 90 - 128;
                        double red = 150 + y - 128;
                        double light = 5 * x
                                + (c == 0 ? 1.402 * red : c == 1 ? -0.34414 * blue - 0.71414 * red : 1.772 * blue);
                        return (int) Math.round(Math.max(0, Math.min(255, light)));
                    },
                    1);
        }
    }

    @Test
    void labBecomesRgb() throws IOException {
        Photo photo = Encoded.read(new TiffFile(SIZE, 8, 3, ByteOrder.LITTLE_ENDIAN, (c, y, x) -> c == 0 ? 6 * x : 0)
                .with(TiffTag.PHOTOMETRIC, 8)
                .bytes());
        assertThat(photo.kind()).isEqualTo(PixelKind.RGB);
        for (int x = 1; x < SIZE.width(); x++) {
            assertThat(photo.sample(1, 3, x)).isGreaterThan(photo.sample(1, 3, x - 1));
            assertThat(photo.sample(0, 3, x)).isCloseTo(photo.sample(1, 3, x), within(4));
        }
    }

    @Test
    void floatingPointSamplesBecomeSixteenBitsWithAWarning() throws IOException {
        float[] values = {0, 0.25f, 0.5f, 1, 1.5f, -3, Float.NaN, Float.POSITIVE_INFINITY, 0.125f};
        int[] expected = {0, 16384, 32768, 65535, 65535, 0, 0, 65535, 8192};
        for (ByteOrder order : ORDERS) {
            for (int samples : new int[] {1, 3}) {
                for (int variant = 0; variant < 4; variant++) {
                    TiffFile file = new TiffFile(
                                    SIZE,
                                    32,
                                    samples,
                                    order,
                                    (c, y, x) -> Float.floatToRawIntBits(values[(x + y + c) % values.length]))
                            .with(TiffTag.SAMPLE_FORMAT, 3);
                    if (variant == 1) {
                        file.planar();
                    } else if (variant == 2) {
                        file.tiles(16, 16);
                    } else if (variant == 3) {
                        file.packed(8, false, Packing::deflate);
                    }
                    Photo photo = Encoded.read(file.bytes());
                    assertThat(photo.depth()).isEqualTo(BitDepth.SIXTEEN);
                    assertThat(photo.grey()).isEqualTo(samples == 1);
                    assertThat(photo.warnings()).singleElement().asString().contains("floating-point");
                    assertNear(photo, (c, y, x) -> expected[(x + y + c) % values.length], 0);
                }
            }
        }
    }

    @Test
    void halfPrecisionSamplesAreRead() throws IOException {
        int[] halves = {0, 0x3400, 0x3800, 0x3C00, 0x3E00, 0xBC00}; // 0, ¼, ½, 1, 1½, −1
        int[] expected = {0, 16384, 32768, 65535, 65535, 0};
        for (ByteOrder order : ORDERS) {
            Photo photo = Encoded.read(new TiffFile(SIZE, 16, 3, order, (c, y, x) -> halves[(x + c) % halves.length])
                    .with(TiffTag.SAMPLE_FORMAT, 3)
                    .bytes());
            assertNear(photo, (c, y, x) -> expected[(x + c) % halves.length], 0);
        }
    }

    @Test
    void integersOfOtherBitDepthsAreScaled() throws IOException {
        for (ByteOrder order : ORDERS) {
            for (int bits : new int[] {10, 12, 14, 32}) {
                for (int samples : new int[] {1, 3}) {
                    long most = (1L << bits) - 1;
                    TiffFile.Stored stored = (c, y, x) -> (int) (most * ((x * 5 + y + c) % 41) / 40);
                    Photo photo = Encoded.read(new TiffFile(SIZE, bits, samples, order, stored).bytes());
                    assertThat(photo.depth()).isEqualTo(BitDepth.SIXTEEN);
                    assertNear(
                            photo,
                            (c, y, x) -> (int) Math.round((stored.sample(c, y, x) & 0xFFFF_FFFFL) * 65535.0 / most),
                            0);
                }
            }
        }
    }

    @Test
    void theAlphaOfFloatingPointColorsIsKept() throws IOException {
        for (int kind : new int[] {1, 2}) {
            Photo photo = Encoded.read(new TiffFile(
                            SIZE,
                            32,
                            4,
                            ByteOrder.LITTLE_ENDIAN,
                            (c, y, x) -> Float.floatToRawIntBits(c == 3 ? 0.5f : 0.25f))
                    .with(TiffTag.SAMPLE_FORMAT, 3)
                    .with(TiffTag.EXTRA_SAMPLES, kind)
                    .bytes());
            assertThat(photo.hasAlpha()).isTrue();
            assertNear(photo, (c, y, x) -> c == 3 ? 32768 : kind == 1 ? 32768 : 16384, 1);
        }
        Photo other = Encoded.read(
                new TiffFile(SIZE, 32, 4, ByteOrder.LITTLE_ENDIAN, (c, y, x) -> Float.floatToRawIntBits(0.25f))
                        .with(TiffTag.SAMPLE_FORMAT, 3)
                        .bytes());
        assertThat(other.hasAlpha()).isFalse();
    }

    @Test
    void metadataIsReadAsInOtherTiffs(@TempDir Path folder) throws IOException {
        TiffFile file = new TiffFile(SIZE, 32, 3, ByteOrder.BIG_ENDIAN, (c, y, x) -> 0).with(TiffTag.SAMPLE_FORMAT, 3);
        file.fields.undefined(TiffTag.ICC, new byte[] {1, 2, 3});
        file.fields.text(271, "Maker of Cameras");
        file.fields.shorts(TiffTag.ORIENTATION, 6);
        byte[] bytes = file.bytes();
        Photo photo = Encoded.read(bytes);
        assertThat(photo.size()).isEqualTo(new Size(SIZE.height(), SIZE.width()));
        assertThat(photo.metadata().icc()).hasValue(new byte[] {1, 2, 3});
        assertThat(photo.metadata().exif()).isPresent();
        Path onDisk = Files.write(folder.resolve("photo.tif"), bytes);
        assertThat(PhotoFiles.read(onDisk)).isEqualTo(photo);
        assertThat(PhotoFiles.header(onDisk)).hasValue(new PhotoHeader(SIZE, photo.kind()));
    }

    @Test
    void aCutOffOrDamagedFileIsReadOrRefusedWithTheOneException() throws IOException {
        for (Map.Entry<String, byte[]> kind : kinds().entrySet()) {
            byte[] file = kind.getValue();
            for (int seed = 0; seed < 300; seed++) {
                Random random = new Random(seed);
                byte[] damaged = file.clone();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
                }
                byte[] cut = seed % 3 == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
                try {
                    Excess.requireAtMost((64 << 20) + 64L * cut.length, () -> read(cut));
                } catch (RuntimeException | Error e) {
                    throw new AssertionError(kind.getKey() + ", seed " + seed, e);
                }
            }
        }
    }

    @Test
    void aHugeDeclaredSizeAllocatesNothing() throws IOException {
        for (Map.Entry<String, byte[]> kind : kinds().entrySet()) {
            byte[] file = kind.getValue();
            byte[] huge = withValue(withValue(file, TiffTag.WIDTH, 20_000), TiffTag.HEIGHT, 20_000);
            Excess.requireAtMost(64L * file.length, () -> read(huge));
            assertThatThrownBy(() -> Encoded.read(huge)).as(kind.getKey()).isInstanceOf(UnreadablePhotoException.class);
        }
    }

    @Test
    void aJpegLargerThanItsPlaceIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] jpeg = Encoded.bytes(Photo.of(new Size(32, 16), PixelKind.RGB, (c, y, x) -> 8 * x), PhotoFormat.JPEG);
        for (int at = 0; at < jpeg.length - 1; at++) {
            if ((jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == 0xC0) {
                Arrays.fill(jpeg, at + 5, at + 9, (byte) 0x0F);
            }
        }
        byte[] file = jpegTiff(new Size(32, 16), 3, ByteOrder.LITTLE_ENDIAN, jpeg)
                .stripRows(16)
                .with(TiffTag.PHOTOMETRIC, 6)
                .bytes();
        Excess.requireAtMost(64L * file.length, () -> read(file));
        assertThatThrownBy(() -> Encoded.read(file))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("larger than its place of 32 × 16");
    }

    private static Map<String, byte[]> kinds() throws IOException {
        Map<String, byte[]> kinds = new LinkedHashMap<>();
        for (String compression : new String[] {"CCITT RLE", "CCITT T.4", "CCITT T.6"}) {
            kinds.put(compression, TiffDecodingTest.jdk(page(SIZE), compression));
        }
        Random random = new Random(5);
        byte[] jpeg = Encoded.bytes(EveryKind.noise(new Size(32, 16), PixelKind.RGB, random), PhotoFormat.JPEG);
        kinds.put(
                "JPEG",
                jpegTiff(new Size(32, 16), 3, ByteOrder.LITTLE_ENDIAN, jpeg)
                        .stripRows(16)
                        .with(TiffTag.PHOTOMETRIC, 6)
                        .bytes());
        kinds.put(
                "YCbCr",
                new TiffFile(SIZE, 8, 3, ByteOrder.BIG_ENDIAN, (c, y, x) -> 5 * x + c)
                        .with(TiffTag.PHOTOMETRIC, 6)
                        .with(TiffTag.YCBCR_SUBSAMPLING, 1, 1)
                        .bytes());
        kinds.put(
                "float",
                new TiffFile(SIZE, 32, 3, ByteOrder.LITTLE_ENDIAN, (c, y, x) -> Float.floatToRawIntBits(x / 40f))
                        .with(TiffTag.SAMPLE_FORMAT, 3)
                        .packed(8, false, Packing::deflate)
                        .bytes());
        kinds.put("12 bits", new TiffFile(SIZE, 12, 1, ByteOrder.LITTLE_ENDIAN, (c, y, x) -> 9 * x + y).bytes());
        return kinds;
    }

    private static void read(byte[] file) throws IOException {
        try {
            Encoded.read(file);
        } catch (UnreadablePhotoException e) {
            assertThat(e).hasMessageStartingWith("cannot read test: ");
        }
    }

    /** The file with a changed first value of a tag that is stored in the directory itself. */
    private static byte[] withValue(byte[] file, int tag, int value) {
        byte[] changed = file.clone();
        ByteBuffer bytes =
                ByteBuffer.wrap(changed).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = bytes.getInt(4);
        for (int i = 0; i < bytes.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if (bytes.getShort(entry) == (short) tag) {
                bytes.putShort(entry + 2, (short) 4).putInt(entry + 4, 1).putInt(entry + 8, value);
            }
        }
        return changed;
    }

    private static TiffFile jpegTiff(Size size, int samples, ByteOrder order, byte[] jpeg) {
        return new TiffFile(size, 8, samples, order, (c, y, x) -> 0).packed(7, false, raw -> jpeg);
    }

    private static BufferedImage page(Size size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_BYTE_BINARY);
        Random random = new Random(size.width());
        boolean ink = false;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                ink ^= random.nextInt(6) == 0;
                image.setRGB(x, y, ink ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        return image;
    }

    private static void assertNear(Photo photo, Photo.Pixels expected, int tolerance) {
        for (int y = 0; y < photo.size().height(); y++) {
            for (int x = 0; x < photo.size().width(); x++) {
                for (int c = 0; c < photo.kind().channels(); c++) {
                    assertThat(photo.sample(c, y, x))
                            .as("channel %d, row %d, column %d", c, y, x)
                            .isCloseTo(expected.sample(c, y, x), within(tolerance));
                }
            }
        }
    }
}
