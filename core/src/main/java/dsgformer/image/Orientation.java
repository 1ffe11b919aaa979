package dsgformer.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** EXIF's eight ways a camera may have been held; {@link #upright} undoes them and says so in the EXIF it carries on. */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, true, false);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    /** Rows of the upright photo are columns of the stored one if swapped; stored columns and rows are then read backwards or not. */
    Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The photo with the orientation of its EXIF applied to its pixels and reset to 1 in its EXIF. */
    static Photo upright(Photo stored) {
        byte[] exif = stored.metadata().exif().orElse(new byte[0]);
        OptionalInt place = placeIn(exif);
        if (place.isEmpty()) {
            return stored;
        }
        ByteBuffer tiff = buffer(exif);
        int value = tiff.getShort(place.getAsInt());
        if (value < 2 || value > values().length) {
            return stored;
        }
        tiff.putShort(place.getAsInt(), (short) 1);
        return values()[value - 1].turn(stored).withMetadata(stored.metadata().withExif(exif));
    }

    /** The metadata of a photo that is upright already, whatever its EXIF says. */
    static Metadata settled(Metadata metadata) {
        byte[] exif = metadata.exif().orElse(new byte[0]);
        OptionalInt place = placeIn(exif);
        if (place.isEmpty()) {
            return metadata;
        }
        buffer(exif).putShort(place.getAsInt(), (short) 1);
        return metadata.withExif(exif);
    }

    private Photo turn(Photo stored) {
        int width = stored.size().width();
        int height = stored.size().height();
        Size size = swapped ? new Size(/* width= */ height, /* height= */ width) : stored.size();
        return stored.rearranged(size, (y, x) -> {
            int column = swapped ? y : x;
            int row = swapped ? x : y;
            return (fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column);
        });
    }

    /** Where the orientation's two bytes stand in a TIFF structure; empty if it has none or is damaged. */
    private static OptionalInt placeIn(byte[] exif) {
        if (exif.length < 8 || exif[0] != exif[1] || (exif[0] != 'I' && exif[0] != 'M')) {
            return OptionalInt.empty();
        }
        ByteBuffer tiff = buffer(exif);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > exif.length - 2) {
            return OptionalInt.empty();
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (entry > exif.length - ENTRY_BYTES) {
                return OptionalInt.empty();
            }
            if ((tiff.getShort(entry) & 0xFFFF) == TAG && tiff.getShort(entry + 2) == SHORT) {
                return OptionalInt.of(entry + 8);
            }
        }
        return OptionalInt.empty();
    }

    private static ByteBuffer buffer(byte[] exif) {
        return ByteBuffer.wrap(exif).order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
