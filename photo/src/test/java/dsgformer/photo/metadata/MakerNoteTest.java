package dsgformer.photo.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public final class MakerNoteTest {

    public static final String SERIAL = "a serial number of this camera";
    private static final int FROM = 500;
    private static final int TO = 8;

    @ParameterizedTest
    @CsvSource({"'',0", "SONY DSC ,12", "Panasonic,12", "OLYMP,8", "SIGMA,10", "SANYO,8"})
    void offsetsFromTheStartOfTheBlockAreShifted(String name, int directory) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (ByteOrder own : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                byte[] moved = MakerNote.moved(note(name, directory, own, FROM), order, FROM, TO)
                        .orElseThrow();
                assertThat(moved).isEqualTo(note(name, directory, own, TO));
                assertThat(serial(moved, directory, own, TO)).isEqualTo(SERIAL);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nikon\0\2", "FUJIFILM", "OLYMPUS\0II", "Apple iOS\0", "OM SYSTEM\0", "PENTAX \0"})
    void notesWithOffsetsOfTheirOwnStayAsTheyAre(String name) {
        byte[] note = Arrays.copyOf(name.getBytes(StandardCharsets.ISO_8859_1), 300);
        assertThat(MakerNote.moved(note, ByteOrder.BIG_ENDIAN, FROM, TO)).hasValue(note);
    }

    @Test
    void canonsOwnRecordOfTheOffsetIsShifted() {
        ByteBuffer footed = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        footed.put(note("", 0, ByteOrder.LITTLE_ENDIAN, FROM));
        footed.position(92).put(new byte[] {'I', 'I', 42, 0}).putInt(FROM);
        byte[] moved = MakerNote.moved(footed.array(), ByteOrder.LITTLE_ENDIAN, FROM, TO)
                .orElseThrow();
        assertThat(ByteBuffer.wrap(moved).order(ByteOrder.LITTLE_ENDIAN).getInt(96))
                .isEqualTo(TO);
    }

    /** A form that is not known, a value outside the note, an unknown type, a directory that is cut off. */
    @Test
    void aNoteThatMightBeWrongElsewhereDoesNotMove() {
        byte[] unknown = "an unknown maker's note".getBytes(StandardCharsets.US_ASCII);
        byte[] outside = note("", 0, ByteOrder.LITTLE_ENDIAN, FROM - 100);
        byte[] type = note("", 0, ByteOrder.LITTLE_ENDIAN, FROM);
        type[4] = 99;
        byte[] cut = Arrays.copyOf(note("", 0, ByteOrder.LITTLE_ENDIAN, FROM), 20);
        for (byte[] note : new byte[][] {unknown, outside, type, cut, {1}, {}}) {
            assertThat(MakerNote.moved(note, ByteOrder.LITTLE_ENDIAN, FROM, TO)).isEmpty();
        }
    }

    @Test
    void damagedNotesAreMovedOrNotWithoutAnException() {
        int moved = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] note = note("", 0, ByteOrder.LITTLE_ENDIAN, FROM);
            note[random.nextInt(note.length)] = (byte) random.nextInt(256);
            byte[] damaged = Arrays.copyOf(note, random.nextInt(note.length) + 1);
            moved += MakerNote.moved(damaged, ByteOrder.LITTLE_ENDIAN, FROM, TO).isPresent() ? 1 : 0;
        }
        assertThat(moved).isBetween(5, 2900);
    }

    /**
     * A note as most makers write it: a directory of two values, one of them in it, whose offset counts from a start.
     */
    public static byte[] note(String name, int directory, ByteOrder order, int place) {
        byte[] serial = SERIAL.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer note =
                ByteBuffer.allocate(directory + 2 + 24 + 4 + serial.length).order(order);
        note.put(name.getBytes(StandardCharsets.US_ASCII)).position(directory);
        note.putShort((short) 2);
        note.putShort((short) 1)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 7)
                .putShort((short) 0);
        note.putShort((short) 9).putShort((short) 2).putInt(serial.length).putInt(place + directory + 2 + 24 + 4);
        note.putInt(0).put(serial);
        return note.array();
    }

    /** The serial number to which the offset in a note leads. */
    private static String serial(byte[] note, int directory, ByteOrder order, int place) {
        int at = ByteBuffer.wrap(note).order(order).getInt(directory + 2 + 12 + 8) - place;
        return new String(note, at, SERIAL.length(), StandardCharsets.US_ASCII);
    }
}
