package dsgformer.photo.codec.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.MakerNote;
import dsgformer.photo.metadata.MakerNoteTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.Resolution;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makers' notes on their way into a TIFF, out of one, and from one to another. */
final class TiffMakerNoteTest {

    private static final Size SIZE = new Size(30, 20);

    /** Formats that hold EXIF. */
    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG", "WEBP", "TIFF"})
    void aNoteKeepsItsPlaceIntoATiffAndOutOfIt(PhotoFormat format) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (BitDepth depth : BitDepth.values()) {
                Photo photo = Photo.of(SIZE, PixelKind.RGB.withDepth(depth), (c, y, x) -> depth.max() * (x + y) / 60)
                        .withMetadata(Metadata.NONE.withExif(ExifBlocks.camera(order, 1, SIZE)));
                byte[] tiff = Encoded.bytes(photo, PhotoFormat.TIFF);
                assertThat(note(tiff)).isEqualTo(new String(ExifBlocks.NOTE, StandardCharsets.US_ASCII));
                Photo read = Encoded.read(tiff);
                assertThat(read.samples()).isEqualTo(photo.samples());
                Photo again = Encoded.again(read, format);
                byte[] block = again.metadata().exif().orElseThrow();
                assertThat(ExifBlocks.noteIsInPlace(block)).isTrue();
                assertThat(again.warnings()).isEmpty();
            }
        }
    }

    /** The values of EXIF, GPS and interoperability stay reachable, too. */
    @Test
    void aTiffHasAllDirectoriesOfTheBlock() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            Photo photo = Photo.of(SIZE, PixelKind.GREY, (c, y, x) -> x)
                    .withMetadata(Metadata.NONE.withExif(ExifBlocks.upright(order, SIZE, false)));
            TiffDirectory first = TiffDirectory.first(
                    PhotoSource.of(Encoded.bytes(photo, PhotoFormat.TIFF), "test", ReadLimits.DEFAULT));
            assertThat(first.form().order()).isEqualTo(order);
            assertThat(text(first, 0x010F)).startsWith(ExifBlocks.MAKER);
            assertThat(text(first.child(TiffTag.GPS).orElseThrow(), 0x1B)).startsWith(ExifBlocks.PLACE);
            TiffDirectory details = first.child(TiffTag.EXIF).orElseThrow();
            assertThat(details.value(0xA002, 0)).isEqualTo(SIZE.width());
            assertThat(text(details.child(TiffTag.INTEROP).orElseThrow(), 1)).isEqualTo("R98\0");
        }
    }

    @Test
    void theNoteOfACanonLeadsToItsValuesInATiff() throws IOException {
        byte[] jpeg =
                getClass().getResourceAsStream("/photos/canon-makers-note.jpg").readAllBytes();
        byte[] tiff = Encoded.bytes(Encoded.read(jpeg), PhotoFormat.TIFF);
        assertThat(imageType(tiff)).isEqualTo("Canon EOS Made Up Serial");
        byte[] again = Encoded.bytes(Encoded.read(tiff), PhotoFormat.TIFF);
        assertThat(imageType(again)).isEqualTo("Canon EOS Made Up Serial");
    }

    /** The value of tag 6 of the note, at the offset in the file that the note says. */
    private static String imageType(byte[] tiff) {
        PhotoSource source = PhotoSource.of(tiff, "test", ReadLimits.DEFAULT);
        TiffDirectory details = TiffDirectory.first(source).child(TiffTag.EXIF).orElseThrow();
        int note = (int) details.entry(MakerNote.TAG).orElseThrow().at();
        ByteBuffer bytes = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        assertThat((int) bytes.getShort(note + 2)).isEqualTo(6);
        int at = bytes.getInt(note + 2 + 8);
        return new String(tiff, at, 32, StandardCharsets.US_ASCII).strip().replace("\0", "");
    }

    /** Behind the pixels, as most programs write it: too far away to keep the place in a block. */
    @Test
    void aNoteFarAwayIsShiftedIfItsFormIsKnown() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            Photo photo = Encoded.read(farNote(order, MakerNoteTest.note("", 0, order, FAR)));
            assertThat(photo.warnings()).isEmpty();
            byte[] block = photo.metadata().exif().orElseThrow();
            ByteBuffer bytes = ByteBuffer.wrap(block).order(order);
            TiffDirectory details = TiffDirectory.first(PhotoSource.of(block, "test", ReadLimits.DEFAULT))
                    .child(TiffTag.EXIF)
                    .orElseThrow();
            int note = (int) details.entry(MakerNote.TAG).orElseThrow().at();
            int at = bytes.getInt(note + 2 + 12 + 8);
            assertThat(new String(block, at, MakerNoteTest.SERIAL.length(), StandardCharsets.US_ASCII))
                    .isEqualTo(MakerNoteTest.SERIAL);
        }
    }

    @Test
    void aNoteFarAwayOfAnUnknownFormIsLeftOutWithAWarning() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            Photo photo = Encoded.read(farNote(order, "a note of an unknown form".getBytes(StandardCharsets.US_ASCII)));
            assertThat(photo.warnings()).singleElement().asString().contains("maker's note was left out");
            assertThat(ExifBlocks.contains(photo.metadata().exif().orElseThrow(), "unknown form"))
                    .isFalse();
        }
    }

    private static final int FAR = 100_000;

    /** A TIFF with a maker's note behind a large picture. */
    private static byte[] farNote(ByteOrder order, byte[] note) {
        TiffFile file = new TiffFile(new Size(200, 150), 8, 3, order, (c, y, x) -> x);
        file.fields.text(271, "Maker of Cameras");
        file.fields.note(note.length, FAR);
        byte[] tiff = file.bytes();
        byte[] whole = Encoded.insert(tiff, tiff.length, new byte[FAR + note.length - tiff.length]);
        System.arraycopy(note, 0, whole, FAR, note.length);
        return whole;
    }

    /** Values that reach outside the block would be pixels in the file. */
    @Test
    void valuesOutsideTheBlockAreNotWritten() throws IOException {
        byte[] block = ExifBlocks.upright(ByteOrder.BIG_ENDIAN, SIZE, false);
        ByteBuffer.wrap(block).putInt(100 + 2 + 8, 40_000); // the note's offset
        Photo photo = Photo.of(new Size(300, 300), PixelKind.RGB, (c, y, x) -> (x * y + c) % 256)
                .withMetadata(Metadata.NONE.withExif(block));
        Photo read = Encoded.again(photo, PhotoFormat.TIFF);
        TiffDirectory details = TiffDirectory.first(
                        PhotoSource.of(read.metadata().exif().orElseThrow(), "test", ReadLimits.DEFAULT))
                .child(TiffTag.EXIF)
                .orElseThrow();
        assertThat(details.has(MakerNote.TAG)).isFalse();
        assertThat(details.has(0xA002)).isTrue();
    }

    @Test
    void aResolutionWithoutExifBecomesTags() throws IOException {
        Photo photo = Photo.of(SIZE, PixelKind.GREY, (c, y, x) -> x)
                .withMetadata(Metadata.NONE.withResolution(new Resolution(300, 150.5, Resolution.Unit.INCH)));
        assertThat(PhotoFiles.losses(photo, PhotoFormat.TIFF)).isEmpty();
        assertThat(Encoded.again(photo, PhotoFormat.TIFF).metadata().printResolution())
                .isEqualTo(photo.metadata().resolution());
    }

    private static String note(byte[] tiff) {
        PhotoSource source = PhotoSource.of(tiff, "test", ReadLimits.DEFAULT);
        return text(TiffDirectory.first(source).child(TiffTag.EXIF).orElseThrow(), MakerNote.TAG);
    }

    private static String text(TiffDirectory directory, int tag) {
        return new String(directory.bytes(tag).orElseThrow(), StandardCharsets.US_ASCII);
    }
}
