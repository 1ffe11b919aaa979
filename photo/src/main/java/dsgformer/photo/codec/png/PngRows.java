package dsgformer.photo.codec.png;

import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the rows of a PNG's image data in order: inflates the IDAT chunks and undoes the filters. */
final class PngRows implements AutoCloseable {

    private final PhotoSource source;
    private final Iterator<PngChunk> data;
    private final int pixelBytes;
    private final Inflater inflater = new Inflater();
    private final byte[] filter = new byte[1];
    private final byte[] piece = new byte[1 << 16];
    private long next;
    private long left;

    /** Creates a reader; {@code pixelBytes} is the distance to the pixel on the left, at least 1. */
    PngRows(PhotoSource source, List<PngChunk> data, int pixelBytes) {
        this.source = source;
        this.data = data.iterator();
        this.pixelBytes = pixelBytes;
    }

    /** Fills {@code row}; {@code above} is the row before it in this pass, or zeros. */
    void read(byte[] row, byte[] above) {
        inflate(filter);
        inflate(row);
        switch (filter[0]) {
            case 0 -> {}
            case 1 -> undoLeft(row);
            case 2 -> undoUp(row, above);
            case 3 -> undoAverage(row, above);
            case 4 -> undoPaeth(row, above);
            default -> throw source.unreadable("it is damaged: PNG has no row filter " + filter[0]);
        }
    }

    private void inflate(byte[] target) {
        int filled = 0;
        try {
            while (filled < target.length) {
                int count = inflater.inflate(target, filled, target.length - filled);
                filled += count;
                if (count == 0) {
                    feed();
                }
            }
        } catch (DataFormatException e) {
            throw source.unreadable("its image data is damaged", e);
        }
    }

    private void feed() {
        if (inflater.finished() || inflater.needsDictionary()) {
            throw endsEarly();
        }
        while (left == 0) {
            if (!data.hasNext()) {
                throw endsEarly();
            }
            PngChunk chunk = data.next();
            next = chunk.offset();
            left = chunk.length();
        }
        int count = (int) Math.min(piece.length, left);
        source.read(next, piece, 0, count);
        inflater.setInput(piece, 0, count);
        next += count;
        left -= count;
    }

    private DecodingException endsEarly() {
        return source.unreadable("its image data ends before its last row");
    }

    private void undoLeft(byte[] row) {
        for (int i = pixelBytes; i < row.length; i++) {
            row[i] += row[i - pixelBytes];
        }
    }

    private static void undoUp(byte[] row, byte[] above) {
        for (int i = 0; i < row.length; i++) {
            row[i] += above[i];
        }
    }

    private void undoAverage(byte[] row, byte[] above) {
        for (int i = 0; i < row.length; i++) {
            int left = i < pixelBytes ? 0 : row[i - pixelBytes] & 0xFF;
            row[i] += (byte) ((left + (above[i] & 0xFF)) >> 1);
        }
    }

    private void undoPaeth(byte[] row, byte[] above) {
        for (int i = 0; i < Math.min(pixelBytes, row.length); i++) {
            row[i] += above[i];
        }
        for (int i = pixelBytes; i < row.length; i++) {
            row[i] += (byte) PngFilter.paeth(row[i - pixelBytes] & 0xFF, above[i] & 0xFF, above[i - pixelBytes] & 0xFF);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
