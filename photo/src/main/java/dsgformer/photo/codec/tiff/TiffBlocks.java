package dsgformer.photo.codec.tiff;

import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.PhotoSource;
import java.util.OptionalLong;

/**
 * Where a TIFF's strips or tiles lie in the file.
 *
 * @param plainBytes what a block has if it is not packed; old writers leave the lengths of those out
 */
record TiffBlocks(PhotoSource source, TiffDirectory directory, boolean tiled, long count, OptionalLong plainBytes) {

    /** Some writers take the lengths of strips too large. */
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
     * How many bytes of image data there are, at most those of the file.
     *
     * @throws UnreadablePhotoException if blocks are missing, or lie one over the other, since each costs its time
     */
    long requireSound() {
        long there = 0;
        for (long block = 0; block < count; block++) {
            there += Math.min(bytes(block), source.length());
        }
        offset(count - 1);
        if (there > MOST_OVERLAP * source.length()) {
            throw source.unreadable("it is damaged: its strips or tiles lie one over the other");
        }
        return Math.min(there, source.length());
    }
}
