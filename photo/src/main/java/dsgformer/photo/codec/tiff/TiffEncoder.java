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
import java.util.Optional;
import java.util.zip.Deflater;

/**
 * Writes a TIFF: EXIF where it was in its block, then strips, each deflated separately, with the predictor (differences
 * to the pixel on the left) where that makes them smaller, then the tags. EXIF has a byte order, which the file takes
 * over.
 */
final class TiffEncoder {

    private static final int DEFLATE = 8;
    private static final int DIFFERENCES = 2;
    private static final int LEVEL = 5;
    private static final long CLASSIC_BYTES = (1L << 32) - (1L << 26);

    private final Photo photo;
    private final Optional<TiffExif> exif;
    private final ByteOrder order;
    private final boolean big;
    private final int rowBytes;
    private final int stripRows;
    private final boolean differenced;

    private TiffEncoder(Photo photo) {
        this.photo = photo;
        this.exif = TiffExif.of(photo.metadata());
        this.order = exif.map(TiffExif::order).orElse(ByteOrder.LITTLE_ENDIAN);
        this.big = isBig(photo);
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

    /** Whether the file may have too many bytes for offsets of 32 bits. */
    static boolean isBig(Photo photo) {
        long bytes = photo.kind().bytes(photo.size());
        return bytes + bytes / 100 > CLASSIC_BYTES; // an upper bound, so that offsets always fit
    }

    private int strips() {
        return (photo.size().height() + stripRows - 1) / stripRows;
    }

    private void write(PatchedOutput out) throws IOException {
        out.write(header(0));
        if (exif.isPresent() && !big) {
            out.write(exif.get().behindHeader());
        }
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
        out.write(fields(offsets, bytes).toBytes(place, big));
        out.patch(0, header(place));
    }

    private byte[] header(long directory) {
        ByteBuffer header = ByteBuffer.allocate(big ? 16 : 8).order(order);
        byte letter = (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I');
        header.put(letter).put(letter);
        if (big) {
            return header.putShort((short) 43)
                    .putShort((short) 8)
                    .putShort((short) 0)
                    .putLong(directory)
                    .array();
        }
        return header.putShort((short) 42).putInt((int) directory).array();
    }

    private TiffFields fields(long[] offsets, long[] bytes) {
        TiffFields fields = new TiffFields(order);
        if (big) {
            exif.ifPresent(found -> found.addToBig(fields));
        } else {
            exif.ifPresent(found -> found.addTo(fields));
        }
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
            int from = (first + row) * samplesInRow();
            if (order == ByteOrder.BIG_ENDIAN) {
                SampleBytes.bigEndian(photo.samples(), from, samplesInRow(), raw, row * rowBytes);
            } else {
                SampleBytes.littleEndian(photo.samples(), from, samplesInRow(), raw, row * rowBytes);
            }
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
        ByteBuffer samples = ByteBuffer.wrap(raw).order(order);
        for (int i = from + rowBytes - 2; i >= from + 2 * step; i -= 2) {
            samples.putShort(i, (short) (samples.getShort(i) - samples.getShort(i - 2 * step)));
        }
    }
}
