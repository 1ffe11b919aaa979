package dsgformer.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes samples as a PNG's image data: each row under the filter that leaves least, deflated, in chunks of 64 KiB. */
final class PngEncoder {

    private static final int CHUNK_BYTES = 1 << 16;

    private PngEncoder() {}

    static void writeData(Photo photo, OutputStream out) throws IOException {
        Deflater deflater = new Deflater();
        try (OutputStream deflated = new DeflaterOutputStream(new DataChunks(out), deflater, CHUNK_BYTES)) {
            int sampleBytes = photo.depth().bits() / 8;
            int pixelBytes = photo.kind().channels() * sampleBytes;
            byte[] row = new byte[Math.multiplyExact(photo.size().width(), pixelBytes)];
            byte[] above = new byte[row.length];
            byte[] best = new byte[row.length + 1];
            byte[] candidate = new byte[row.length + 1];
            for (int y = 0; y < photo.size().height(); y++) {
                pack(photo.samples(), y * (row.length / sampleBytes), row);
                long least = Long.MAX_VALUE;
                for (PngFilter filter : PngFilter.values()) {
                    long left = filter.apply(row, above, pixelBytes, candidate);
                    if (left < least) {
                        least = left;
                        byte[] swap = best;
                        best = candidate;
                        candidate = swap;
                    }
                }
                deflated.write(best);
                byte[] done = above;
                above = row;
                row = done;
            }
        } finally {
            deflater.end();
        }
    }

    private static void pack(Samples samples, int from, byte[] row) {
        if (samples instanceof Samples.Bytes bytes) {
            System.arraycopy(bytes.values(), from, row, 0, row.length);
            return;
        }
        for (int i = 0; i < row.length / 2; i++) {
            int sample = samples.at(from + i);
            row[2 * i] = (byte) (sample >> 8);
            row[2 * i + 1] = (byte) sample;
        }
    }

    /** Everything written becomes one IDAT chunk per call, as {@link DeflaterOutputStream} hands over full buffers; closing leaves the target open. */
    private static final class DataChunks extends OutputStream {

        private final OutputStream out;

        DataChunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            PngChunk.write(
                    out, "IDAT", offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length), length);
        }
    }
}
