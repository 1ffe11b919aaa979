package dsgformer.photo.codec.tiff;

import dsgformer.photo.ReadLimits;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Exif;
import dsgformer.photo.metadata.MakerNote;
import dsgformer.photo.metadata.Metadata;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * EXIF as the block that other formats have, and as tags and directories of a TIFF. A maker's note holds offsets that
 * count from the start of the block or the file, so it stays where it is: a TIFF is written with the whole block at its
 * start and in the block's byte order, and a block that is read keeps the note's place if that is near enough.
 *
 * @param block the block, none of whose values reaches outside
 * @param first its first directory
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TiffExif(byte[] block, TiffDirectory first) {

    private static final int HEADER_BYTES = 8;

    /** What a segment of a JPEG holds: a block does not become larger for the sake of a note's place. */
    private static final int MOST_PADDED_BYTES = 65_527;

    private static final int MOST_NOTE_BYTES = 1 << 24;
    private static final int INLINE_BYTES = 4;

    /** A maker's note and its offset. */
    private record Note(byte[] bytes, long place) {

        long end() {
            return place + bytes.length + bytes.length % 2;
        }
    }

    /** The EXIF of a photo to be written; empty if there is none, or it is damaged. */
    static Optional<TiffExif> of(Metadata metadata) {
        return metadata.exif().flatMap(Exif::of).flatMap(exif -> {
            exif.removeUnsound();
            byte[] block = exif.toBytes();
            try {
                return Optional.of(
                        new TiffExif(block, TiffDirectory.first(PhotoSource.of(block, "EXIF", ReadLimits.DEFAULT))));
            } catch (DecodingException e) {
                return Optional.empty(); // without entries
            }
        });
    }

    ByteOrder order() {
        return first.form().order();
    }

    boolean hasNote() {
        return note(first).isPresent();
    }

    /** What follows a classic TIFF's header: the block from there on, if it has directories besides the first. */
    byte[] behindHeader() {
        boolean needed = first.child(TiffTag.EXIF).isPresent()
                || first.child(TiffTag.GPS).isPresent();
        return needed ? Arrays.copyOfRange(block, HEADER_BYTES, block.length + block.length % 2) : new byte[0];
    }

    /** Adds the tags to a classic TIFF that {@link #behindHeader} is part of. */
    void addTo(TiffFields fields) {
        fields.describe(first);
        for (int tag : new int[] {TiffTag.EXIF, TiffTag.GPS}) {
            first.child(tag).ifPresent(directory -> fields.longs(tag, directory.start()));
        }
    }

    /** Adds the tags to a BigTIFF, whose directories have another form; a maker's note is left out. */
    void addToBig(TiffFields fields) {
        fields.describe(first);
        fields.detail(first);
    }

    /** Adds the descriptive tags, EXIF and GPS of these directories, the photo's own first, as a block. */
    static Metadata read(List<TiffDirectory> describing, Metadata metadata) {
        ByteOrder order = describing.get(0).form().order();
        TiffFields fields = new TiffFields(order);
        for (int i = describing.size() - 1; i >= 0; i--) { // the photo's own tags last: they replace inherited ones
            fields.describe(describing.get(i));
            fields.detail(describing.get(i));
        }
        Optional<Note> note = describing.stream()
                .filter(directory -> directory.child(TiffTag.EXIF).isPresent())
                .findFirst()
                .flatMap(TiffExif::note);
        if (note.isPresent()) {
            return withNote(note.get(), fields, order, metadata);
        }
        return fields.isEmpty() ? metadata : metadata.withExif(block(Optional.empty(), fields, order));
    }

    private static Optional<Note> note(TiffDirectory directory) {
        Optional<TiffDirectory> details = directory.child(TiffTag.EXIF);
        return details.flatMap(exif -> exif.entry(MakerNote.TAG))
                .filter(entry -> entry.count() * entry.valueBytes() > INLINE_BYTES)
                .flatMap(
                        entry -> details.get().bytes(entry, MOST_NOTE_BYTES).map(bytes -> new Note(bytes, entry.at())));
    }

    private static Metadata withNote(Note note, TiffFields fields, ByteOrder order, Metadata metadata) {
        if (note.place >= HEADER_BYTES && note.end() <= MOST_PADDED_BYTES) {
            byte[] block = block(Optional.of(note), fields, order);
            if (block.length <= MOST_PADDED_BYTES) {
                return metadata.withExif(block);
            }
        }
        Optional<byte[]> moved = MakerNote.moved(note.bytes, order, note.place, HEADER_BYTES);
        if (moved.isPresent()) {
            return metadata.withExif(block(Optional.of(new Note(moved.get(), HEADER_BYTES)), fields, order));
        }
        fields.withoutNote();
        Metadata without = fields.isEmpty() ? metadata : metadata.withExif(block(Optional.empty(), fields, order));
        return without.withWarning(
                "its maker's note was left out: its offsets would lead elsewhere, and its form is not" + " known");
    }

    /** A classic structure of a header, zeros up to the note, the note, and the fields. */
    private static byte[] block(Optional<Note> note, TiffFields fields, ByteOrder order) {
        int start = (int) (note.isPresent() ? note.get().end() : HEADER_BYTES);
        note.ifPresent(placed -> fields.note(placed.bytes.length, placed.place));
        byte[] body = fields.toBytes(start, false);
        ByteBuffer block = ByteBuffer.allocate(start + body.length).order(order);
        byte letter = (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I');
        block.put(letter).put(letter).putShort((short) 42).putInt(start);
        note.ifPresent(placed -> block.put((int) placed.place, placed.bytes));
        return block.put(start, body).array();
    }
}
