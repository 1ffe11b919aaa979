package dsgformer.photo.codec.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.JdkImageIo;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.file.EveryKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TiffDecodingTest {

    private static final Size SIZE = new Size(37, 29);

    @Test
    void everyByteOrderLayoutAndPackingGivesTheSameSamples() throws IOException {
        for (int bits : new int[] {8, 16}) {
            for (int samples : new int[] {1, 3}) {
                int[] noise = noise(bits, samples);
                TiffFile.Stored stored = (c, y, x) -> noise[(y * SIZE.width() + x) * samples + c];
                PixelKind kind = new PixelKind(samples == 1, false, bits == 8 ? BitDepth.EIGHT : BitDepth.SIXTEEN);
                Photo expected = Photo.of(SIZE, kind, stored::sample);
                for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                    for (TiffFile file : layouts(bits, samples, order, stored)) {
                        assertThat(Encoded.read(file.bytes()).samples()).isEqualTo(expected.samples());
                    }
                }
            }
        }
    }

    private static List<TiffFile> layouts(int bits, int samples, ByteOrder order, TiffFile.Stored stored) {
        UnaryOperator<TiffFile> tiled = file -> file.tiles(16, 32);
        return List.of(
                tiff(bits, samples, order, stored),
                tiff(bits, samples, order, stored).stripRows(1),
                tiff(bits, samples, order, stored).stripRows(1000).big(),
                tiff(bits, samples, order, stored).planar(),
                tiled.apply(tiff(bits, samples, order, stored)),
                tiled.apply(tiff(bits, samples, order, stored)).planar().packed(8, true, Packing::deflate),
                tiff(bits, samples, order, stored).packed(8, false, Packing::deflate),
                tiff(bits, samples, order, stored)
                        .packed(32946, true, Packing::deflate)
                        .big(),
                tiff(bits, samples, order, stored).packed(5, false, Packing::lzw),
                tiff(bits, samples, order, stored).packed(5, true, Packing::lzw).stripRows(29),
                tiled.apply(tiff(bits, samples, order, stored)).packed(32773, false, Packing::packBits));
    }

    private static TiffFile tiff(int bits, int samples, ByteOrder order, TiffFile.Stored stored) {
        return new TiffFile(SIZE, bits, samples, order, stored);
    }

    /** Enough rows of noise to fill the table of 4096 codes several times, and of one color for the longest strings. */
    @Test
    void lzwIsDecodedThroughFullTables() throws IOException {
        Random random = new Random(5);
        int[] noise = random.ints(200 * 200, 0, 256).toArray();
        TiffFile.Stored stored = (c, y, x) -> y < 100 ? noise[y * 200 + x] : 9;
        byte[] file = new TiffFile(new Size(200, 200), 8, 1, ByteOrder.LITTLE_ENDIAN, stored)
                .stripRows(200)
                .packed(5, false, Packing::lzw)
                .bytes();
        assertThat(Encoded.read(file).samples())
                .isEqualTo(Photo.of(new Size(200, 200), PixelKind.GREY, stored::sample)
                        .samples());
    }

    @Test
    void fewerBitsBecomeEightAndBlackBecomesZero() throws IOException {
        for (int bits : new int[] {1, 2, 4}) {
            int most = (1 << bits) - 1;
            TiffFile.Stored stored = (c, y, x) -> (x + y) & most;
            for (boolean whiteIsZero : new boolean[] {false, true}) {
                Photo photo = Encoded.read(new TiffFile(SIZE, bits, 1, ByteOrder.LITTLE_ENDIAN, stored)
                        .with(TiffTag.PHOTOMETRIC, whiteIsZero ? 0 : 1)
                        .bytes());
                Photo expected = Photo.of(SIZE, PixelKind.GREY, (c, y, x) -> {
                    int value = stored.sample(c, y, x) * 255 / most;
                    return whiteIsZero ? 255 - value : value;
                });
                assertThat(photo.kind()).isEqualTo(PixelKind.GREY);
                assertThat(photo.samples()).isEqualTo(expected.samples());
            }
        }
    }

    @Test
    void paletteIndicesBecomeColors() throws IOException {
        int[] map = new int[3 * 256];
        for (int i = 0; i < map.length; i++) {
            map[i] = (i * 37 % 256) * 257;
        }
        TiffFile.Stored stored = (c, y, x) -> (7 * x + y) % 256;
        Photo photo = Encoded.read(new TiffFile(SIZE, 8, 1, ByteOrder.BIG_ENDIAN, stored)
                .with(TiffTag.PHOTOMETRIC, 3)
                .with(TiffTag.COLOR_MAP, map)
                .bytes());
        assertThat(photo.samples())
                .isEqualTo(Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> (c * 256 + stored.sample(0, y, x)) * 37 % 256)
                        .samples());
    }

    /** Multiplied by alpha again and rounded, each color equals the stored one. */
    @Test
    void premultipliedColorsAreUnpremultipliedWithoutLoss() throws IOException {
        for (int bits : new int[] {8, 16}) {
            int white = (1 << bits) - 1;
            TiffFile.Stored stored = (c, y, x) -> {
                int alpha = (x * 7 + y) * 61 % (white + 1);
                return c == 3 ? alpha : (int) ((long) alpha * (x + c) / 40);
            };
            Photo photo = Encoded.read(new TiffFile(SIZE, bits, 4, ByteOrder.LITTLE_ENDIAN, stored)
                    .with(TiffTag.EXTRA_SAMPLES, 1)
                    .bytes());
            assertThat(photo.hasAlpha()).isTrue();
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    long alpha = photo.sample(3, y, x);
                    for (int c = 0; c < 3; c++) {
                        long again = (photo.sample(c, y, x) * alpha + white / 2) / white;
                        assertThat(again).isEqualTo(stored.sample(c, y, x));
                    }
                }
            }
        }
    }

    @Test
    void anExtraSampleThatIsNotAlphaIsIgnored() throws IOException {
        TiffFile.Stored stored = (c, y, x) -> c * 50 + x;
        for (int kind : new int[] {0, 2}) {
            Photo photo = Encoded.read(new TiffFile(SIZE, 8, 4, ByteOrder.LITTLE_ENDIAN, stored)
                    .with(TiffTag.EXTRA_SAMPLES, kind)
                    .bytes());
            assertThat(photo.hasAlpha()).isEqualTo(kind == 2);
            assertThat(photo.sample(2, 3, 4)).isEqualTo(104);
        }
    }

    @Test
    void cmykBecomesRgb() throws IOException {
        for (int bits : new int[] {8, 16}) {
            int white = (1 << bits) - 1;
            TiffFile.Stored stored = (c, y, x) -> (x * 97 + y * 41 + c * 13) * 7 % (white + 1);
            Photo photo = Encoded.read(new TiffFile(SIZE, bits, 4, ByteOrder.LITTLE_ENDIAN, stored)
                    .with(TiffTag.PHOTOMETRIC, 5)
                    .bytes());
            assertThat(photo.kind().channels()).isEqualTo(3);
            for (int x = 0; x < SIZE.width(); x++) {
                double light =
                        (1 - stored.sample(1, 2, x) / (double) white) * (1 - stored.sample(3, 2, x) / (double) white);
                assertThat(photo.sample(1, 2, x)).isEqualTo((int) Math.floor(light * white + 0.5 + 1e-9));
            }
        }
    }

    @Test
    void unsupportedKindsAreRefusedWithAWayOut() {
        TiffFile.Stored stored = (c, y, x) -> 0;
        assertRefused(new TiffFile(SIZE, 8, 3, ByteOrder.LITTLE_ENDIAN, stored).packed(6, false, raw -> raw), "JPEG");
        assertRefused(new TiffFile(SIZE, 8, 1, ByteOrder.LITTLE_ENDIAN, stored).packed(4, false, raw -> raw), "fax");
        assertRefused(new TiffFile(SIZE, 16, 3, ByteOrder.LITTLE_ENDIAN, stored).with(TiffTag.PHOTOMETRIC, 6), "YCbCr");
        assertRefused(
                new TiffFile(SIZE, 8, 1, ByteOrder.LITTLE_ENDIAN, stored).with(TiffTag.SAMPLE_FORMAT, 3),
                "floating-point 8-bit");
        assertRefused(
                new TiffFile(SIZE, 16, 1, ByteOrder.LITTLE_ENDIAN, stored).with(TiffTag.SAMPLE_FORMAT, 2), "signed");
    }

    private static void assertRefused(TiffFile file, String word) {
        assertThatThrownBy(() -> Encoded.read(file.bytes()))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining(word)
                .hasMessageContaining("save it again");
    }

    @Test
    void aTiffOfTheJdksWriterIsReadAsByTheJdksReader() throws IOException {
        Random random = new Random(3);
        for (int type : new int[] {
            BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_4BYTE_ABGR_PRE
        }) {
            for (String compression : new String[] {"LZW", "ZLib", "Deflate", "PackBits"}) {
                BufferedImage image = new BufferedImage(SIZE.width(), SIZE.height(), type);
                for (int y = 0; y < SIZE.height(); y++) {
                    for (int x = 0; x < SIZE.width(); x++) {
                        image.setRGB(
                                x, y, random.nextInt() | (type == BufferedImage.TYPE_4BYTE_ABGR_PRE ? 0xFF000000 : 0));
                    }
                }
                byte[] file = jdk(image, compression);
                BufferedImage expected = ImageIO.read(new ByteArrayInputStream(file));
                Photo photo = Encoded.read(file);
                for (int y = 0; y < SIZE.height(); y++) {
                    for (int x = 0; x < SIZE.width(); x++) {
                        for (int c = 0; c < photo.kind().channels(); c++) {
                            int stored = expected.getRaster().getSample(x, y, c);
                            int sample = type == BufferedImage.TYPE_BYTE_BINARY ? 255 * stored : stored;
                            assertThat(photo.sample(c, y, x)).isEqualTo(sample);
                        }
                    }
                }
            }
        }
    }

    static byte[] jdk(BufferedImage image, String compression) throws IOException {
        ImageWriter writer = null;
        for (Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff"); writers.hasNext(); ) {
            ImageWriter next = writers.next();
            writer = JdkImageIo.isOwn(next) ? next : writer;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionType(compression);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    @Test
    void theJdksReaderDecodesOurFilesExactly() throws IOException {
        Random random = new Random(11);
        for (PixelKind kind : EveryKind.ALL) {
            Photo photo = EveryKind.noise(new Size(61, 700), kind, random);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(Encoded.bytes(photo, PhotoFormat.TIFF)));
            for (int y = 0; y < 700; y += 13) {
                for (int x = 0; x < 61; x++) {
                    for (int c = 0; c < kind.channels(); c++) {
                        assertThat(image.getRaster().getSample(x, y, c)).isEqualTo(photo.sample(c, y, x));
                    }
                }
            }
        }
    }

    @Test
    void aFileReadInPiecesGivesTheSamePhoto(@TempDir Path folder) throws IOException {
        Random random = new Random(12);
        for (PhotoFormat format : List.of(PhotoFormat.TIFF, PhotoFormat.PNG, PhotoFormat.BMP)) {
            for (PixelKind kind : EveryKind.ALL) {
                Photo photo = EveryKind.noise(new Size(301, 211), kind, random);
                Path file = folder.resolve("photo." + format.extensions().get(0));
                PhotoFiles.write(photo, file);
                assertThat(Files.readAllBytes(file)).isEqualTo(Encoded.bytes(photo, format));
                assertThat(PhotoFiles.read(file)).isEqualTo(Encoded.read(Files.readAllBytes(file)));
            }
        }
    }

    /** Into another format and back: tags of TIFF's first directory are part of EXIF in other formats. */
    @Test
    void descriptiveTagsSurviveTheRoundTripThroughOtherFormats() throws IOException {
        TiffFile file = new TiffFile(SIZE, 8, 3, ByteOrder.BIG_ENDIAN, (c, y, x) -> x);
        file.fields.text(271, "Maker of Cameras");
        file.fields.text(33432, "me");
        file.fields.undefined(TiffTag.ICC, new byte[] {1, 2, 3});
        file.fields.bytes(TiffTag.XMP, "<x/>".getBytes(StandardCharsets.US_ASCII));
        Photo first = Encoded.read(file.bytes());
        for (PhotoFormat format : List.of(PhotoFormat.PNG, PhotoFormat.JPEG, PhotoFormat.WEBP)) {
            Photo there = Encoded.again(first, format);
            Photo back = Encoded.again(there, PhotoFormat.TIFF);
            assertThat(there.metadata()).isEqualTo(first.metadata());
            assertThat(back.metadata().icc()).hasValue(new byte[] {1, 2, 3});
            PhotoSource exif = PhotoSource.of(back.metadata().exif().orElseThrow(), "exif", ReadLimits.DEFAULT);
            TiffDirectory directory = TiffDirectory.first(exif);
            assertThat(directory.bytes(271)).hasValue("Maker of Cameras\0".getBytes(StandardCharsets.US_ASCII));
            assertThat(directory.bytes(33432)).hasValue("me\0".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static int[] noise(int bits, int samples) {
        return new Random(bits + samples)
                .ints(SIZE.pixels() * samples, 0, 1 << bits)
                .toArray();
    }
}
