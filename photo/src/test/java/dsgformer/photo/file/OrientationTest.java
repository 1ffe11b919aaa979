package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.Exif;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrientationTest {

    /**
     * How EXIF 2.32 names where the stored first row and first column are seen; the letters of a 3 × 2 photo then read
     * so.
     */
    private static final String[] UPRIGHT = {
        "abc/def", "cba/fed", "fed/cba", "def/abc", "ad/be/cf", "da/eb/fc", "fc/eb/da", "cf/be/ad"
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationIsTurnedUpright(int orientation) throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Photo stored = Photo.of(new Size(3, 2), PixelKind.RGB, (c, y, x) -> 'a' + 3 * y + x)
                    .withMetadata(Metadata.NONE.withExif(exif(order, orientation)));
            Photo upright = Encoded.again(stored, PhotoFormat.PNG);
            assertThat(letters(upright)).isEqualTo(UPRIGHT[orientation - 1]);
            assertThat(upright.metadata().exif()).hasValue(exif(order, 1));
            assertThat(Encoded.again(upright, PhotoFormat.PNG)).isEqualTo(upright);
        }
    }

    /** Found by fuzzing: an unreadable entry hid a second one, which other readers of the written TIFF applied. */
    @Test
    void anOrientationBehindADamagedEntryIsAppliedAndReset() throws IOException {
        byte[] block = ExifBlocks.camera(ByteOrder.LITTLE_ENDIAN, 6, new Size(9, 5));
        int firstEntry = 8 + 2;
        ByteBuffer.wrap(block)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(firstEntry, (short) Exif.ORIENTATION)
                .putShort(firstEntry + 2, (short) 0x4903); // not a valid type
        Photo stored =
                Photo.of(new Size(9, 5), PixelKind.GREY, (c, y, x) -> x).withMetadata(Metadata.NONE.withExif(block));
        Photo upright = Encoded.again(stored, PhotoFormat.PNG);
        assertThat(upright.size()).isEqualTo(new Size(5, 9));
        assertThat(Encoded.again(upright, PhotoFormat.TIFF).samples()).isEqualTo(upright.samples());
        assertThat(Encoded.again(upright, PhotoFormat.TIFF).size()).isEqualTo(upright.size());
    }

    /** Sizes for all kinds of permutation cycles: sides with common divisors, without, and of one pixel. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void pixelsOfEveryKindAreRotatedWithinTheirArray(int orientation) {
        Random random = new Random(orientation);
        for (Size size :
                List.of(new Size(1, 1), new Size(1, 9), new Size(24, 36), new Size(35, 24), new Size(13, 13))) {
            for (PixelKind kind : EveryKind.ALL) {
                Photo was = EveryKind.noise(size, kind, random);
                Photo stored = was.withSamples(was.samples().copy())
                        .withMetadata(Metadata.NONE.withExif(exif(ByteOrder.LITTLE_ENDIAN, orientation)));
                Photo upright = Orientation.upright(stored);
                assertThat(upright.samples()).isSameAs(stored.samples());
                assertThat(upright.size()).isEqualTo(orientation > 4 ? new Size(size.height(), size.width()) : size);
                for (int y = 0; y < size.height(); y++) {
                    for (int x = 0; x < size.width(); x++) {
                        int[] seen = seen(orientation, size, y, x);
                        for (int c = 0; c < kind.channels(); c++) {
                            assertThat(upright.sample(c, seen[0], seen[1])).isEqualTo(was.sample(c, y, x));
                        }
                    }
                }
            }
        }
    }

    /** Row and column at which a stored pixel is seen. */
    private static int[] seen(int orientation, Size stored, int y, int x) {
        int fromRight = stored.width() - 1 - x;
        int fromBottom = stored.height() - 1 - y;
        return switch (orientation) {
            case 1 -> new int[] {y, x};
            case 2 -> new int[] {y, fromRight};
            case 3 -> new int[] {fromBottom, fromRight};
            case 4 -> new int[] {fromBottom, x};
            case 5 -> new int[] {x, y};
            case 6 -> new int[] {x, fromBottom};
            case 7 -> new int[] {fromRight, fromBottom};
            case 8 -> new int[] {fromRight, y};
            default -> throw new IllegalArgumentException("EXIF has no orientation " + orientation);
        };
    }

    /** Blocks of 16 pixels, so that colors survive; quality 100 leaves them within rounding. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void jpegIsTurnedLikePng(int orientation) throws IOException {
        Photo stored = Photo.of(new Size(48, 32), PixelKind.GREY, (c, y, x) -> 40 * (3 * (y / 16) + x / 16))
                .withJpegQuality(100)
                .withMetadata(Metadata.NONE.withExif(exif(ByteOrder.BIG_ENDIAN, orientation)));
        Photo upright = Encoded.again(stored, PhotoFormat.JPEG);
        StringBuilder letters = new StringBuilder();
        for (int y = 8; y < upright.size().height(); y += 16) {
            for (int x = 8; x < upright.size().width(); x += 16) {
                letters.append((char) ('a' + (upright.sample(0, y, x) + 20) / 40));
            }
            letters.append('/');
        }
        assertThat(letters).hasToString(UPRIGHT[orientation - 1] + "/");
        assertThat(upright.metadata().exif()).hasValue(exif(ByteOrder.BIG_ENDIAN, 1));
    }

    @Test
    void exifWithoutAValidOrientationIsKeptUnchanged() throws IOException {
        for (int orientation : new int[] {0, 9}) {
            Photo photo = letters(exif(ByteOrder.LITTLE_ENDIAN, orientation));
            assertThat(Encoded.again(photo, PhotoFormat.PNG)).isEqualTo(photo);
        }
    }

    @Test
    void damagedExifIsLeftOutWithAWarning() throws IOException {
        byte[] whole = exif(ByteOrder.LITTLE_ENDIAN, 6);
        for (int length = 1; length < 46; length++) {
            assertLeftOut(Arrays.copyOf(whole, length));
        }
        assertLeftOut("no TIFF structure".getBytes(StandardCharsets.US_ASCII));
    }

    /** Sides, resolution and XMP follow; the maker's note stays where it was, the preview does not. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void allMetadataAboutTheOrientationIsCorrected(int orientation) throws IOException {
        boolean swapped = orientation > 4;
        String xmp = "<rdf:RDF><rdf:Description tiff:Orientation='%d' exif:PixelXDimension='%d'>"
                + "<tiff:ImageLength>%d</tiff:ImageLength></rdf:Description></rdf:RDF>";
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Photo stored = letters(ExifBlocks.camera(order, orientation, new Size(3, 2)));
            byte[] before = String.format(xmp, orientation, 3, 2).getBytes(StandardCharsets.US_ASCII);
            Metadata upright = Encoded.again(
                            stored.withMetadata(stored.metadata().withXmp(before)), PhotoFormat.PNG)
                    .metadata();
            Size size = swapped ? new Size(2, 3) : new Size(3, 2);
            assertThat(upright.exif()).hasValue(ExifBlocks.upright(order, size, swapped));
            assertThat(upright.xmp().map(packet -> new String(packet, StandardCharsets.US_ASCII)))
                    .hasValue(String.format(xmp, 1, size.width(), size.height()));
            assertThat(upright.warnings()).isEmpty();
        }
    }

    @Test
    void anOrientationInXmpAloneIsIgnoredAndKept() throws IOException {
        byte[] xmp = "<a tiff:Orientation='6'/>".getBytes(StandardCharsets.US_ASCII);
        Photo photo = letters(exif(ByteOrder.BIG_ENDIAN, 0)).withMetadata(Metadata.NONE.withXmp(xmp));
        assertThat(Encoded.again(photo, PhotoFormat.PNG)).isEqualTo(photo);
    }

    private static void assertLeftOut(byte[] exif) throws IOException {
        Photo again = Encoded.again(letters(exif), PhotoFormat.PNG);
        assertThat(again).isEqualTo(letters(exif).withMetadata(Metadata.NONE));
        assertThat(again.warnings()).containsExactly("its EXIF is damaged and was left out");
    }

    private static Photo letters(byte[] exif) {
        return Photo.of(new Size(3, 2), PixelKind.GREY, (c, y, x) -> 'a' + 3 * y + x)
                .withMetadata(Metadata.NONE.withExif(exif));
    }

    /** A maker's name, the orientation, a resolution, and arbitrary bytes. */
    private static byte[] exif(ByteOrder order, int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(80).order(order);
        tiff.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        tiff.putShort((short) 42).putInt(8).putShort((short) 3);
        tiff.putShort((short) 0x010F).putShort((short) 2).putInt(4).put(new byte[] {'m', 'k', 'r', 0});
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        tiff.putShort((short) 0);
        tiff.putShort((short) 0x011A).putShort((short) 5).putInt(1).putInt(50).putInt(0);
        tiff.putInt(72).putInt(1);
        while (tiff.hasRemaining()) {
            tiff.put((byte) (7 * tiff.position()));
        }
        return tiff.array();
    }

    private static String letters(Photo photo) {
        StringBuilder letters = new StringBuilder();
        for (int y = 0; y < photo.size().height(); y++) {
            letters.append(y == 0 ? "" : "/");
            for (int x = 0; x < photo.size().width(); x++) {
                letters.append((char) photo.sample(0, y, x));
            }
        }
        return letters.toString();
    }
}
