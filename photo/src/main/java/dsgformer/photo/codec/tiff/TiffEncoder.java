package dsgformer.photo.codec.tiff;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.ParallelStrips;
import dsgformer.photo.codec.PatchedOutput;
import dsgformer.photo.codec.SampleBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Writes a TIFF: strips, each deflated separately, with the predictor (differences to the pixel on the left) where that
 * makes them smaller; then the tags.
 */
final class TiffEncoder {

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int DEFLATE = 8;
    private static final int DIFFERENCES = 2;
    private static final int LEVEL = 5;
    private static final long CLASSIC_BYTES = (1L << 32) - (1L << 26);

    private final Photo photo;
    private final int rowBytes;
    private final int stripRows;
    private final boolean differenced;

    private TiffEncoder(Photo photo) {
        this.photo = photo;
        this.rowBytes = Math.toIntExact((long) photo.size().width()
                * photo.kind().channels()
                * photo.depth().bits()
                / Byte.SIZE);
        this.stripRows = Math.min(photo.size().height(), ParallelStrips.rows(rowBytes));
        int middle = strips() / 2;
        this.differenced = packed(middle, true).length < packed(middle, false).length;
    }

    static void write(Photo photo, PatchedOutput out) throws IOException {
        new TiffEncoder(photo).write(out);
    }

    private int strips() {
        return (photo.size().height() + stripRows - 1) / stripRows;
    }

    private void write(PatchedOutput out) throws IOException {
        // an upper bound of the size, so that offsets always fit
        boolean big = (long) rowBytes * photo.size().height() * 101 / 100 > CLASSIC_BYTES;
        out.write(header(big, 0));
        long[] offsets = new long[strips()];
        long[] bytes = new long[strips()];
        int[] next = {0};
        ParallelStrips.pack(strips(), strip -> packed(strip, differenced), packed -> {
            offsets[next[0]] = out.position();
            bytes[next[0]++] = packed.length;
            out.write(packed);
            if (packed.length % 2 == 1) {
                out.write(0);
            }
        });
        long place = out.position();
        out.write(fields(offsets, bytes, big).toBytes(place, big));
        out.patch(0, header(big, place));
    }

    private static byte[] header(boolean big, long directory) {
        ByteBuffer header = ByteBuffer.allocate(big ? 16 : 8).order(ORDER);
        header.put((byte) 'I').put((byte) 'I');
        if (big) {
            return header.putShort((short) 43)
                    .putShort((short) 8)
                    .putShort((short) 0)
                    .putLong(directory)
                    .array();
        }
        return header.putShort((short) 42).putInt((int) directory).array();
    }

    private TiffFields fields(long[] offsets, long[] bytes, boolean big) {
        TiffFields fields = new TiffFields(ORDER);
        TiffMetadata.write(photo.metadata(), fields);
        PixelKind kind = photo.kind();
        int[] bits = new int[kind.channels()];
        Arrays.fill(bits, kind.depth().bits());
        fields.longs(TiffTag.WIDTH, photo.size().width());
        fields.longs(TiffTag.HEIGHT, photo.size().height());
        fields.shorts(TiffTag.BITS_PER_SAMPLE, bits);
        fields.shorts(TiffTag.COMPRESSION, DEFLATE);
        fields.shorts(TiffTag.PHOTOMETRIC, kind.grey() ? 1 : 2);
        fields.shorts(TiffTag.SAMPLES_PER_PIXEL, kind.channels());
        fields.longs(TiffTag.ROWS_PER_STRIP, stripRows);
        fields.shorts(TiffTag.PLANAR, 1);
        if (differenced) {
            fields.shorts(TiffTag.PREDICTOR, DIFFERENCES);
        }
        if (kind.alpha()) {
            fields.shorts(TiffTag.EXTRA_SAMPLES, 2);
        }
        if (big) {
            fields.wides(TiffTag.STRIP_OFFSETS, offsets);
        } else {
            fields.longs(TiffTag.STRIP_OFFSETS, offsets);
        }
        fields.longs(TiffTag.STRIP_BYTES, bytes);
        return fields;
    }

    private byte[] packed(int strip, boolean differences) {
        int first = strip * stripRows;
        int rows = Math.min(stripRows, photo.size().height() - first);
        byte[] raw = new byte[rows * rowBytes];
        for (int row = 0; row < rows; row++) {
            SampleBytes.littleEndian(
                    photo.samples(), (first + row) * samplesInRow(), samplesInRow(), raw, row * rowBytes);
            if (differences) {
                difference(raw, row * rowBytes);
            }
        }
        Deflater deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(raw.length / 2 + 64);
            byte[] piece = new byte[1 << 14];
            while (!deflater.finished()) {
                packed.write(piece, 0, deflater.deflate(piece));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private int samplesInRow() {
        return photo.size().width() * photo.kind().channels();
    }

    /** Computes differences from right to left, so that the left neighbour is still unchanged. */
    private void difference(byte[] raw, int from) {
        int step = photo.kind().channels();
        if (photo.depth() == BitDepth.EIGHT) {
            for (int i = from + rowBytes - 1; i >= from + step; i--) {
                raw[i] -= raw[i - step];
            }
            return;
        }
        for (int i = from + rowBytes - 2; i >= from + 2 * step; i -= 2) {
            int value = at(raw, i) - at(raw, i - 2 * step);
            raw[i] = (byte) value;
            raw[i + 1] = (byte) (value >> 8);
        }
    }

    private static int at(byte[] raw, int i) {
        return (raw[i] & 0xFF) | (raw[i + 1] & 0xFF) << 8;
    }
}
