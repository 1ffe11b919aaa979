package dsgformer.photo.codec.tiff;

import dsgformer.photo.metadata.MakerNote;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Builds a TIFF directory, with tags in ascending order and subdirectories. Values copied from another structure keep
 * their bytes; their offsets change.
 */
public final class TiffFields {

    /** The tags that describe the photo rather than how its pixels are stored. */
    private static final Set<Integer> DESCRIPTIVE = Set.of(
            269, // document name
            270, // image description
            271, // make
            272, // model
            TiffTag.ORIENTATION,
            282, // resolution, horizontally
            283, // and vertically
            285, // page name
            296, // its unit
            305, // software
            306, // date
            315, // artist
            316, // host computer
            318, // white point
            319, // chromaticities
            33432, // copyright
            18246, // rating
            18249, // rating in percent
            40091, // title
            40092, // comment
            40093, // author
            40094, // keywords
            40095, // subject
            42112, // GDAL's metadata
            42113, // and the value of missing pixels
            33550, // where on earth: pixel scale,
            33922, // tie points,
            34264, // transformation,
            34735, // and its keys
            34736,
            34737);

    /** More than any camera writes; longer values are left out. */
    private static final int MOST_BYTES = 1 << 24;

    private static final int BYTE = 1;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;
    private static final int LONG8 = 16;

    private final ByteOrder order;
    private final TreeMap<Integer, Field> fields = new TreeMap<>();

    /** A tag with its values in the directory's byte order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Field(int type, long count, byte[] values, Optional<TiffFields> child, OptionalLong place) {

        Field(int type, long count, byte[] values) {
            this(type, count, values, Optional.empty(), OptionalLong.empty());
        }

        static Field of(TiffFields child) {
            return new Field(LONG, 1, new byte[4], Optional.of(child), OptionalLong.empty());
        }
    }

    TiffFields(ByteOrder order) {
        this.order = order;
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Whether a tag describes the photo rather than how its pixels are stored. */
    static boolean isDescriptive(int tag) {
        return DESCRIPTIVE.contains(tag);
    }

    /** Copies the descriptive tags of a directory of the same byte order. */
    void describe(TiffDirectory from) {
        int[] room = {MOST_BYTES};
        for (TiffDirectory.Entry entry : from.entries()) {
            if (isDescriptive(entry.tag())) {
                copy(from, entry, room);
            }
        }
    }

    /**
     * Copies the EXIF and GPS directories of a directory of the same byte order, without a maker's note: it may hold
     * offsets.
     */
    void detail(TiffDirectory from) {
        int[] room = {MOST_BYTES};
        child(TiffTag.EXIF, from.child(TiffTag.EXIF), room);
        child(TiffTag.GPS, from.child(TiffTag.GPS), room);
    }

    /** Adds a maker's note to the EXIF directory, stored elsewhere in the structure. */
    void note(long bytes, long place) {
        fields.computeIfAbsent(TiffTag.EXIF, tag -> Field.of(new TiffFields(order)))
                .child()
                .orElseThrow()
                .fields
                .put(MakerNote.TAG, new Field(UNDEFINED, bytes, new byte[0], Optional.empty(), OptionalLong.of(place)));
    }

    /** Removes what {@link #note} has added. */
    void withoutNote() {
        Field details = fields.get(TiffTag.EXIF);
        if (details != null && details.child.isPresent()) {
            details.child.get().fields.remove(MakerNote.TAG);
            if (details.child.get().isEmpty()) {
                fields.remove(TiffTag.EXIF);
            }
        }
    }

    /** Copies the values of these tags from a directory of the same form. */
    TiffFields copy(TiffDirectory from, Set<Integer> tags) {
        int room = MOST_BYTES;
        for (TiffDirectory.Entry entry : from.entries()) {
            Optional<byte[]> bytes = tags.contains(entry.tag()) ? from.bytes(entry, room) : Optional.empty();
            if (bytes.isPresent()) {
                room -= bytes.get().length;
                fields.put(entry.tag(), new Field(entry.type(), entry.count(), bytes.get()));
            }
        }
        return this;
    }

    private void child(int tag, Optional<TiffDirectory> from, int[] room) {
        if (from.isEmpty()) {
            return;
        }
        TiffFields below = new TiffFields(order);
        for (TiffDirectory.Entry entry : from.get().entries()) {
            if (entry.tag() != TiffTag.INTEROP && entry.tag() != MakerNote.TAG) {
                below.copy(from.get(), entry, room);
            }
        }
        if (tag == TiffTag.EXIF) {
            below.child(TiffTag.INTEROP, from.get().child(TiffTag.INTEROP), room);
        }
        if (!below.isEmpty()) {
            fields.put(tag, Field.of(below));
        }
    }

    private void copy(TiffDirectory from, TiffDirectory.Entry entry, int[] room) {
        Optional<byte[]> bytes = from.bytes(entry, room[0]);
        if (bytes.isPresent() && entry.type() < LONG8) { // only BigTIFF has 64-bit values
            room[0] -= bytes.get().length;
            fields.put(entry.tag(), new Field(entry.type(), entry.count(), bytes.get()));
        }
    }

    public void bytes(int tag, byte[] values) {
        fields.put(tag, new Field(BYTE, values.length, values));
    }

    void undefined(int tag, byte[] values) {
        fields.put(tag, new Field(UNDEFINED, values.length, values));
    }

    public void text(int tag, String text) {
        byte[] values = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        fields.put(tag, new Field(ASCII, values.length, values));
    }

    void shorts(int tag, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        fields.put(tag, new Field(SHORT, values.length, bytes.array()));
    }

    public void longs(int tag, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        fields.put(tag, new Field(LONG, values.length, bytes.array()));
    }

    /** Fractions, of two numbers each. */
    void rationals(int tag, long... numbers) {
        longs(tag, numbers);
        Field field = fields.get(tag);
        fields.put(tag, new Field(RATIONAL, numbers.length / 2, field.values));
    }

    /** Numbers of 64 bits, for BigTIFF. */
    void wides(int tag, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
        for (long value : values) {
            bytes.putLong(value);
        }
        fields.put(tag, new Field(LONG8, values.length, bytes.array()));
    }

    void remove(int tag) {
        fields.remove(tag);
    }

    /** The directory, its values and its subdirectories, for a file position of {@code start}; of even length. */
    byte[] toBytes(long start, boolean big) {
        int offsetBytes = big ? 8 : 4;
        int entryBytes = big ? 20 : 12;
        int directoryBytes = (big ? 8 : 2) + fields.size() * entryBytes + offsetBytes;
        ByteBuffer directory = ByteBuffer.allocate(directoryBytes).order(order);
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        if (big) {
            directory.putLong(fields.size());
        } else {
            directory.putShort((short) fields.size());
        }
        fields.forEach((tag, field) -> {
            long place = start + directoryBytes + values.size();
            byte[] bytes = field.values;
            directory.putShort((short) (int) tag);
            directory.putShort((short) (field.child.isPresent() && big ? LONG8 : field.type));
            putOffset(directory, field.count, big);
            if (field.place.isPresent()) {
                putOffset(directory, field.place.getAsLong(), big);
            } else if (field.child.isPresent()) {
                putOffset(directory, place, big);
                values.writeBytes(field.child.get().toBytes(place, big));
            } else if (bytes.length <= offsetBytes) {
                directory.put(bytes).put(new byte[offsetBytes - bytes.length]);
            } else {
                putOffset(directory, place, big);
                values.writeBytes(bytes);
                if (bytes.length % 2 == 1) {
                    values.write(0);
                }
            }
        });
        putOffset(directory, 0, big);
        byte[] all = new byte[directoryBytes + values.size()];
        System.arraycopy(directory.array(), 0, all, 0, directoryBytes);
        System.arraycopy(values.toByteArray(), 0, all, directoryBytes, values.size());
        return all;
    }

    private static void putOffset(ByteBuffer out, long value, boolean big) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }
}
