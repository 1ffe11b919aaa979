package dsgformer.photo.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.photo.metadata.Exif;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.IptcTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.Resolution;
import dsgformer.photo.metadata.XmpPackets;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JpegMetadataTest {

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final Photo PHOTO = Photo.of(new Size(20, 10), PixelKind.RGB, (c, y, x) -> 10 * y + x);

    @Test
    void xmpOfAnySizeSurvives() throws IOException {
        for (int size : new int[] {65_502, 65_503, 300_000}) {
            byte[] xmp = noise(size);
            Photo again = Encoded.again(PHOTO.withMetadata(Metadata.NONE.withXmp(xmp)), PhotoFormat.JPEG);
            assertThat(again.metadata().xmp()).as("%d bytes", size).hasValue(xmp);
            assertThat(again.warnings()).isEmpty();
        }
    }

    /** Pieces may come in any order, as Adobe allows. */
    @Test
    void anXmpExtensionIsKeptInJpegAndMergedInOtherFormats() throws IOException {
        String guid = "0123456789ABCDEF0123456789ABCDEF";
        String standard = "<rdf:RDF xmlns:rdf='" + RDF + "'><rdf:Description xmpNote:HasExtendedXMP='" + guid
                + "'><a:b>1</a:b></rdf:Description></rdf:RDF>";
        byte[] extension =
                latin("<rdf:RDF xmlns:rdf='" + RDF + "'><rdf:Description d:e='" + "x".repeat(1000) + "'/></rdf:RDF>");
        byte[] jpeg = Encoded.bytes(PHOTO, PhotoFormat.JPEG);
        for (int from : new int[] {0, 700}) { // each is inserted before the earlier ones
            byte[] piece = Arrays.copyOfRange(extension, from, Math.min(extension.length, from + 700));
            jpeg = Encoded.withJpegSegment(jpeg, JpegSegments.APP1, piece(guid, extension.length, from, piece));
        }
        byte[] torn = Encoded.withJpegSegment(
                Encoded.bytes(PHOTO, PhotoFormat.JPEG),
                JpegSegments.APP1,
                piece(guid, extension.length, 0, Arrays.copyOf(extension, 700)));
        byte[] header = latin("http://ns.adobe.com/xap/1.0/\0" + standard);
        Photo photo = Encoded.read(Encoded.withJpegSegment(jpeg, JpegSegments.APP1, header));
        Photo damaged = Encoded.read(Encoded.withJpegSegment(torn, JpegSegments.APP1, header));

        assertThat(photo.warnings()).isEmpty();
        XmpPackets packets = photo.metadata().xmpPackets().orElseThrow();
        assertThat(packets.standard()).isEqualTo(latin(standard));
        assertThat(packets.extension()).hasValue(extension);
        assertThat(new String(photo.metadata().xmp().orElseThrow(), StandardCharsets.ISO_8859_1))
                .contains("<a:b>1</a:b>", "d:e='xxx")
                .doesNotContain("HasExtendedXMP");
        assertThat(Encoded.again(photo, PhotoFormat.PNG).metadata().xmp())
                .hasValue(photo.metadata().xmp().orElseThrow());
        assertThat(damaged.warnings()).hasSize(1).first().asString().contains("second part of its XMP");
        assertThat(damaged.metadata().xmp()).hasValue(latin(standard));
    }

    @Test
    void aProfileWithAWrongCountOfPartsIsReadIfItsOwnLengthMatches() throws IOException {
        byte[] profile = noise(200);
        ByteBuffer.wrap(profile).putInt(profile.length);
        byte[] jpeg = Encoded.bytes(PHOTO, PhotoFormat.JPEG);
        jpeg = Encoded.withJpegSegment(jpeg, JpegSegments.APP2, part(2, 3, Arrays.copyOfRange(profile, 120, 200)));
        jpeg = Encoded.withJpegSegment(jpeg, JpegSegments.APP2, part(1, 3, Arrays.copyOf(profile, 120)));
        Photo photo = Encoded.read(jpeg);
        assertThat(photo.metadata().icc()).hasValue(profile);
        assertThat(photo.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "0, 1", "200, 1"})
    void aDamagedProfileIsLeftOutAndThePhotoIsRead(int number, int count) throws IOException {
        byte[] jpeg = Encoded.withJpegSegment(
                Encoded.bytes(PHOTO, PhotoFormat.JPEG), JpegSegments.APP2, part(number, count, noise(50)));
        Photo photo = Encoded.read(jpeg);
        assertThat(photo.samples())
                .isEqualTo(Encoded.again(PHOTO, PhotoFormat.JPEG).samples());
        assertThat(photo.metadata().icc()).isEmpty();
        assertThat(photo.warnings()).hasSize(1).first().asString().contains("color profile is damaged");
    }

    @Test
    void iptcInSeveralSegmentsIsOne() throws IOException {
        byte[] dataSet = IptcTest.dataSet(2, 120, "a caption".repeat(3000));
        byte[] iptc = IptcTest.joined(dataSet, dataSet, dataSet);
        Photo again = Encoded.again(PHOTO.withMetadata(Metadata.NONE.withIptc(iptc)), PhotoFormat.JPEG);
        assertThat(again.metadata().iptc()).hasValue(iptc);
    }

    /** Segments that hold nothing come first, as some programs leave them. */
    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "II*\0\10\0\0\0\0\0\0\0\0\0", "MM\0*\0\0\0\10\0\0\0\0\0\0"})
    void theOrientationIsFoundBehindAnEmptySegmentOfExif(String empty) throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            byte[] exif = ExifBlocks.camera(order, 6, PHOTO.size());
            byte[] jpeg = withExif(Encoded.bytes(PHOTO, PhotoFormat.JPEG), exif);
            Photo photo = Encoded.read(withExif(jpeg, latin(empty)));
            assertThat(photo.size()).isEqualTo(new Size(10, 20));
            assertThat(photo.metadata().exif()).hasValue(ExifBlocks.upright(order, photo.size(), true));
            assertThat(photo.warnings()).isEmpty();
        }
    }

    @Test
    void exifContinuedOverSegmentsIsJoined() throws IOException {
        byte[] exif = ExifBlocks.ofSize(150_000, noise(150_000));
        byte[] jpeg = Encoded.bytes(PHOTO, PhotoFormat.JPEG);
        for (int from : new int[] {120_000, 60_000, 0}) { // each is inserted before the earlier ones
            jpeg = withExif(jpeg, Arrays.copyOfRange(exif, from, Math.min(exif.length, from + 60_000)));
        }
        Photo photo = Encoded.read(jpeg);
        assertThat(photo.metadata().exif()).hasValue(exif);
        assertThat(photo.warnings()).isEmpty();
        assertThat(PhotoFiles.losses(photo, PhotoFormat.JPEG))
                .singleElement()
                .asString()
                .contains("150000");
    }

    @Test
    void aSecondBlockOfExifIsLeftOutWithAWarning() throws IOException {
        byte[] first = ExifBlocks.upright(ByteOrder.BIG_ENDIAN, PHOTO.size(), false);
        byte[] second = ExifBlocks.camera(ByteOrder.LITTLE_ENDIAN, 6, PHOTO.size());
        byte[] jpeg = withExif(withExif(Encoded.bytes(PHOTO, PhotoFormat.JPEG), second), first);
        Photo photo = Encoded.read(jpeg);
        assertThat(photo.metadata().exif()).hasValue(first);
        assertThat(photo.warnings()).singleElement().asString().contains("2 blocks of EXIF");
    }

    private static byte[] withExif(byte[] jpeg, byte[] part) throws IOException {
        return Encoded.withJpegSegment(jpeg, JpegSegments.APP1, IptcTest.joined(latin("Exif\0\0"), part));
    }

    /** An index of further pictures, and data that phones append: its offsets would be invalid. */
    @Test
    void referencesBehindThePhotoAreNotKept() throws IOException {
        byte[] index = latin("MPF\0MM\0*\0\0\0\10and so on");
        byte[] jpeg = Encoded.withJpegSegment(Encoded.bytes(PHOTO, PhotoFormat.JPEG), JpegSegments.APP2, index);
        byte[] trailed = Encoded.insert(jpeg, jpeg.length, latin("SEFHsomething of a phone makerSEFT"));
        Photo photo = Encoded.read(trailed);
        assertThat(photo).isEqualTo(Encoded.again(PHOTO, PhotoFormat.JPEG));
        assertThat(photo.warnings()).hasSize(1);
        byte[] written = Encoded.bytes(photo, PhotoFormat.JPEG);
        assertThat(ExifBlocks.contains(written, "MPF")).isFalse();
        assertThat(ExifBlocks.contains(written, "SEFH")).isFalse();
    }

    @Test
    void exifTooLargeForASegmentIsShortenedAndTheLossIsReportedBefore() throws IOException {
        Metadata metadata = Metadata.NONE.withExif(ExifBlocks.ofSize(70_000, noise(70_000)));
        Photo photo = PHOTO.withMetadata(metadata);
        assertThat(PhotoFiles.losses(photo, PhotoFormat.PNG)).isEmpty();
        assertThat(PhotoFiles.losses(photo, PhotoFormat.JPEG))
                .hasSize(1)
                .first()
                .asString()
                .contains("holds 65527 bytes of EXIF, the photo has 70000", "makers' notes");
        Exif exif = Exif.of(
                        Encoded.again(photo, PhotoFormat.JPEG).metadata().exif().orElseThrow())
                .orElseThrow();
        assertThat(exif.first().entry(0x010F)).isPresent();
        assertThat(exif.toBytes().length).isLessThan(100);
    }

    @Test
    void theDensityOfPrintsIsKeptBetweenFormats() throws IOException {
        for (Resolution resolution : new Resolution[] {
            new Resolution(300, 150, Resolution.Unit.INCH),
            new Resolution(118, 118, Resolution.Unit.CENTIMETRE),
            new Resolution(2, 1, Resolution.Unit.RATIO)
        }) {
            Photo photo = PHOTO.withMetadata(Metadata.NONE.withResolution(resolution));
            assertThat(Encoded.again(photo, PhotoFormat.JPEG).metadata().resolution())
                    .hasValue(resolution);
            Photo png = Encoded.again(photo, PhotoFormat.PNG);
            Resolution found = png.metadata().resolution().orElseThrow().in(resolution.unit());
            assertThat(Math.round(found.x())).isEqualTo(Math.round(resolution.x()));
            assertThat(Math.round(found.y())).isEqualTo(Math.round(resolution.y()));
            assertThat(Encoded.again(png, PhotoFormat.PNG)).isEqualTo(png);
        }
    }

    private static byte[] piece(String guid, int length, int offset, byte[] piece) {
        byte[] name = latin("http://ns.adobe.com/xmp/extension/\0" + guid);
        return ByteBuffer.allocate(name.length + 8 + piece.length)
                .put(name)
                .putInt(length)
                .putInt(offset)
                .put(piece)
                .array();
    }

    private static byte[] part(int number, int count, byte[] part) {
        return IptcTest.joined(latin("ICC_PROFILE\0"), new byte[] {(byte) number, (byte) count}, part);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
