package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.IptcTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.MetadataPolicy;
import dsgformer.photo.metadata.PhotoText;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments of JPEGs and texts of PNGs. */
final class PhotoTextsTest {

    private static final int COMMENT = 0xFE;
    private static final Photo PHOTO = Photo.of(new Size(20, 10), PixelKind.RGB, (c, y, x) -> 10 * y + x);

    @Test
    void textsOfAPngAreKeptByteForByte() throws IOException {
        byte[] png = Encoded.bytes(PHOTO, PhotoFormat.PNG);
        byte[][] texts = {
            latin("Title\0My holiday"),
            latin("Author\0J. D\u00f6e"),
            latin("parameters\0a cat, steps: 20\nNegative prompt: {}"),
            deflated("Description\0\0", "long ".repeat(100)),
            utf8("Description\0\0\0de\0Beschreibung\0Gr\u00fc\u00dfe \u4f60\u597d"),
            deflated("Copyright\0\1\0\0\0", "\u00a9 me"),
            latin("Comment\0"),
        };
        String[] types = {"tEXt", "tEXt", "tEXt", "zTXt", "iTXt", "iTXt", "tEXt"};
        byte[] file = png;
        for (int i = texts.length - 1; i >= 0; i--) { // each is inserted before the others
            file = Encoded.withPngChunk(file, types[i], texts[i]);
        }
        Photo photo = Encoded.read(file);
        assertThat(photo.warnings()).isEmpty();
        assertThat(photo.metadata().texts().stream().map(PhotoText::keyword))
                .containsExactly("Title", "Author", "parameters", "Description", "Description", "Copyright", "Comment");
        byte[] again = Encoded.bytes(photo, PhotoFormat.PNG);
        for (byte[] text : texts) {
            assertThat(ExifBlocks.contains(again, text)).isTrue();
        }
        assertThat(Encoded.read(again)).isEqualTo(photo);
    }

    @Test
    void commentsOfAJpegAreKeptByteForByte() throws IOException {
        byte[] jpeg = Encoded.bytes(PHOTO, PhotoFormat.JPEG);
        byte[] file = jpeg;
        for (byte[] comment : new byte[][] {utf8("Gr\u00fc\u00dfe"), latin("Gr\u00fc\u00dfe"), {0, 1, 2, -1, 0}}) {
            file = Encoded.withJpegSegment(file, COMMENT, comment);
        }
        Photo photo = Encoded.read(file);
        assertThat(photo.warnings()).isEmpty();
        assertThat(photo.metadata().texts().stream().map(PhotoText::data))
                .containsExactly(new byte[] {0, 1, 2, -1, 0}, latin("Gr\u00fc\u00dfe"), utf8("Gr\u00fc\u00dfe"));
        assertThat(Encoded.again(photo, PhotoFormat.JPEG).metadata()).isEqualTo(photo.metadata());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A comment", "Gr\u00fc\u00dfe", "\u4f60\u597d \ud83d\ude00", "two\nlines"})
    void aCommentSurvivesFromFormatToFormat(String text) throws IOException {
        Photo jpeg = Encoded.read(Encoded.withJpegSegment(Encoded.bytes(PHOTO, PhotoFormat.JPEG), COMMENT, utf8(text)));
        assertThat(PhotoFiles.losses(jpeg, PhotoFormat.PNG)).isEmpty();
        Photo png = Encoded.again(jpeg, PhotoFormat.PNG);
        assertThat(png.metadata().texts()).singleElement().satisfies(found -> {
            assertThat(found.keyword()).isEqualTo("Comment");
            boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
            assertThat(found.form()).isEqualTo(latin ? PhotoText.Form.LATIN : PhotoText.Form.INTERNATIONAL);
        });
        assertThat(PhotoFiles.losses(png, PhotoFormat.JPEG)).isEmpty();
        assertThat(Encoded.again(png, PhotoFormat.JPEG).metadata()).isEqualTo(jpeg.metadata());
    }

    @Test
    void aCommentInAnyFormOfPngBecomesOneOfAJpeg() throws IOException {
        byte[] png = Encoded.bytes(PHOTO, PhotoFormat.PNG);
        for (String keyword : List.of("Comment", "comment")) { // the latter is ImageMagick's
            for (byte[] file : List.of(
                    Encoded.withPngChunk(png, "tEXt", latin(keyword + "\0Gr\u00fc\u00dfe")),
                    Encoded.withPngChunk(png, "zTXt", deflatedLatin(keyword + "\0\0", "Gr\u00fc\u00dfe")),
                    Encoded.withPngChunk(png, "iTXt", utf8(keyword + "\0\0\0\0\0Gr\u00fc\u00dfe")),
                    Encoded.withPngChunk(png, "iTXt", deflated(keyword + "\0\1\0\0\0", "Gr\u00fc\u00dfe")))) {
                Photo jpeg = Encoded.again(Encoded.read(file), PhotoFormat.JPEG);
                assertThat(jpeg.metadata().texts().stream().map(PhotoText::data))
                        .containsExactly(utf8("Gr\u00fc\u00dfe"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "TIFF", "WEBP", "BMP"})
    void textsThatAFormatDoesNotHoldAreTold(PhotoFormat format) throws IOException {
        Photo photo = PHOTO.withMetadata(Metadata.NONE.withTexts(List.of(
                new PhotoText(PhotoText.Form.LATIN, latin("Title\0x")),
                new PhotoText(PhotoText.Form.LATIN, latin("Comment\0y")),
                new PhotoText(PhotoText.Form.LATIN, latin("parameters\0z")))));
        assertThat(PhotoFiles.losses(photo, format))
                .singleElement()
                .asString()
                .contains(
                        format == PhotoFormat.JPEG ? "(Title, parameters)" : "(Title, Comment, parameters)",
                        "PNG does");
        assertThat(Encoded.again(photo, format).metadata().texts()).hasSize(format == PhotoFormat.JPEG ? 1 : 0);
    }

    @Test
    void aCommentTooLongForASegmentIsTold() throws IOException {
        for (int length : new int[] {65_533, 65_534}) {
            Photo photo = PHOTO.withMetadata(Metadata.NONE.withTexts(
                    List.of(new PhotoText(PhotoText.Form.LATIN, latin("Comment\0" + "x".repeat(length))))));
            assertThat(PhotoFiles.losses(photo, PhotoFormat.JPEG)).hasSize(length - 65_533);
            assertThat(Encoded.again(photo, PhotoFormat.JPEG).metadata().texts())
                    .hasSize(65_534 - length);
        }
    }

    @Test
    void policiesHoldForTexts() throws IOException {
        Metadata metadata = Metadata.NONE.withTexts(List.of(
                new PhotoText(PhotoText.Form.JPEG_COMMENT, latin("a comment")),
                new PhotoText(PhotoText.Form.LATIN, latin("Title\0a title")),
                new PhotoText(PhotoText.Form.LATIN, latin("exif:GPSLatitude\0" + "48/1")),
                new PhotoText(PhotoText.Form.LATIN, latin("Location\0here"))));
        assertThat(MetadataPolicy.STRIP.applied(metadata)).isEqualTo(Metadata.NONE);
        assertThat(MetadataPolicy.NO_GPS.applied(metadata).texts().stream().map(PhotoText::keyword))
                .containsExactly("Comment", "Title");
        assertThat(MetadataPolicy.KEEP.applied(metadata)).isEqualTo(metadata);
    }

    /** ImageMagick copies EXIF to texts, where the orientation of a turned photo would be wrong. */
    @Test
    void copiesOfExifInTextsDoNotOutliveTheTurn() throws IOException {
        for (int orientation : new int[] {1, 6}) {
            Photo stored = PHOTO.withMetadata(Metadata.NONE
                    .withExif(ExifBlocks.camera(ByteOrder.BIG_ENDIAN, orientation, PHOTO.size()))
                    .withTexts(List.of(
                            new PhotoText(PhotoText.Form.LATIN, latin("exif:Orientation\0" + orientation)),
                            new PhotoText(PhotoText.Form.LATIN, latin("Title\0x")))));
            assertThat(Encoded.again(stored, PhotoFormat.PNG).metadata().texts())
                    .hasSize(orientation == 1 ? 2 : 1);
        }
    }

    @Test
    void aTextWithoutAKeywordIsLeftOutWithAWarning() throws IOException {
        byte[] png = Encoded.bytes(PHOTO, PhotoFormat.PNG);
        for (byte[] data : new byte[][] {{}, latin("no zero"), latin("\0text"), latin("k".repeat(80) + "\0text")}) {
            Photo photo = Encoded.read(Encoded.withPngChunk(png, "tEXt", data));
            assertThat(photo.metadata().texts()).isEmpty();
            assertThat(photo.warnings()).singleElement().asString().contains("no valid keyword");
        }
    }

    /** Names in files reach the terminal within warnings. */
    @Test
    void warningsHoldNoControlCharacters() throws IOException {
        Photo photo = PHOTO.withMetadata(
                Metadata.NONE.withTexts(List.of(new PhotoText(PhotoText.Form.LATIN, latin("\u001b[31mred\u0007\0x")))));
        assertThat(PhotoFiles.losses(photo, PhotoFormat.BMP))
                .singleElement()
                .asString()
                .contains("(?[31mred?)");
    }

    private static byte[] deflated(String header, String text) throws IOException {
        return deflated(header, utf8(text));
    }

    private static byte[] deflatedLatin(String header, String text) throws IOException {
        return deflated(header, latin(text));
    }

    private static byte[] deflated(String header, byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(text);
        }
        return IptcTest.joined(latin(header), packed.toByteArray());
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
