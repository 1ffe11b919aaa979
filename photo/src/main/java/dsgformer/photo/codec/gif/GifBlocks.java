package dsgformer.photo.codec.gif;

import dsgformer.photo.codec.PhotoSource;
import dsgformer.picture.Size;

/**
 * Parses a GIF's blocks, which are untrusted: every size is validated before memory is allocated.
 *
 * @param canvas the size of the picture
 * @param x where the first frame begins on the canvas
 * @param y its first row
 * @param frame its size
 * @param frames how many there are, as far as the file is sound
 * @param transparent whether the first frame has a transparent color
 */
record GifBlocks(Size canvas, int x, int y, Size frame, int frames, boolean transparent) {

    private static final int HEADER_BYTES = 13;
    private static final int DESCRIPTOR_BYTES = 10;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int FRAME = 0x2C;

    /** A code of LZW has at most 12 bits and stands for at most 4,096 pixels. */
    private static final long BEST_COMPRESSION = 4096L * 8 / 12;

    /** @throws dsgformer.photo.codec.DecodingException if there is no frame, or a size is beyond the limits */
    static GifBlocks read(PhotoSource source) {
        source.require(0, HEADER_BYTES);
        Size canvas = source.requireSize(word(source, 6), word(source, 8));
        long at = HEADER_BYTES + table(source.u8(10));
        int frames = 0;
        boolean transparent = false;
        long first = 0;
        while (at + 1 < source.length()) {
            int kind = source.u8(at);
            if (kind == EXTENSION) {
                if (frames == 0 && source.u8(at + 1) == GRAPHIC_CONTROL && at + 4 <= source.length()) {
                    transparent = (source.u8(at + 3) & 1) == 1;
                }
                at = behindData(source, at + 2);
            } else if (kind == FRAME && at + DESCRIPTOR_BYTES < source.length()) {
                first = frames == 0 ? at : first;
                frames++;
                at = behindData(source, at + DESCRIPTOR_BYTES + table(source.u8(at + 9)) + 1);
            } else {
                break;
            }
        }
        if (frames == 0) {
            throw source.unreadable("it is cut off: a GIF without a whole picture");
        }
        if (canvas.pixels() > (source.length() + 1) * BEST_COMPRESSION) {
            throw source.tooLittleData(canvas, source.length());
        }
        int x = word(source, first + 1);
        int y = word(source, first + 3);
        Size frame = source.requireSize(word(source, first + 5), word(source, first + 7));
        if (x + frame.width() > canvas.width() || y + frame.height() > canvas.height()) {
            throw source.unreadable("it is damaged: its first frame reaches beyond its canvas of " + canvas);
        }
        return new GifBlocks(canvas, x, y, frame, frames, transparent);
    }

    /** Whether a pixel may be transparent: in the frame, or beside it. */
    boolean hasAlpha() {
        return transparent || !frame.equals(canvas);
    }

    private static int word(PhotoSource source, long at) {
        return source.u8(at) | source.u8(at + 1) << 8;
    }

    /** The bytes of a color table. */
    private static long table(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
    }

    /** Behind sub-blocks, each with its length, up to one of length 0. */
    private static long behindData(PhotoSource source, long from) {
        long at = from;
        while (at < source.length()) {
            int length = source.u8(at);
            at += 1 + length;
            if (length == 0) {
                break;
            }
        }
        return at;
    }
}
