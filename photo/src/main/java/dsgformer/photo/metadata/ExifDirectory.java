package dsgformer.photo.metadata;

import dsgformer.photo.metadata.ByteRanges.Range;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A directory of a TIFF structure. Its entries are inside the structure; the offsets in them may not be. */
@SuppressWarnings("ByteBufferBackingArray") // the buffer wraps an array from its start, see Exif
public final class ExifDirectory {

    private static final int COUNT_BYTES = 2;
    private static final int ENTRY_BYTES = 12;
    private static final int POINTER_BYTES = 4;
    private static final int HEADER_BYTES = 8;

    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int DIRECTORY = 13;

    /** More integers than any tag that is read here has. */
    private static final int MOST_INTEGERS = 1 << 16;

    /** Bytes per value of the types from 1 on, see TIFF 6.0. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private final ByteBuffer tiff;
    private final int start;

    private ExifDirectory(ByteBuffer tiff, int start) {
        this.tiff = tiff;
        this.start = start;
    }

    /** The directory at an offset; empty if it is incomplete. */
    static Optional<ExifDirectory> at(ByteBuffer tiff, long offset) {
        if (offset < HEADER_BYTES || offset > tiff.limit() - COUNT_BYTES) {
            return Optional.empty();
        }
        ExifDirectory directory = new ExifDirectory(tiff, (int) offset);
        boolean whole = directory.count() == (tiff.getShort((int) offset) & 0xFFFF);
        return whole ? Optional.of(directory) : Optional.empty();
    }

    /** Bytes of one value of a type; 0 for unknown types. */
    static int bytesOf(int type) {
        return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    }

    int start() {
        return start;
    }

    /** The end of the directory, after the pointer to the next one if there is one. */
    int end() {
        return Math.min(tiff.limit(), nextPlace() + POINTER_BYTES);
    }

    /** The offset of the next directory in the chain; 0 if there is none. */
    long next() {
        return hasNextPlace() ? tiff.getInt(nextPlace()) & 0xFFFFFFFFL : 0;
    }

    void setNext(int offset) {
        if (hasNextPlace()) {
            tiff.putInt(nextPlace(), offset);
        }
    }

    List<Entry> entries() {
        int count = count();
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(new Entry(start + COUNT_BYTES + i * ENTRY_BYTES));
        }
        return entries;
    }

    public Optional<Entry> entry(int tag) {
        return entries().stream().filter(entry -> entry.tag() == tag).findFirst();
    }

    /** The directory that the first entry of this tag points to. */
    Optional<ExifDirectory> target(int tag) {
        return entry(tag).flatMap(Entry::directory);
    }

    /** The directories that all entries of this tag point to. */
    List<ExifDirectory> targets(int tag) {
        return entries().stream()
                .filter(entry -> entry.tag() == tag)
                .flatMap(entry -> entry.directory().stream())
                .toList();
    }

    /** Removes the entries whose values are of unknown types or reach outside the structure. */
    void removeUnsound() {
        entries().stream()
                .filter(entry -> entry.value().isEmpty())
                .map(Entry::tag)
                .distinct()
                .toList()
                .forEach(this::remove);
    }

    /** Removes entries; later entries move up, the values that they point to stay in place. */
    void remove(int tag) {
        if (entry(tag).isEmpty()) {
            return;
        }
        byte[] bytes = tiff.array();
        int old = end();
        long next = next();
        boolean chained = hasNextPlace();
        int kept = 0;
        for (Entry entry : entries()) {
            if (entry.tag() != tag) {
                System.arraycopy(bytes, entry.at, bytes, start + COUNT_BYTES + kept++ * ENTRY_BYTES, ENTRY_BYTES);
            }
        }
        tiff.putShort(start, (short) kept);
        if (chained) {
            tiff.putInt(nextPlace(), (int) next);
        }
        Arrays.fill(bytes, Math.min(end(), old), old, (byte) 0);
    }

    /** Swaps two values of one type and length; if one is missing, nothing changes. */
    void swap(int first, int second) {
        Optional<Entry> a = entry(first).filter(entry -> entry.value().isPresent());
        Optional<Entry> b = entry(second).filter(entry -> entry.value().isPresent());
        if (a.isPresent()
                && b.isPresent()
                && a.get().type() == b.get().type()
                && a.get().count() == b.get().count()) {
            byte[] kept = a.get().bytes().orElseThrow();
            byte[] other = b.get().bytes().orElseThrow();
            tiff.put(a.get().value().orElseThrow().start(), other);
            tiff.put(b.get().value().orElseThrow().start(), kept);
        }
    }

    /**
     * The number of entries, at most those that fit: overlapping directories may change each other while they are
     * edited.
     */
    private int count() {
        int room = (tiff.limit() - start - COUNT_BYTES) / ENTRY_BYTES;
        return start > tiff.limit() - COUNT_BYTES ? 0 : Math.min(room, tiff.getShort(start) & 0xFFFF);
    }

    private int nextPlace() {
        return start + COUNT_BYTES + count() * ENTRY_BYTES;
    }

    private boolean hasNextPlace() {
        return nextPlace() <= tiff.limit() - POINTER_BYTES;
    }

    /** A tag with its value, which is stored in the entry itself if four bytes hold it. */
    final class Entry {

        private final int at;

        private Entry(int at) {
            this.at = at;
        }

        int tag() {
            return tiff.getShort(at) & 0xFFFF;
        }

        int type() {
            return tiff.getShort(at + 2) & 0xFFFF;
        }

        long count() {
            return tiff.getInt(at + 4) & 0xFFFFFFFFL;
        }

        /** The range of the value; empty if its type is unknown or it reaches outside the structure. */
        Optional<Range> value() {
            long size = bytesOf(type()) * count();
            if (size == 0) {
                return Optional.empty();
            }
            long from = size <= POINTER_BYTES ? at + 8 : tiff.getInt(at + 8) & 0xFFFFFFFFL;
            return from + size <= tiff.limit()
                    ? Optional.of(new Range((int) from, (int) (from + size)))
                    : Optional.empty();
        }

        /** The range of a value that is stored outside the entry. */
        Optional<Range> outside() {
            return value().filter(range -> range.start() != at + 8);
        }

        /** A single integer in the range of int. */
        OptionalInt integer() {
            List<Long> all = count() == 1 ? integers() : List.of();
            return all.size() == 1 && all.get(0) <= Integer.MAX_VALUE
                    ? OptionalInt.of(all.get(0).intValue())
                    : OptionalInt.empty();
        }

        /** The integers; empty if the value is of another type. */
        List<Long> integers() {
            int type = type();
            Optional<Range> range = value();
            if (range.isEmpty()
                    || count() > MOST_INTEGERS
                    || (type != BYTE && type != SHORT && type != LONG && type != DIRECTORY)) {
                return List.of();
            }
            List<Long> integers = new ArrayList<>();
            for (int place = range.get().start(); place < range.get().end(); place += TYPE_BYTES[type]) {
                integers.add(
                        switch (type) {
                            case BYTE -> tiff.get(place) & 0xFFL;
                            case SHORT -> tiff.getShort(place) & 0xFFFFL;
                            default -> tiff.getInt(place) & 0xFFFFFFFFL;
                        });
            }
            return integers;
        }

        /** Sets a single integer; if it is too large for the entry's type, the type becomes LONG. */
        void setInteger(int number) {
            if (type() == BYTE && number <= 0xFF) {
                tiff.put(at + 8, (byte) number);
            } else if (type() == SHORT && number <= 0xFFFF) {
                tiff.putShort(at + 8, (short) number);
            } else {
                tiff.putShort(at + 2, (short) LONG).putInt(at + 8, number);
            }
        }

        /** Sets as many integers as there are; returns false, changing nothing, if the type cannot hold them. */
        boolean setIntegers(List<Long> numbers) {
            long most = type() == BYTE ? 0xFF : type() == SHORT ? 0xFFFF : 0xFFFFFFFFL;
            if (integers().size() != numbers.size()
                    || numbers.stream().anyMatch(number -> number < 0 || number > most)) {
                return false;
            }
            int place = value().orElseThrow().start();
            for (long number : numbers) {
                switch (type()) {
                    case BYTE -> tiff.put(place, (byte) number);
                    case SHORT -> tiff.putShort(place, (short) number);
                    default -> tiff.putInt(place, (int) number);
                }
                place += TYPE_BYTES[type()];
            }
            return true;
        }

        Optional<Double> rational() {
            return value().filter(range -> type() == RATIONAL && count() == 1)
                    .map(range -> (tiff.getInt(range.start()) & 0xFFFFFFFFL)
                            / (double) (tiff.getInt(range.start() + 4) & 0xFFFFFFFFL));
        }

        Optional<ExifDirectory> directory() {
            OptionalInt offset = integer();
            return offset.isPresent() ? at(tiff, offset.getAsInt()) : Optional.empty();
        }

        /** The value's bytes; empty where {@link #value} is. */
        Optional<byte[]> bytes() {
            return value().map(range -> Arrays.copyOfRange(tiff.array(), range.start(), range.end()));
        }
    }
}
