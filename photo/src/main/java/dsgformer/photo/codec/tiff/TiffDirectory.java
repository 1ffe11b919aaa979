package dsgformer.photo.codec.tiff;

import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A directory of a TIFF structure, of either byte order, with 32- or 64-bit offsets (BigTIFF): its tags and the
 * positions of their values. Values are read on demand, so that no count in an untrusted file costs memory.
 */
final class TiffDirectory {

    private static final int CLASSIC = 42;
    private static final int BIG = 43;
    private static final int MOST_ENTRIES = 0xFFFF;
    private static final int MOST_BYTES = 1 << 28;

    /** Bytes of a value, by its type; 0 for unknown types. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /** A structure's byte order and size of offsets. */
    record Form(ByteOrder order, boolean big) {

        long number(PhotoSource source, long at, int bytes) {
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                int from = order == ByteOrder.BIG_ENDIAN ? i : bytes - 1 - i;
                value = value << 8 | source.u8(at + from);
            }
            return value;
        }

        int offsetBytes() {
            return big ? 8 : 4;
        }
    }

    /** A tag's values: {@code count} of {@code type}, from byte {@code at} on. */
    record Entry(int tag, int type, long count, long at) {

        int valueBytes() {
            return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
        }
    }

    private final PhotoSource source;
    private final Form form;
    private final long start;
    private final Map<Integer, Entry> entries;
    private final long next;

    private TiffDirectory(PhotoSource source, Form form, long start, Map<Integer, Entry> entries, long next) {
        this.source = source;
        this.form = form;
        this.start = start;
        this.entries = entries;
        this.next = next;
    }

    /** Whether the bytes start with a TIFF header. */
    static boolean isAt(PhotoSource source) {
        if (source.length() < 8) {
            return false;
        }
        int mark = source.u16(0);
        if (mark != 0x4949 && mark != 0x4D4D) {
            return false;
        }
        long version = new Form(order(source), false).number(source, 2, 2);
        return version == CLASSIC || version == BIG;
    }

    private static ByteOrder order(PhotoSource source) {
        return source.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** The first directory of a structure that {@link #isAt} recognizes. */
    static TiffDirectory first(PhotoSource source) {
        Form narrow = new Form(order(source), false);
        Form form = new Form(narrow.order, narrow.number(source, 2, 2) == BIG);
        return at(source, form, form.number(source, form.big ? 8 : 4, form.offsetBytes()));
    }

    private static TiffDirectory at(PhotoSource source, Form form, long start) {
        if (start < 8) {
            throw source.unreadable("it is damaged: its header places the directory at byte " + start);
        }
        int countBytes = form.big ? 8 : 2;
        int entryBytes = form.big ? 20 : 12;
        long count = form.number(source, start, countBytes);
        if (count < 1 || count > MOST_ENTRIES) {
            throw source.unreadable("it is damaged: its directory at byte " + start + " has " + count + " entries");
        }
        source.require(start + countBytes, count * entryBytes);
        Map<Integer, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            long at = start + countBytes + (long) i * entryBytes;
            int tag = (int) form.number(source, at, 2);
            int type = (int) form.number(source, at + 2, 2);
            long values = form.number(source, at + 4, form.offsetBytes());
            long place = at + 4 + form.offsetBytes();
            Entry entry = new Entry(tag, type, values, place);
            if (entry.valueBytes() == 0 || values < 1 || values > source.length()) {
                continue; // of unknown type, empty or outside the file: ignored
            }
            if (values * entry.valueBytes() > form.offsetBytes()) {
                entry = new Entry(tag, type, values, form.number(source, place, form.offsetBytes()));
            }
            entries.putIfAbsent(tag, entry);
        }
        long end = start + countBytes + count * entryBytes;
        boolean chained = end + form.offsetBytes() <= source.length();
        long next = chained ? form.number(source, end, form.offsetBytes()) : 0;
        return new TiffDirectory(source, form, start, entries, next);
    }

    /** The directory at an offset of the same structure; empty if it is damaged. */
    Optional<TiffDirectory> sibling(long offset) {
        try {
            return Optional.of(at(source, form, offset));
        } catch (DecodingException e) {
            return Optional.empty(); // damage beside the photo does not make it unreadable
        }
    }

    Form form() {
        return form;
    }

    /** Its own offset. */
    long start() {
        return start;
    }

    /** The offset of the next directory in the chain; 0 if there is none. */
    long next() {
        return next;
    }

    /** The number of its tags. */
    int size() {
        return entries.size();
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    Optional<Entry> entry(int tag) {
        return Optional.ofNullable(entries.get(tag));
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    long count(int tag) {
        return has(tag) ? entries.get(tag).count : 0;
    }

    /** The first value of an integer tag, or {@code otherwise} if the tag is missing. */
    long value(int tag, long otherwise) {
        return has(tag) ? valueAt(tag, 0) : otherwise;
    }

    /** Value {@code index}, 0-based, of an integer tag, unsigned. */
    long valueAt(int tag, long index) {
        Entry entry = entries.get(tag);
        if (entry == null || index >= entry.count) {
            throw source.unreadable("it is damaged: value " + (index + 1) + " of its tag " + tag + " is missing");
        }
        int bytes = entry.valueBytes();
        if (entry.type == 5 || (entry.type >= 10 && entry.type <= 12)) {
            throw source.unreadable("it is damaged: tag " + tag + " needs whole numbers");
        }
        return form.number(source, entry.at + index * bytes, bytes);
    }

    /** As {@link #valueAt}; empty if the value is missing or no whole number. */
    Optional<Long> soundValue(int tag, long index) {
        try {
            return Optional.of(valueAt(tag, index));
        } catch (DecodingException e) {
            return Optional.empty();
        }
    }

    /** All bytes of a tag, unchanged; empty if it is missing. */
    Optional<byte[]> bytes(int tag) {
        return Optional.ofNullable(entries.get(tag)).map(entry -> source.copy(entry.at, bytesOf(entry)));
    }

    private int bytesOf(Entry entry) {
        long bytes = entry.count * entry.valueBytes();
        source.require(entry.at, bytes);
        if (bytes > MOST_BYTES) {
            throw source.unreadable(
                    "its tag " + entry.tag + " has " + bytes + " bytes; at most " + MOST_BYTES + " are read");
        }
        return (int) bytes;
    }

    /** All bytes of an entry; empty if there are more than {@code most}, or they reach beyond the file's end. */
    Optional<byte[]> bytes(Entry entry, int most) {
        long bytes = entry.count * entry.valueBytes();
        boolean sound = bytes <= most && entry.at >= 0 && entry.at <= source.length() - bytes;
        return sound ? Optional.of(source.copy(entry.at, (int) bytes)) : Optional.empty();
    }

    /** The directory that a tag points to; empty if there is none, or it is damaged. */
    Optional<TiffDirectory> child(int tag) {
        return soundValue(tag, 0).flatMap(this::sibling);
    }
}
