package dsgformer.photo.metadata;

import dsgformer.photo.metadata.ByteRanges.Range;
import dsgformer.photo.metadata.ExifDirectory.Entry;
import dsgformer.picture.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An EXIF block, which is a TIFF structure, edited in place: unchanged values keep their offsets and bytes, so that
 * makers' notes, undocumented and with offsets that count from the block's start, stay valid. Removed values are
 * overwritten with zeros, and zeros at the block's end are cut off. Invalid offsets are ignored. Not thread-safe.
 */
@SuppressWarnings("ByteBufferBackingArray") // the buffer wraps an array of its own, from its start
public final class Exif {

    static final int IMAGE_WIDTH = 0x0100;
    static final int IMAGE_LENGTH = 0x0101;
    public static final int ORIENTATION = 0x0112;
    static final int X_RESOLUTION = 0x011A;
    static final int Y_RESOLUTION = 0x011B;
    static final int RESOLUTION_UNIT = 0x0128;
    static final int EXIF_POINTER = 0x8769;
    static final int GPS_POINTER = 0x8825;
    static final int MAKER_NOTE = 0x927C;
    static final int PIXEL_X_DIMENSION = 0xA002;
    static final int PIXEL_Y_DIMENSION = 0xA003;
    static final int INTEROPERABILITY_POINTER = 0xA005;

    private static final byte[] PREFIX = {'E', 'x', 'i', 'f', 0, 0};
    private static final int STRIP_OFFSETS = 0x0111;
    private static final int STRIP_BYTES = 0x0117;
    private static final int JPEG_OFFSET = 0x0201;
    private static final int JPEG_BYTES = 0x0202;
    private static final int HEADER_BYTES = 8;
    private static final int VERSION = 42;

    /** Two directories are usual; a longer chain is a loop or an attack. */
    private static final int MOST_CHAINED = 16;

    private final ByteBuffer tiff;
    private final ExifDirectory first;

    private Exif(ByteBuffer tiff, ExifDirectory first) {
        this.tiff = tiff;
        this.first = first;
    }

    /** An editable copy of the block; empty if it is no TIFF structure or its first directory is incomplete. */
    public static Optional<Exif> of(byte[] block) {
        if (!startsAt(block)) {
            return Optional.empty();
        }
        ByteBuffer tiff = ByteBuffer.wrap(block.clone()).order(order(block));
        return ExifDirectory.at(tiff, tiff.getInt(4) & 0xFFFFFFFFL).map(first -> new Exif(tiff, first));
    }

    /** Whether a block begins with these bytes; others may continue one. */
    public static boolean startsAt(byte[] bytes) {
        return bytes.length >= HEADER_BYTES
                && bytes[0] == bytes[1]
                && (bytes[0] == 'I' || bytes[0] == 'M')
                && ByteBuffer.wrap(bytes).order(order(bytes)).getShort(2) == VERSION;
    }

    private static ByteOrder order(byte[] block) {
        return block[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** The block without JPEG's prefix, which some writers also use in other formats. */
    public static byte[] withoutPrefix(byte[] block) {
        return block.length >= PREFIX.length && Arrays.equals(block, 0, PREFIX.length, PREFIX, 0, PREFIX.length)
                ? Arrays.copyOfRange(block, PREFIX.length, block.length)
                : block;
    }

    /** A block with a print resolution only. */
    public static byte[] ofResolution(Resolution resolution) {
        Resolution found =
                resolution.unit() == Resolution.Unit.METRE ? resolution.in(Resolution.Unit.INCH) : resolution;
        int values = HEADER_BYTES + 2 + 3 * 12 + 4;
        ByteBuffer block = ByteBuffer.allocate(values + 16).order(ByteOrder.LITTLE_ENDIAN);
        block.put((byte) 'I').put((byte) 'I').putShort((short) VERSION).putInt(HEADER_BYTES);
        block.putShort((short) 3);
        block.putShort((short) X_RESOLUTION).putShort((short) 5).putInt(1).putInt(values);
        block.putShort((short) Y_RESOLUTION).putShort((short) 5).putInt(1).putInt(values + 8);
        block.putShort((short) RESOLUTION_UNIT).putShort((short) 3).putInt(1);
        block.putInt(found.exifUnit()).putInt(0);
        for (long number : found.rationals()) {
            block.putInt((int) number);
        }
        return block.array();
    }

    /** Removes values that reach outside the block: within a larger file they would lead to bytes of another kind. */
    public void removeUnsound() {
        described().forEach(ExifDirectory::removeUnsound);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(tiff.array(), tiff.limit());
    }

    public ByteOrder order() {
        return tiff.order();
    }

    /** The first valid orientation, 1 to 8; empty if there is none. */
    OptionalInt orientation() {
        return first.entries().stream()
                .filter(entry -> entry.tag() == ORIENTATION)
                .map(Entry::integer)
                .filter(value -> value.isPresent() && value.getAsInt() >= 1 && value.getAsInt() <= 8)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** Sets every orientation to 1, upright; adds none. */
    void resetOrientation() {
        first.entries().stream()
                .filter(entry -> entry.tag() == ORIENTATION && entry.integer().isPresent())
                .forEach(entry -> entry.setInteger(1));
    }

    /** Sets the width and height where they are present; adds none. */
    void setSize(Size size) {
        set(Optional.of(first), IMAGE_WIDTH, size.width());
        set(Optional.of(first), IMAGE_LENGTH, size.height());
        set(details(), PIXEL_X_DIMENSION, size.width());
        set(details(), PIXEL_Y_DIMENSION, size.height());
    }

    /** The print resolution, if it is complete and valid. */
    public Optional<Resolution> resolution() {
        Optional<Double> x = first.entry(X_RESOLUTION).flatMap(Entry::rational);
        Optional<Double> y = first.entry(Y_RESOLUTION).flatMap(Entry::rational);
        if (x.isEmpty() || y.isEmpty() || !Resolution.isValid(x.get(), y.get())) {
            return Optional.empty();
        }
        int unit = first.entry(RESOLUTION_UNIT)
                .map(entry -> entry.integer().orElse(2))
                .orElse(2);
        return Optional.of(new Resolution(x.get(), y.get(), Resolution.Unit.ofExif(unit)));
    }

    /**
     * Removes all directories but the first: they describe previews of the unedited photo. Their pixels are removed
     * too.
     */
    void dropThumbnail() {
        List<ExifDirectory> chained = chained();
        ByteRanges removed = new ByteRanges();
        for (ExifDirectory directory : chained) {
            own(removed, directory);
            directory.target(EXIF_POINTER).ifPresent(sub -> own(removed, sub));
            directory.target(GPS_POINTER).ifPresent(sub -> own(removed, sub));
            addPixels(removed, directory);
        }
        ByteRanges kept = new ByteRanges();
        described().forEach(directory -> own(kept, directory));
        first.setNext(0);
        erase(removed.without(withHeader(kept)));
    }

    /**
     * Removes the GPS directory. Bytes that GPS shares with other values are erased too; only the directories
     * themselves are kept: losing a value is better than keeping a location.
     */
    void dropGps() {
        ByteRanges removed = new ByteRanges();
        List<ExifDirectory> holders = new ArrayList<>(List.of(first));
        details().ifPresent(holders::add);
        for (ExifDirectory holder : holders) {
            holder.targets(GPS_POINTER).forEach(gps -> own(removed, gps));
            holder.remove(GPS_POINTER);
        }
        ByteRanges kept = new ByteRanges();
        described().forEach(directory -> kept.add(directory.start(), directory.end()));
        erase(removed.without(withHeader(kept)));
    }

    /** The directories of photo, GPS, exposure and interoperability. */
    List<ExifDirectory> described() {
        List<ExifDirectory> described = new ArrayList<>(List.of(first));
        first.target(GPS_POINTER).ifPresent(described::add);
        details().ifPresent(described::add);
        details().flatMap(details -> details.target(INTEROPERABILITY_POINTER)).ifPresent(described::add);
        return described;
    }

    boolean hasEntries() {
        return !first.entries().isEmpty();
    }

    public ExifDirectory first() {
        return first;
    }

    Optional<ExifDirectory> details() {
        return first.target(EXIF_POINTER);
    }

    private List<ExifDirectory> chained() {
        List<ExifDirectory> chained = new ArrayList<>();
        Set<Integer> seen = new HashSet<>(Set.of(first.start()));
        Optional<ExifDirectory> next = ExifDirectory.at(tiff, first.next());
        while (next.isPresent()
                && chained.size() < MOST_CHAINED
                && seen.add(next.get().start())) {
            chained.add(next.get());
            next = ExifDirectory.at(tiff, next.get().next());
        }
        return chained;
    }

    private void addPixels(ByteRanges ranges, ExifDirectory directory) {
        addPieces(ranges, directory, JPEG_OFFSET, JPEG_BYTES);
        addPieces(ranges, directory, STRIP_OFFSETS, STRIP_BYTES);
    }

    private void addPieces(ByteRanges ranges, ExifDirectory directory, int offsets, int counts) {
        List<Long> starts = directory.entry(offsets).map(Entry::integers).orElse(List.of());
        List<Long> sizes = directory.entry(counts).map(Entry::integers).orElse(List.of());
        for (int i = 0; i < Math.min(starts.size(), sizes.size()); i++) {
            long start = Math.min(starts.get(i), tiff.limit());
            ranges.add((int) start, (int) Math.min(start + sizes.get(i), tiff.limit()));
        }
    }

    private static void own(ByteRanges ranges, ExifDirectory directory) {
        ranges.add(directory.start(), directory.end());
        directory
                .entries()
                .forEach(entry -> entry.outside().ifPresent(range -> ranges.add(range.start(), range.end())));
    }

    private static ByteRanges withHeader(ByteRanges ranges) {
        ranges.add(0, HEADER_BYTES);
        return ranges;
    }

    private void erase(List<Range> ranges) {
        ranges.forEach(range -> Arrays.fill(tiff.array(), range.start(), range.end(), (byte) 0));
        for (int i = ranges.size() - 1; i >= 0 && isZero(ranges.get(i).end()); i--) {
            tiff.limit(ranges.get(i).start());
        }
    }

    /** Whether only zeros follow. */
    private boolean isZero(int from) {
        for (int at = from; at < tiff.limit(); at++) {
            if (tiff.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void set(Optional<ExifDirectory> directory, int tag, int value) {
        directory
                .flatMap(found -> found.entry(tag))
                .filter(entry -> entry.integer().isPresent() && entry.integer().getAsInt() != value)
                .ifPresent(entry -> entry.setInteger(value));
    }
}
