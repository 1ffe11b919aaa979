package dsgformer.photo.codec.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
    private static final int UNDEFINED = 7;
    private static final int LONG8 = 16;

    private final ByteOrder order;
    private final TreeMap<Integer, Field> fields = new TreeMap<>();

    /** A tag with its values in the directory's byte order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Field(int type, long count, byte[] values, Optional<TiffFields> child) {}

    TiffFields(ByteOrder order) {
        this.order = order;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Copies the descriptive tags of {@code from}, with its EXIF and GPS directories, converted to this byte order. */
    TiffFields describe(TiffDirectory from) {
        int[] room = {MOST_BYTES};
        for (TiffDirectory.Entry entry : from.entries()) {
            if (DESCRIPTIVE.contains(entry.tag())) {
                copy(from, entry, room);
            }
        }
        child(TiffTag.EXIF, from.child(TiffTag.EXIF), room);
        child(TiffTag.GPS, from.child(TiffTag.GPS), room);
        return this;
    }

    /** Copies the values of these tags from a directory of the same form. */
    TiffFields copy(TiffDirectory from, Set<Integer> tags) {
        int room = MOST_BYTES;
        for (TiffDirectory.Entry entry : from.entries()) {
            Optional<byte[]> bytes = tags.contains(entry.tag()) ? from.bytes(entry, room) : Optional.empty();
            if (bytes.isPresent()) {
                room -= bytes.get().length;
                fields.put(entry.tag(), new Field(entry.type(), entry.count(), bytes.get(), Optional.empty()));
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
            if (entry.tag() != TiffTag.INTEROP) {
                below.copy(from.get(), entry, room);
            }
        }
        if (tag == TiffTag.EXIF) {
            below.child(TiffTag.INTEROP, from.get().child(TiffTag.INTEROP), room);
        }
        if (!below.isEmpty()) {
            fields.put(tag, new Field(LONG, 1, new byte[4], Optional.of(below)));
        }
    }

    private void copy(TiffDirectory from, TiffDirectory.Entry entry, int[] room) {
        Optional<byte[]> bytes = from.bytes(entry, room[0]);
        if (bytes.isPresent() && entry.type() < LONG8) { // only BigTIFF has 64-bit values
            room[0] -= bytes.get().length;
            byte[] values = TiffDirectory.reordered(
                    bytes.get(), entry.type(), from.form().order(), order);
            fields.put(entry.tag(), new Field(entry.type(), entry.count(), values, Optional.empty()));
        }
    }

    public void bytes(int tag, byte[] values) {
        fields.put(tag, new Field(BYTE, values.length, values, Optional.empty()));
    }

    void undefined(int tag, byte[] values) {
        fields.put(tag, new Field(UNDEFINED, values.length, values, Optional.empty()));
    }

    public void text(int tag, String text) {
        byte[] values = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        fields.put(tag, new Field(ASCII, values.length, values, Optional.empty()));
    }

    void shorts(int tag, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        fields.put(tag, new Field(SHORT, values.length, bytes.array(), Optional.empty()));
    }

    public void longs(int tag, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        fields.put(tag, new Field(LONG, values.length, bytes.array(), Optional.empty()));
    }

    /** Numbers of 64 bits, for BigTIFF. */
    void wides(int tag, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
        for (long value : values) {
            bytes.putLong(value);
        }
        fields.put(tag, new Field(LONG8, values.length, bytes.array(), Optional.empty()));
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
            if (field.child.isPresent()) {
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
