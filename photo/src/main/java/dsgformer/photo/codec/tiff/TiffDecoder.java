package dsgformer.photo.codec.tiff;

import dsgformer.photo.Samples;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import java.util.zip.ZipException;

/**
 * Decodes a TIFF's strips or tiles row by row, so that even a strip as large as the photo needs no memory of its own.
 */
final class TiffDecoder {

    private final PhotoSource source;
    private final TiffDirectory directory;
    private final TiffHeader header;
    private final TiffPixels pixels;
    private final TiffBlocks blocks;

    TiffDecoder(PhotoSource source, TiffDirectory directory, TiffHeader header) {
        this.source = source;
        this.directory = directory;
        this.header = header;
        this.pixels = new TiffPixels(source, directory, header);
        this.blocks = new TiffBlocks(
                source,
                directory,
                header.tiled(),
                (long) header.across() * header.down() * header.planes(),
                header.compression() == TiffCompression.NONE
                        ? OptionalLong.of(
                                header.bytesPerBlockRow() * header.block().height())
                        : OptionalLong.empty());
    }

    /**
     * @throws DecodingException if the data is damaged, or too short for the size; the latter is found before
     *     memory is allocated
     */
    Samples decode() {
        requireEnoughData();
        Samples samples = Samples.of(header.size(), header.kind());
        for (int row = 0; row < header.down(); row++) {
            for (int column = 0; column < header.across(); column++) {
                decode(row, column, samples);
            }
        }
        return samples;
    }

    private void decode(int blockRow, int blockColumn, Samples samples) {
        int planes = header.planes();
        InputStream[] streams = new InputStream[planes];
        for (int plane = 0; plane < planes; plane++) {
            long block = ((long) plane * header.down() + blockRow) * header.across() + blockColumn;
            InputStream packed = source.stream(blocks.offset(block), blocks.bytes(block));
            streams[plane] =
                    header.compression().unpack(source, header.mirrored() ? TiffCompression.mirrored(packed) : packed);
        }
        try {
            byte[] row = new byte[Math.toIntExact(header.bytesPerBlockRow())];
            int[] stored = new int[Math.multiplyExact(header.block().width(), header.stored())];
            int left = blockColumn * header.block().width();
            int count = Math.min(header.block().width(), header.size().width() - left);
            int top = blockRow * header.block().height();
            int bottom = Math.min(header.size().height(), top + header.block().height());
            for (int y = top; y < bottom; y++) {
                int to = (y * header.size().width() + left) * header.kind().channels();
                for (int plane = 0; plane < planes; plane++) {
                    fill(streams[plane], row);
                    if (header.differenced()) {
                        sum(row);
                    }
                    if (planes == 1 && pixels.copy(row, count, samples, to)) {
                        continue;
                    }
                    unpack(row, stored, plane);
                }
                if (!pixels.areCopied(samples)) {
                    pixels.place(stored, count, samples, to);
                }
            }
        } catch (EOFException | ZipException e) {
            source.damaged(source.unreadable("its image data is damaged or ends before its last row", e));
        } catch (DecodingException e) {
            source.damaged(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            for (InputStream stream : streams) {
                close(stream);
            }
        }
    }

    /** Releases the stream's native memory, which an inflater has outside the heap. */
    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(InputStream stream, byte[] row) throws IOException {
        if (stream.readNBytes(row, 0, row.length) < row.length) {
            throw source.unreadable("its image data ends before its last row");
        }
    }

    /** Undoes the predictor: each sample is stored as its difference to the same sample of the pixel on the left. */
    private void sum(byte[] row) {
        int step = header.samplesInPlane();
        if (header.bits() == 8) {
            for (int i = step; i < row.length; i++) {
                row[i] += row[i - step];
            }
            return;
        }
        int high = directory.form().order() == ByteOrder.BIG_ENDIAN ? 0 : 1;
        for (int i = 2 * step; i + 1 < row.length; i += 2) {
            int left = sixteen(row, i - 2 * step, high);
            int value = sixteen(row, i, high) + left;
            row[i + high] = (byte) (value >> 8);
            row[i + 1 - high] = (byte) value;
        }
    }

    private static int sixteen(byte[] row, int at, int high) {
        return (row[at + high] & 0xFF) << 8 | (row[at + 1 - high] & 0xFF);
    }

    private void unpack(byte[] row, int[] stored, int plane) {
        int bits = header.bits();
        int high = directory.form().order() == ByteOrder.BIG_ENDIAN ? 0 : 1;
        int planes = header.planes();
        int values = header.block().width() * header.samplesInPlane();
        for (int i = 0; i < values; i++) {
            stored[i * planes + plane] = switch (bits) {
                case 16 -> sixteen(row, 2 * i, high);
                case 8 -> row[i] & 0xFF;
                default -> {
                    int bit = i * bits;
                    yield ((row[bit >> 3] & 0xFF) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
                }
            };
        }
    }

    private void requireEnoughData() {
        if (header.bytesPerBlockRow() > Integer.MAX_VALUE - 8
                || (long) header.block().width() * header.stored() > Integer.MAX_VALUE - 8) {
            throw source.unreadable("its rows have more than 2³¹ bytes");
        }
        long rows = header.tiled()
                ? (long) header.down() * header.block().height()
                : header.size().height();
        long needed = header.bytesPerBlockRow() * header.across() * header.planes() * rows;
        long there = blocks.requireSound();
        source.requireData(header.size(), needed / header.compression().best(), there);
    }
}
