package dsgformer.photo.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Rewrites an EXIF block as small as possible, for a format with too little room. Makers' notes are dropped, since
 * their offsets break when they move, then the largest values until the rest fits.
 */
public final class ExifRewriter {

    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final Set<Integer> POINTERS =
            Set.of(Exif.EXIF_POINTER, Exif.GPS_POINTER, Exif.INTEROPERABILITY_POINTER);

    /** A tag whose value is read only when it is written: an untrusted block may claim many times its own size. */
    private record Field(int tag, int type, int count, int valueBytes, Supplier<byte[]> value) {

        long outsideBytes() {
            return valueBytes <= 4 ? 0 : valueBytes + valueBytes % 2L;
        }
    }

    private final ByteOrder order;
    private final List<Field> photo;
    private final List<Field> details;
    private final List<Field> place;
    private final List<Field> interoperability;

    private ExifRewriter(Exif exif) {
        this.order = exif.order();
        this.photo = fields(Optional.of(exif.first()));
        this.details = fields(exif.details());
        this.place = fields(exif.first().target(Exif.GPS_POINTER));
        this.interoperability = fields(exif.details().flatMap(from -> from.target(Exif.INTEROPERABILITY_POINTER)));
    }

    /**
     * The rewritten block of at most {@code mostBytes} bytes; empty if nothing useful fits, or the block is damaged.
     */
    public static Optional<byte[]> within(byte[] block, int mostBytes) {
        Optional<ExifRewriter> rewriter = Exif.of(block).map(ExifRewriter::new);
        return rewriter.filter(found -> found.shrinkTo(mostBytes)).map(ExifRewriter::toBytes);
    }

    private static List<Field> fields(Optional<ExifDirectory> directory) {
        List<Field> fields = new ArrayList<>();
        Set<Integer> seen = new HashSet<>(POINTERS);
        seen.add(Exif.MAKER_NOTE);
        for (ExifDirectory.Entry entry : directory.map(ExifDirectory::entries).orElse(List.of())) {
            if (seen.add(entry.tag())) {
                entry.value()
                        .ifPresent(range -> fields.add(new Field(
                                entry.tag(),
                                entry.type(),
                                (int) entry.count(),
                                range.end() - range.start(),
                                () -> entry.bytes().orElseThrow())));
            }
        }
        return fields;
    }

    private boolean shrinkTo(int mostBytes) {
        List<Field> all = new ArrayList<>();
        List.of(photo, details, place, interoperability).forEach(all::addAll);
        all.sort(Comparator.comparingLong(Field::outsideBytes).reversed());
        Set<Field> dropped = new HashSet<>();
        long size = bytes();
        for (Field largest : all) {
            if (size <= mostBytes) {
                break;
            }
            size -= ENTRY_BYTES + largest.outsideBytes();
            dropped.add(largest);
        }
        List.of(photo, details, place, interoperability).forEach(fields -> fields.removeIf(dropped::contains));
        return size <= mostBytes && !photo.isEmpty();
    }

    private long bytes() {
        return HEADER_BYTES + bytes(photo, 2) + bytes(details, 1) + bytes(place, 0) + bytes(interoperability, 0);
    }

    private static long bytes(List<Field> fields, int pointers) {
        return 2
                + (long) ENTRY_BYTES * (fields.size() + pointers)
                + 4
                + fields.stream().mapToLong(Field::outsideBytes).sum();
    }

    private byte[] toBytes() {
        int at = HEADER_BYTES;
        int total = (int) bytes();
        int detailsAt = at + (int) bytes(photo, 2);
        int placeAt = detailsAt + (int) bytes(details, 1);
        int interoperabilityAt = placeAt + (int) bytes(place, 0);
        addPointer(photo, Exif.EXIF_POINTER, details, detailsAt);
        addPointer(photo, Exif.GPS_POINTER, place, placeAt);
        addPointer(details, Exif.INTEROPERABILITY_POINTER, interoperability, interoperabilityAt);
        ByteBuffer out = ByteBuffer.allocate(total).order(order);
        byte letter = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        out.put(letter).put(letter).putShort((short) 42).putInt(HEADER_BYTES);
        put(out, photo, at);
        put(out, details, detailsAt);
        put(out, place, placeAt);
        put(out, interoperability, interoperabilityAt);
        return out.array();
    }

    private void addPointer(List<Field> fields, int tag, List<Field> target, int offset) {
        if (!target.isEmpty()) {
            byte[] value = ByteBuffer.allocate(4).order(order).putInt(offset).array();
            fields.add(new Field(tag, 4, 1, value.length, () -> value));
        }
    }

    private static void put(ByteBuffer out, List<Field> fields, int start) {
        if (fields.isEmpty()) {
            return;
        }
        fields.sort(Comparator.comparingInt(Field::tag));
        out.position(start).putShort((short) fields.size());
        int outside = start + 2 + ENTRY_BYTES * fields.size() + 4;
        for (Field field : fields) {
            out.putShort((short) field.tag).putShort((short) field.type).putInt(field.count);
            if (field.valueBytes <= 4) {
                out.put(field.value.get()).put(new byte[4 - field.valueBytes]);
            } else {
                out.putInt(outside).put(outside, field.value.get());
                outside += (int) field.outsideBytes();
            }
        }
        out.putInt(0);
    }
}
