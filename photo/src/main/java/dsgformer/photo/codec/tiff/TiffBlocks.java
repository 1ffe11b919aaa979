package dsgformer.photo.codec.tiff;

import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import java.util.OptionalLong;

/**
 * The positions of a TIFF's strips or tiles.
 *
 * @param plainBytes the length of an uncompressed block, for which some old writers omit the tag
 */
record TiffBlocks(PhotoSource source, TiffDirectory directory, boolean tiled, long count, OptionalLong plainBytes) {

    /** How far the declared lengths may exceed the file: some writers declare strips too long. */
    private static final int MOST_OVERLAP = 16;

    long offset(long block) {
        return directory.valueAt(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS, block);
    }

    long bytes(long block) {
        int tag = tiled ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES;
        if (!directory.has(tag) && plainBytes.isPresent()) {
            return plainBytes.getAsLong();
        }
        return directory.valueAt(tag, block);
    }

    /**
     * The number of bytes of image data, at most the file's length.
     *
     * @throws DecodingException if blocks are missing, or overlap so much that decoding could take unbounded
     *     time
     */
    long requireSound() {
        long there = 0;
        for (long block = 0; block < count; block++) {
            there += Math.min(bytes(block), source.length());
        }
        offset(count - 1);
        if (there > MOST_OVERLAP * source.length()) {
            throw source.unreadable("it is damaged: its strips or tiles overlap");
        }
        return Math.min(there, source.length());
    }
}
