package dsgformer.photo.codec.png;

import dsgformer.photo.Photo;
import dsgformer.photo.codec.ParallelStrips;
import dsgformer.photo.codec.SampleBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * Writes samples as a PNG's image data: each row with the filter of the smallest residual, deflated. Strips of rows are
 * deflated in parallel, each ending at a whole byte, so that they concatenate to one stream with a joint zlib checksum.
 */
final class PngEncoder {

    /** About the size of level 6 in half the time: filtered photos have few repetitions to find. */
    private static final int LEVEL = 4;

    private static final byte[] ZLIB_HEADER = {0x78, 0x5E};
    private static final int ADLER = 65521;

    private final Photo photo;
    private final int pixelBytes;
    private final int rowBytes;
    private final int stripRows;

    private PngEncoder(Photo photo) {
        this.photo = photo;
        this.pixelBytes = photo.kind().channels() * photo.depth().bits() / Byte.SIZE;
        this.rowBytes = Math.multiplyExact(photo.size().width(), pixelBytes);
        this.stripRows = Math.min(photo.size().height(), ParallelStrips.rows(rowBytes));
    }

    /** A strip's part of the stream, the checksum of its raw bytes, and their number. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Packed(byte[] deflated, long adler, long bytes) {}

    static void writeData(Photo photo, OutputStream out) throws IOException {
        new PngEncoder(photo).write(out);
    }

    private void write(OutputStream out) throws IOException {
        int strips = (photo.size().height() + stripRows - 1) / stripRows;
        long[] adler = {1};
        PngChunk.write(out, "IDAT", ZLIB_HEADER);
        ParallelStrips.pack(strips, strip -> packed(strip, strip == strips - 1), packed -> {
            PngChunk.write(out, "IDAT", packed.deflated);
            adler[0] = joined(adler[0], packed.adler, packed.bytes);
        });
        PngChunk.write(
                out, "IDAT", ByteBuffer.allocate(4).putInt((int) adler[0]).array());
    }

    /**
     * Adler-32 of a concatenation, from the sums of its parts: a is 1 plus the sum of all bytes, b the sum of all
     * intermediate a.
     */
    static long joined(long first, long second, long secondBytes) {
        long a = (first & 0xFFFF) + (second & 0xFFFF) - 1;
        long b = (first >> 16) + (second >> 16) + secondBytes % ADLER * ((first & 0xFFFF) - 1);
        return Math.floorMod(b, (long) ADLER) << 16 | Math.floorMod(a, (long) ADLER);
    }

    private Packed packed(int strip, boolean last) {
        int first = strip * stripRows;
        int rows = Math.min(stripRows, photo.size().height() - first);
        byte[] filtered = filtered(first, rows);
        Adler32 adler = new Adler32();
        adler.update(filtered);
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(filtered);
            if (last) {
                deflater.finish();
            }
            ByteArrayOutputStream deflated = new ByteArrayOutputStream(filtered.length / 2 + 64);
            byte[] piece = new byte[1 << 14];
            int count;
            do {
                count = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
                deflated.write(piece, 0, count);
            } while (count == piece.length);
            return new Packed(deflated.toByteArray(), adler.getValue(), filtered.length);
        } finally {
            deflater.end();
        }
    }

    private byte[] filtered(int first, int rows) {
        byte[] above = new byte[rowBytes];
        byte[] row = new byte[rowBytes];
        byte[] out = new byte[rows * (rowBytes + 1)];
        if (first > 0) {
            pack(first - 1, above);
        }
        for (int y = 0; y < rows; y++) {
            pack(first + y, row);
            PngFilter best = PngFilter.best(row, above, pixelBytes);
            best.apply(row, above, pixelBytes, out, y * (rowBytes + 1));
            byte[] done = above;
            above = row;
            row = done;
        }
        return out;
    }

    private void pack(int y, byte[] row) {
        int samples = photo.size().width() * photo.kind().channels();
        SampleBytes.bigEndian(photo.samples(), y * samples, samples, row, 0);
    }
}
