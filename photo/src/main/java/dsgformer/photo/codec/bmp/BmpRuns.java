package dsgformer.photo.codec.bmp;

import dsgformer.photo.codec.PhotoSource;

/** Decodes BMP's run-length encoding, of pixels of 8 and of 4 bits; skipped pixels have index 0. */
final class BmpRuns {

    private static final int END_OF_ROW = 0;
    private static final int END_OF_IMAGE = 1;
    private static final int MOVE = 2;
    private static final int MOST_FILLING = 8;

    private final PhotoSource source;
    private final BmpHeader header;
    private final BmpPixels pixels;
    private long at;
    private int x;
    private int y;

    BmpRuns(PhotoSource source, BmpHeader header, BmpPixels pixels) {
        this.source = source;
        this.header = header;
        this.pixels = pixels;
        this.at = header.data();
    }

    void decode() {
        blank();
        while (true) {
            int count = source.u8(at++);
            int value = source.u8(at++);
            if (count > 0) {
                for (int i = 0; i < count; i++) {
                    place(header.bits() == 8 ? value : i % 2 == 0 ? value >> 4 : value & 15);
                }
            } else if (value == END_OF_ROW) {
                x = 0;
                y++;
            } else if (value == END_OF_IMAGE) {
                return;
            } else if (value == MOVE) {
                x += source.u8(at++);
                y += source.u8(at++);
            } else {
                literal(value);
            }
        }
    }

    private void blank() {
        for (y = 0; y < header.size().height(); y++) {
            for (x = 0; x < header.size().width(); x++) {
                pixels.placeIndex(0, x, y);
            }
        }
        x = 0;
        y = 0;
    }

    /** Reads {@code count} literal pixels, whose bytes are padded to an even number. */
    private void literal(int count) {
        int bytes = header.bits() == 8 ? count : (count + 1) / 2;
        for (int i = 0; i < count; i++) {
            int value = source.u8(at + (header.bits() == 8 ? i : i / 2));
            place(header.bits() == 8 ? value : i % 2 == 0 ? value >> 4 : value & 15);
        }
        at += bytes + bytes % 2;
    }

    /** Places an index; some writers pad rows to multiples of four pixels. */
    private void place(int index) {
        if (y >= header.size().height() || x >= header.size().width() + MOST_FILLING) {
            throw source.unreadable("it is damaged: its runs of pixels reach outside the image");
        }
        if (x < header.size().width()) {
            pixels.placeIndex(index, x, y);
        }
        x++;
    }
}
