package dsgformer.photo.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.picture.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExifTest {

    private static final Size STORED = new Size(30, 20);

    static Stream<ByteOrder> orders() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void droppingThePreviewErasesItsPixelsAndMovesNothing(ByteOrder order) {
        Exif exif = Exif.of(ExifBlocks.camera(order, 1, STORED)).orElseThrow();
        exif.dropThumbnail();
        assertThat(exif.toBytes()).isEqualTo(ExifBlocks.upright(order, STORED, false));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void droppingGpsErasesTheLocationAndKeepsTheMakerNoteInPlace(ByteOrder order) {
        Exif exif = Exif.of(ExifBlocks.camera(order, 1, STORED)).orElseThrow();
        exif.dropGps();
        byte[] without = exif.toBytes();
        assertThat(ExifBlocks.contains(ExifBlocks.camera(order, 1, STORED), ExifBlocks.PLACE))
                .isTrue();
        assertThat(ExifBlocks.contains(without, ExifBlocks.PLACE)).isFalse();
        assertThat(Arrays.copyOfRange(without, ExifBlocks.NOTE_OFFSET, ExifBlocks.NOTE_OFFSET + ExifBlocks.NOTE.length))
                .isEqualTo(ExifBlocks.NOTE);
        Exif again = Exif.of(without).orElseThrow();
        assertThat(again.first().entry(Exif.GPS_POINTER)).isEmpty();
        assertThat(again.first().entries()).hasSize(5);
        assertThat(again.details()).isPresent();
        assertThat(again.resolution()).hasValue(new Resolution(300, 150, Resolution.Unit.INCH));
        again.dropThumbnail();
        assertThat(ExifBlocks.contains(again.toBytes(), ExifBlocks.PREVIEW)).isFalse();
    }

    @Test
    void aWidthTooLargeForItsTypeBecomesALong() {
        Exif exif = Exif.of(ExifBlocks.camera(ByteOrder.BIG_ENDIAN, 1, STORED)).orElseThrow();
        exif.setSize(new Size(70_000, 5));
        assertThat(exif.details()
                        .flatMap(details -> details.entry(Exif.PIXEL_X_DIMENSION))
                        .orElseThrow()
                        .integer())
                .hasValue(70_000);
    }

    /** A preview that declares bytes of the maker's note as its own does not remove them. */
    @Test
    void bytesThatAPreviewSharesWithThePhotoAreKept() {
        byte[] block = ExifBlocks.camera(ByteOrder.BIG_ENDIAN, 1, STORED);
        ByteBuffer.wrap(block).putInt(520 + 2 + 8, ExifBlocks.NOTE_OFFSET - 4);
        Exif exif = Exif.of(block).orElseThrow();
        exif.dropThumbnail();
        assertThat(ExifBlocks.contains(exif.toBytes(), ExifBlocks.NOTE)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void editingDamagedExifTerminatesWithoutAnException(ByteOrder order) {
        byte[] block = ExifBlocks.camera(order, 6, STORED);
        int read = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = Arrays.copyOf(block, random.nextInt(4) == 0 ? random.nextInt(block.length) : block.length);
            for (int i = random.nextInt(6); i >= 0 && damaged.length > 8; i--) {
                int at = 8 + random.nextInt(damaged.length - 8);
                damaged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(4));
            }
            try {
                Optional<Exif> exif = Exif.of(damaged);
                read += exif.isPresent() ? 1 : 0;
                exif.ifPresent(ExifTest::edit);
                ExifRewriter.within(damaged, 200);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(read).isBetween(5000, 19_999);
    }

    /** 65535 entries that declare 16 MiB each, in three directories at the same offset. */
    @Test
    void hostileExifIsReadInLinearTime() {
        byte[] block = new byte[1 << 24];
        ByteBuffer tiff = ByteBuffer.wrap(block);
        tiff.put(new byte[] {'M', 'M'}).putShort((short) 42).putInt(8).putShort((short) 0xFFFF);
        tiff.putShort((short) Exif.EXIF_POINTER).putShort((short) 4).putInt(1).putInt(8);
        tiff.putShort((short) Exif.GPS_POINTER).putShort((short) 4).putInt(1).putInt(8);
        for (int i = 2; i < 0xFFFF; i++) {
            tiff.putShort((short) i).putShort((short) 1).putInt((1 << 24) - 9).putInt(8);
        }
        tiff.putInt(8);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> edit(Exif.of(block).orElseThrow()));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ExifRewriter.within(block, 65_527));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aRewrittenBlockKeepsEverythingButTheMakerNote(ByteOrder order) {
        byte[] smaller =
                ExifRewriter.within(ExifBlocks.camera(order, 3, STORED), 400).orElseThrow();
        assertThat(smaller.length).isLessThanOrEqualTo(400);
        assertThat(ExifBlocks.contains(smaller, ExifBlocks.NOTE)).isFalse();
        assertThat(ExifBlocks.contains(smaller, ExifBlocks.PREVIEW)).isFalse();
        assertThat(ExifBlocks.contains(smaller, ExifBlocks.MAKER)).isTrue();
        assertThat(ExifBlocks.contains(smaller, ExifBlocks.PLACE)).isTrue();
        Exif exif = Exif.of(smaller).orElseThrow();
        assertThat(exif.orientation()).hasValue(3);
        assertThat(exif.resolution()).hasValue(new Resolution(300, 150, Resolution.Unit.INCH));
        assertThat(exif.described()).hasSize(4);
    }

    @Test
    void theLargestValuesAreDroppedFirst() {
        byte[] smaller = ExifRewriter.within(ExifBlocks.camera(ByteOrder.BIG_ENDIAN, 3, STORED), 230)
                .orElseThrow();
        assertThat(smaller.length).isLessThanOrEqualTo(230);
        assertThat(ExifBlocks.contains(smaller, ExifBlocks.PLACE)).isFalse();
        assertThat(Exif.of(smaller).orElseThrow().orientation()).hasValue(3);
        assertThat(ExifRewriter.within(ExifBlocks.camera(ByteOrder.BIG_ENDIAN, 3, STORED), 20))
                .isEmpty();
    }

    private static void edit(Exif exif) {
        exif.resetOrientation();
        exif.setSize(new Size(7, 9));
        ExifTurn.apply(exif, Turn.of(6, STORED));
        exif.resolution();
        exif.dropThumbnail();
        exif.dropGps();
        exif.toBytes();
    }
}
