package dsgformer.photo.codec.bmp;

import dsgformer.photo.PixelKind;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.PhotoSource;

/** Converts a BMP's pixels to grey or RGB of eight bits, at their place in the photo. */
final class BmpPixels {

    private final PhotoSource source;
    private final BmpHeader header;
    private final Samples samples;
    private final PixelKind kind;

    BmpPixels(PhotoSource source, BmpHeader header, Samples samples) {
        this.source = source;
        this.header = header;
        this.samples = samples;
        this.kind = header.kind();
    }

    /** Converts the file's row {@code y}; unless top-down, row 0 is the photo's lowest. */
    void placeRow(byte[] row, int y) {
        int bits = header.bits();
        for (int x = 0; x < header.size().width(); x++) {
            if (bits <= 8) {
                int bit = x * bits;
                placeIndex(((row[bit >> 3] & 0xFF) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1), x, y);
            } else if (bits == 24) {
                int at = place(x, y);
                for (int c = 0; c < 3; c++) {
                    samples.set(at + c, row[3 * x + 2 - c] & 0xFF);
                }
            } else {
                placeMasked(row, x, y);
            }
        }
    }

    void placeIndex(int index, int x, int y) {
        int[] palette = header.palette().orElseThrow();
        if (3 * index >= palette.length) {
            throw source.unreadable("it is damaged: pixel index " + index + " is outside its palette of "
                    + palette.length / 3 + " colors");
        }
        int at = place(x, y);
        for (int c = 0; c < kind.colors(); c++) {
            samples.set(at + c, palette[3 * index + c]);
        }
    }

    private void placeMasked(byte[] row, int x, int y) {
        int bytes = header.bits() / 8;
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | (row[bytes * x + i] & 0xFF);
        }
        int at = place(x, y);
        for (int c = 0; c < kind.channels(); c++) {
            long mask = header.masks()[c];
            long most = mask == 0 ? 1 : mask >> Long.numberOfTrailingZeros(mask);
            long sample = mask == 0 ? 0 : (value & mask) >> Long.numberOfTrailingZeros(mask);
            samples.set(at + c, (int) ((sample * 255 + most / 2) / most));
        }
    }

    private int place(int x, int y) {
        int row = header.topDown() ? y : header.size().height() - 1 - y;
        return (row * header.size().width() + x) * kind.channels();
    }
}
