package dsgformer.photo.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A maker's note that moves within its EXIF block. Its format is the maker's own; offsets in it count from the block's
 * start, and then have to be shifted, or from the note itself. It is known to be right elsewhere only if it is of a
 * known form whose values all lie within the note.
 */
public final class MakerNote {

    /** The EXIF tag. */
    public static final int TAG = Exif.MAKER_NOTE;

    /** How a note starts, and where its directory is; negative if its offsets count from the note itself. */
    private record Form(String start, int directory) {}

    private static final int FREE = -1;

    private static final List<Form> FORMS = List.of(
            new Form("Nikon\0\2", FREE),
            new Form("FUJIFILM", FREE),
            new Form("OLYMPUS\0", FREE),
            new Form("OM SYSTEM\0", FREE),
            new Form("Apple iOS\0", FREE),
            new Form("PENTAX \0", FREE),
            new Form("Nikon\0\1", 8),
            new Form("OLYMP\0", 8),
            new Form("EPSON\0", 8),
            new Form("SANYO\0", 8),
            new Form("QVC\0", 6),
            new Form("SIGMA\0", 10),
            new Form("FOVEON\0", 10),
            new Form("SONY", 12),
            new Form("Panasonic\0", 12),
            new Form("", 0)); // Canon, Minolta and others, whose directory is all

    private static final int ENTRY_BYTES = 12;
    private static final int FOOTER_BYTES = 8;
    private static final int VERSION = 42;

    private MakerNote() {}

    /**
     * The note for another place in a block; empty if offsets in it might then lead elsewhere.
     *
     * @param order the block's byte order
     * @param from its offset so far
     */
    public static Optional<byte[]> moved(byte[] note, ByteOrder order, long from, long to) {
        String start = new String(note, StandardCharsets.ISO_8859_1);
        Form form = FORMS.stream()
                .filter(known -> start.startsWith(known.start))
                .findFirst()
                .orElseThrow();
        if (form.directory == FREE || from == to) {
            return Optional.of(note);
        }
        ByteOrder other = order == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return Stream.of(order, other) // some makers have an order of their own
                .flatMap(own -> shifted(ByteBuffer.wrap(note.clone()).order(own), form.directory, from, to).stream())
                .findFirst();
    }

    /** The note with all offsets of its directory shifted; empty if one of them leads outside. */
    @SuppressWarnings("ByteBufferBackingArray") // the buffer wraps a copy of the note
    private static Optional<byte[]> shifted(ByteBuffer note, int directory, long from, long to) {
        int length = note.limit();
        int count = directory + 2 <= length ? note.getShort(directory) & 0xFFFF : 0;
        if (count == 0 || directory + 2 + count * ENTRY_BYTES > length) {
            return Optional.empty();
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            long bytes =
                    ExifDirectory.bytesOf(note.getShort(entry + 2) & 0xFFFF) * (note.getInt(entry + 4) & 0xFFFFFFFFL);
            long offset = note.getInt(entry + 8) & 0xFFFFFFFFL;
            if (bytes == 0 || (bytes > 4 && (offset < from || offset + bytes > from + length))) {
                return Optional.empty();
            }
            if (bytes > 4) {
                places.add(entry + 8);
            }
        }
        for (int place : places) {
            note.putInt(place, (int) (note.getInt(place) - from + to));
        }
        shiftFooter(note, from, to);
        return Optional.of(note.array());
    }

    /** Canon repeats the note's own offset at its end, behind a TIFF header. */
    private static void shiftFooter(ByteBuffer note, long from, long to) {
        int footer = note.limit() - FOOTER_BYTES;
        if (footer >= 0 && note.getShort(footer + 2) == VERSION && (note.getInt(footer + 4) & 0xFFFFFFFFL) == from) {
            note.putInt(footer + 4, (int) to);
        }
    }
}
