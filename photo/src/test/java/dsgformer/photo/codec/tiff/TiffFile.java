package dsgformer.photo.codec.tiff;

import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Builds TIFFs as other programs write them, from rows of stored samples, independently of our writer. */
public final class TiffFile {

    /** A stored sample of a pixel. */
    public interface Stored {
        int sample(int channel, int y, int x);
    }

    private final Size size;
    private final int bits;
    private final int samples;
    private final Stored stored;
    private final ByteOrder order;
    private boolean big;
    private boolean planar;
    private boolean differenced;
    private int stripRows = 7;
    private Size tile;
    private int compression = 1;
    private UnaryOperator<byte[]> packer = UnaryOperator.identity();
    private List<TiffFile> subdirectories = List.of();
    public final TiffFields fields;

    public TiffFile(Size size, int bits, int samples, ByteOrder order, Stored stored) {
        this.size = size;
        this.bits = bits;
        this.samples = samples;
        this.stored = stored;
        this.order = order;
        this.fields = new TiffFields(order);
        fields.shorts(TiffTag.PHOTOMETRIC, samples < 3 ? 1 : 2);
    }

    public TiffFile big() {
        big = true;
        return this;
    }

    public TiffFile planar() {
        planar = true;
        return this;
    }

    public TiffFile stripRows(int rows) {
        stripRows = rows;
        return this;
    }

    public TiffFile tiles(int width, int height) {
        tile = new Size(width, height);
        return this;
    }

    public TiffFile packed(int number, boolean differences, UnaryOperator<byte[]> how) {
        compression = number;
        differenced = differences;
        packer = how;
        return this;
    }

    public TiffFile with(int tag, int... values) {
        fields.shorts(tag, values);
        return this;
    }

    public TiffFile above(TiffFile... files) {
        subdirectories = List.of(files);
        return this;
    }

    public byte[] bytes() {
        return chainedTo();
    }

    /** A file of several directories: this one first, then the others. */
    public byte[] chainedTo(TiffFile... others) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[big ? 16 : 8]);
        List<TiffFile> chain = new ArrayList<>(List.of(this));
        chain.addAll(List.of(others));
        long[] places = chain.stream().mapToLong(file -> file.addTo(out)).toArray();
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(order);
        bytes.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I')).put(bytes.get(0));
        if (big) {
            bytes.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(places[0]);
        } else {
            bytes.putShort((short) 42).putInt((int) places[0]);
        }
        for (int i = 1; i < places.length; i++) {
            int place = (int) places[i - 1];
            if (big) {
                bytes.putLong(place + 8 + 20 * (int) bytes.getLong(place), places[i]);
            } else {
                bytes.putInt(place + 2 + 12 * bytes.getShort(place), (int) places[i]);
            }
        }
        return bytes.array();
    }

    /** Adds subdirectories, pixels and the directory, whose place is returned. */
    private long addTo(ByteArrayOutputStream out) {
        long[] below =
                subdirectories.stream().mapToLong(file -> file.addTo(out)).toArray();
        Size block = tile != null ? tile : new Size(size.width(), Math.min(stripRows, size.height()));
        List<long[]> blocks = new ArrayList<>();
        for (int plane = 0; plane < (planar ? samples : 1); plane++) {
            for (int top = 0; top < size.height(); top += block.height()) {
                for (int left = 0; left < size.width(); left += block.width()) {
                    int rows = tile != null ? block.height() : Math.min(block.height(), size.height() - top);
                    byte[] packed = packer.apply(block(plane, top, left, rows, block.width()));
                    blocks.add(new long[] {out.size(), packed.length});
                    out.writeBytes(packed);
                    if (packed.length % 2 == 1) {
                        out.write(0);
                    }
                }
            }
        }
        fields.longs(TiffTag.WIDTH, size.width());
        fields.longs(TiffTag.HEIGHT, size.height());
        int[] depths = new int[samples];
        Arrays.fill(depths, bits);
        fields.shorts(TiffTag.BITS_PER_SAMPLE, depths);
        fields.shorts(TiffTag.SAMPLES_PER_PIXEL, samples);
        fields.shorts(TiffTag.COMPRESSION, compression);
        fields.shorts(TiffTag.PLANAR, planar ? 2 : 1);
        fields.shorts(TiffTag.PREDICTOR, differenced ? 2 : 1);
        if (tile != null) {
            fields.longs(TiffTag.TILE_WIDTH, tile.width());
            fields.longs(TiffTag.TILE_HEIGHT, tile.height());
        } else {
            fields.longs(TiffTag.ROWS_PER_STRIP, stripRows);
        }
        if (below.length > 0) {
            offsets(TiffTag.SUB_DIRECTORIES, below);
        }
        offsets(
                tile != null ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS,
                blocks.stream().mapToLong(pair -> pair[0]).toArray());
        fields.longs(
                tile != null ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES,
                blocks.stream().mapToLong(pair -> pair[1]).toArray());
        long place = out.size();
        out.writeBytes(fields.toBytes(place, big));
        return place;
    }

    private void offsets(int tag, long[] offsets) {
        if (big) {
            fields.wides(tag, offsets);
        } else {
            fields.longs(tag, offsets);
        }
    }

    private byte[] block(int plane, int top, int left, int rows, int columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int perPixel = planar ? 1 : samples;
        for (int y = top; y < top + rows; y++) {
            ByteBuffer row =
                    ByteBuffer.allocate((columns * perPixel * bits + 7) / 8).order(order);
            for (int i = 0; i < columns * perPixel; i++) {
                int now = at(plane, y, left, i, perPixel);
                int before = differenced && i >= perPixel ? at(plane, y, left, i - perPixel, perPixel) : 0;
                put(row, i, now - before);
            }
            out.writeBytes(row.array());
        }
        return out.toByteArray();
    }

    private int at(int plane, int y, int left, int i, int perPixel) {
        int x = left + i / perPixel;
        boolean inside = x < size.width() && y < size.height();
        return inside ? stored.sample(planar ? plane : i % perPixel, y, x) : 0;
    }

    private void put(ByteBuffer row, int i, int value) {
        if (bits == 32) {
            row.putInt(4 * i, value);
        } else if (bits > 8 && bits < 16) {
            for (int bit = 0; bit < bits; bit++) {
                int at = i * bits + bit;
                int set = value >> (bits - 1 - bit) & 1;
                row.put(at >> 3, (byte) (row.get(at >> 3) | set << (7 - (at & 7))));
            }
        } else if (bits == 16) {
            row.putShort(2 * i, (short) value);
        } else if (bits == 8) {
            row.put(i, (byte) value);
        } else {
            int bit = i * bits;
            int old = row.get(bit >> 3);
            row.put(bit >> 3, (byte) (old | (value & ((1 << bits) - 1)) << (8 - bits - (bit & 7))));
        }
    }
}
