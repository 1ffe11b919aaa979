package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.tiff.Packing;
import dsgformer.photo.codec.tiff.TiffFile;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Reading and writing returns the same photo for every format, depth, kind and orientation. A deblurring of strength 0
 * passes the photo on unchanged (DeblurrerTest), so this is the whole effect on a file then.
 */
final class IdentityTest {

    private static final Size SIZE = new Size(37, 29);

    /** A file, and the photo that any reader has to decode from it, upright. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(String name, byte[] file, Photo expected) {}

    @TestFactory
    List<DynamicTest> readingAndWritingReturnsTheSamePhoto() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Sample sample : table()) {
            tests.add(DynamicTest.dynamicTest(sample.name, () -> {
                Photo read = Encoded.read(sample.file);
                assertThat(read.kind()).isEqualTo(sample.expected.kind());
                assertThat(read.size()).isEqualTo(sample.expected.size());
                assertThat(read.samples()).isEqualTo(sample.expected.samples());
                Photo again = Encoded.again(read, read.format());
                assertThat(again.format()).isEqualTo(read.format());
                if (read.format() != PhotoFormat.JPEG) {
                    assertThat(again.kind()).isEqualTo(read.kind());
                    assertThat(again.samples()).isEqualTo(read.samples());
                    assertThat(again.metadata()).isEqualTo(read.metadata());
                }
            }));
        }
        return tests;
    }

    @Test
    void theTableHasMoreThanSixtyFiles() throws IOException {
        assertThat(table()).hasSizeGreaterThan(60);
    }

    private static List<Sample> table() throws IOException {
        List<Sample> table = new ArrayList<>();
        Random random = new Random(2026);
        for (PixelKind kind : EveryKind.ALL) {
            Photo photo = EveryKind.noise(SIZE, kind, random);
            for (PhotoFormat format : List.of(PhotoFormat.PNG, PhotoFormat.TIFF)) {
                table.add(new Sample(format + ", " + kind, Encoded.bytes(photo, format), photo));
            }
        }
        for (PhotoFormat format : List.of(PhotoFormat.PNG, PhotoFormat.TIFF, PhotoFormat.WEBP)) {
            for (int orientation = 1; orientation <= 8; orientation++) {
                table.add(turned(format, orientation));
            }
        }
        for (PixelKind kind : List.of(PixelKind.GREY, PixelKind.RGB, PixelKind.RGB.withAlpha())) {
            Photo photo = EveryKind.noise(SIZE, kind, random);
            table.add(new Sample("BMP, " + kind, Encoded.bytes(photo, PhotoFormat.BMP), photo));
        }
        for (PixelKind kind : List.of(PixelKind.RGB, PixelKind.RGB.withAlpha())) {
            Photo photo = EveryKind.noise(SIZE, kind, random).withJpegQuality(100);
            table.add(new Sample("WebP without loss, " + kind, Encoded.bytes(photo, PhotoFormat.WEBP), photo));
        }
        addTiffs(table, random);
        addPngs(table, random);
        for (Size size : List.of(new Size(1, 1), new Size(7, 5), new Size(1, 500), new Size(819, 3))) {
            for (PhotoFormat format : List.of(PhotoFormat.PNG, PhotoFormat.TIFF, PhotoFormat.BMP, PhotoFormat.WEBP)) {
                Photo photo = EveryKind.noise(size, PixelKind.RGB, random).withJpegQuality(100);
                table.add(new Sample(format + ", " + size, Encoded.bytes(photo, format), photo));
            }
        }
        for (PixelKind kind : List.of(PixelKind.GREY, PixelKind.RGB)) {
            Photo photo = EveryKind.noise(SIZE, kind, random);
            byte[] file = Encoded.bytes(photo, PhotoFormat.JPEG);
            table.add(new Sample("JPEG, " + kind, file, decoded(file)));
            byte[] progressive = progressive(photo.toBufferedImage());
            table.add(new Sample("progressive JPEG, " + kind, progressive, decoded(progressive)));
        }
        return table;
    }

    private static Sample turned(PhotoFormat format, int orientation) throws IOException {
        Photo stored =
                EveryKind.noise(SIZE, PixelKind.RGB, new Random(orientation)).withJpegQuality(100);
        byte[] exif = ByteBuffer.allocate(26)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0})
                .putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(orientation)
                .putInt(0)
                .array();
        boolean lies = orientation > 4;
        int right = SIZE.width() - 1;
        int bottom = SIZE.height() - 1;
        Photo upright = Photo.of(
                lies ? new Size(SIZE.height(), SIZE.width()) : SIZE, PixelKind.RGB, (c, y, x) -> switch (orientation) {
                    case 2 -> stored.sample(c, y, right - x);
                    case 3 -> stored.sample(c, bottom - y, right - x);
                    case 4 -> stored.sample(c, bottom - y, x);
                    case 5 -> stored.sample(c, x, y);
                    case 6 -> stored.sample(c, bottom - x, y);
                    case 7 -> stored.sample(c, bottom - x, right - y);
                    case 8 -> stored.sample(c, x, right - y);
                    default -> stored.sample(c, y, x);
                });
        return new Sample(
                format + ", orientation " + orientation,
                Encoded.bytes(stored.withMetadata(Metadata.NONE.withExif(exif)), format),
                upright);
    }

    private static void addTiffs(List<Sample> table, Random random) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (int bits : new int[] {8, 16}) {
                PixelKind kind = PixelKind.RGB.withDepth(bits == 8 ? BitDepth.EIGHT : BitDepth.SIXTEEN);
                Photo photo = EveryKind.noise(SIZE, kind, random);
                String name = "TIFF, " + bits + " bits, " + order + ", ";
                table.add(sample(name + "tiles", photo, tiff(photo, order).tiles(16, 16)));
                table.add(sample(name + "planes", photo, tiff(photo, order).planar()));
                table.add(sample(name + "LZW", photo, tiff(photo, order).packed(5, true, Packing::lzw)));
                table.add(sample(name + "PackBits", photo, tiff(photo, order).packed(32773, false, Packing::packBits)));
                table.add(sample(name + "64-bit", photo, tiff(photo, order).big()));
            }
        }
    }

    private static TiffFile tiff(Photo photo, ByteOrder order) {
        return new TiffFile(SIZE, photo.depth().bits(), 3, order, photo::sample);
    }

    private static Sample sample(String name, Photo photo, TiffFile file) {
        return new Sample(name, file.bytes(), photo);
    }

    private static void addPngs(List<Sample> table, Random random) throws IOException {
        for (int bits : new int[] {1, 2, 4, 8}) {
            byte[] colors = new byte[3 << bits];
            random.nextBytes(colors);
            IndexColorModel palette = new IndexColorModel(bits, 1 << bits, colors, 0, false);
            int type = bits < 8 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED;
            BufferedImage image = new BufferedImage(SIZE.width(), SIZE.height(), type, palette);
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    image.getRaster().setSample(x, y, 0, random.nextInt(1 << bits));
                }
            }
            Photo seen = Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> (image.getRGB(x, y) >> (16 - 8 * c)) & 0xFF);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            table.add(new Sample("PNG of " + bits + "-bit indices", png.toByteArray(), seen));
        }
    }

    private static byte[] progressive(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** As decoded by the JDK's own reader, whose color conversion ours equals. */
    private static Photo decoded(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        boolean grey = image.getRaster().getNumBands() == 1;
        return Photo.of(
                SIZE,
                grey ? PixelKind.GREY : PixelKind.RGB,
                (c, y, x) -> grey ? image.getRaster().getSample(x, y, 0) : (image.getRGB(x, y) >> (16 - 8 * c)) & 0xFF);
    }
}
