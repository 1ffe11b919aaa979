package dsgformer.photo.metadata;

import dsgformer.picture.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * EXIF blocks in the layout of cameras: photo, exposure with a maker's note, GPS, interoperability, and at the end a
 * preview. The note, the location and the preview's pixels are words to search for.
 */
public final class ExifBlocks {

    public static final byte[] NOTE =
            "a maker's note that counts from the start of the block".getBytes(StandardCharsets.US_ASCII);
    static final byte[] PREVIEW = "pixels of the photo as it was".getBytes(StandardCharsets.US_ASCII);
    public static final String PLACE = "a place no one needs to know";
    public static final String MAKER = "Maker of cameras";

    static final int NOTE_OFFSET = 200;
    private static final int DETAILS = 100;
    private static final int GPS = 300;
    private static final int INTEROPERABILITY = 400;
    private static final int OUTSIDE = 450;
    private static final int PREVIEW_DIRECTORY = 520;
    private static final int PREVIEW_OFFSET = 560;

    private ExifBlocks() {}

    /** The block of a photo stored in this size. */
    public static byte[] camera(ByteOrder order, int orientation, Size stored) {
        ByteBuffer tiff = ByteBuffer.allocate(PREVIEW_OFFSET + PREVIEW.length).order(order);
        tiff.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        tiff.putShort((short) 42).putInt(8);
        tiff.putShort((short) 6);
        text(tiff, 0x010F, MAKER, OUTSIDE);
        number(tiff, Exif.ORIENTATION, orientation);
        entry(tiff, Exif.X_RESOLUTION, 5, 1).putInt(OUTSIDE + 30);
        entry(tiff, Exif.Y_RESOLUTION, 5, 1).putInt(OUTSIDE + 38);
        entry(tiff, Exif.EXIF_POINTER, 4, 1).putInt(DETAILS);
        entry(tiff, Exif.GPS_POINTER, 4, 1).putInt(GPS);
        tiff.putInt(PREVIEW_DIRECTORY);
        tiff.putInt(OUTSIDE + 30, 300)
                .putInt(OUTSIDE + 34, 1)
                .putInt(OUTSIDE + 38, 150)
                .putInt(OUTSIDE + 42, 1);

        tiff.position(DETAILS).putShort((short) 4);
        entry(tiff, Exif.MAKER_NOTE, 7, NOTE.length).putInt(NOTE_OFFSET);
        number(tiff, Exif.PIXEL_X_DIMENSION, stored.width());
        number(tiff, Exif.PIXEL_Y_DIMENSION, stored.height());
        entry(tiff, Exif.INTEROPERABILITY_POINTER, 4, 1).putInt(INTEROPERABILITY);
        tiff.putInt(0);
        tiff.put(NOTE_OFFSET, NOTE);

        tiff.position(GPS).putShort((short) 2);
        entry(tiff, 1, 2, 2).put(new byte[] {'N', 0, 0, 0});
        text(tiff, 0x1B, PLACE, GPS + 40);
        tiff.putInt(0);

        tiff.position(INTEROPERABILITY).putShort((short) 1);
        entry(tiff, 1, 2, 4).put(new byte[] {'R', '9', '8', 0});
        tiff.putInt(0);

        tiff.position(PREVIEW_DIRECTORY).putShort((short) 2);
        entry(tiff, 0x0201, 4, 1).putInt(PREVIEW_OFFSET);
        entry(tiff, 0x0202, 4, 1).putInt(PREVIEW.length);
        tiff.putInt(0);
        tiff.put(PREVIEW_OFFSET, PREVIEW);
        return tiff.array();
    }

    /** What {@link #camera} becomes when it is turned upright, made by hand. */
    public static byte[] upright(ByteOrder order, Size upright, boolean swapped) {
        byte[] block = camera(order, 1, upright);
        ByteBuffer tiff = ByteBuffer.wrap(block).order(order);
        tiff.putInt(8 + 2 + 6 * 12, 0);
        if (swapped) {
            tiff.putInt(OUTSIDE + 30, 150).putInt(OUTSIDE + 38, 300);
        }
        return Arrays.copyOf(block, PREVIEW_DIRECTORY);
    }

    /** A valid block of {@code bytes} bytes, nearly all of them the maker's note. */
    public static byte[] ofSize(int bytes, byte[] note) {
        ByteBuffer tiff = ByteBuffer.allocate(bytes).order(ByteOrder.BIG_ENDIAN);
        tiff.put(new byte[] {'M', 'M'}).putShort((short) 42).putInt(8).putShort((short) 2);
        entry(tiff, 0x010F, 2, 4).put(new byte[] {'m', 'k', 'r', 0});
        entry(tiff, Exif.EXIF_POINTER, 4, 1).putInt(38);
        tiff.putInt(0);
        tiff.position(38).putShort((short) 1);
        entry(tiff, Exif.MAKER_NOTE, 7, bytes - 56).putInt(56);
        tiff.putInt(0);
        tiff.put(56, note, 0, bytes - 56);
        return tiff.array();
    }

    /** Whether a block has the maker's note where {@link #camera} puts it. */
    public static boolean noteIsInPlace(byte[] block) {
        return Arrays.equals(block, NOTE_OFFSET, NOTE_OFFSET + NOTE.length, NOTE, 0, NOTE.length);
    }

    public static boolean contains(byte[] block, byte[] wanted) {
        return new String(block, StandardCharsets.ISO_8859_1).contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    public static boolean contains(byte[] block, String wanted) {
        return contains(block, wanted.getBytes(StandardCharsets.US_ASCII));
    }

    private static void text(ByteBuffer tiff, int tag, String text, int offset) {
        entry(tiff, tag, 2, text.length() + 1).putInt(offset);
        tiff.put(offset, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void number(ByteBuffer tiff, int tag, int value) {
        entry(tiff, tag, 3, 1).putShort((short) value).putShort((short) 0);
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }
}
