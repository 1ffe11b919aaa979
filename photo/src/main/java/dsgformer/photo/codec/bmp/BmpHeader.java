package dsgformer.photo.codec.bmp;

import dsgformer.photo.BitDepth;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.Resolution;
import dsgformer.picture.Size;
import java.util.Optional;

/**
 * A BMP's headers, of any of their five lengths.
 *
 * @param topDown whether the first stored row is the top one, which is the exception
 * @param data the offset of the rows
 * @param masks the bits of red, green, blue and alpha in pixels of 16 and 32 bits
 * @param palette red, green, blue of each index, if pixels are indices
 * @param metadata profile and resolution, if there are any
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BmpHeader(
        Size size,
        boolean topDown,
        int bits,
        Packing packing,
        long data,
        long[] masks,
        Optional<int[]> palette,
        Metadata metadata) {

    /** Whether rows are run-length encoded. */
    enum Packing {
        NONE,
        RUNS
    }

    private static final int FILE_HEADER = 14;
    private static final int CORE = 12;
    private static final int INFO = 40;
    private static final int WITH_ALPHA_MASK = 56;
    private static final int V5 = 124;
    private static final int MOST_PROFILE_BYTES = 1 << 28;
    private static final long EMBEDDED_PROFILE = 0x4D424544;

    static BmpHeader read(PhotoSource source) {
        long length = source.little(FILE_HEADER, 4);
        boolean core = length == CORE;
        if (!core && (length < INFO || length > 1 << 12)) {
            throw source.unreadable("its header has " + length + " bytes; a BMP's has 12 or 40 to 124");
        }
        source.require(FILE_HEADER, length);
        long width = core ? source.little(18, 2) : (int) source.little(18, 4);
        long height = core ? source.little(20, 2) : (int) source.little(22, 4);
        Size size = source.requireSize(width, Math.abs(height));
        int bits = (int) source.little(core ? 24 : 28, 2);
        long compression = core ? 0 : source.little(30, 4);
        Packing packing = packing(source, bits, compression);
        boolean masked = compression == 3 || compression == 6;
        long afterHeader = FILE_HEADER + length + (length == INFO && masked ? (compression == 6 ? 16 : 12) : 0);
        return new BmpHeader(
                size,
                height < 0,
                bits,
                packing,
                source.little(10, 4),
                masks(source, length, bits, masked, compression == 6),
                bits <= 8 ? Optional.of(palette(source, core, bits, afterHeader)) : Optional.empty(),
                core ? Metadata.NONE : metadata(source, length));
    }

    private static Packing packing(PhotoSource source, int bits, long compression) {
        boolean plain =
                compression == 0 && (bits == 1 || bits == 4 || bits == 8 || bits == 16 || bits == 24 || bits == 32);
        boolean masked = (compression == 3 || compression == 6) && (bits == 16 || bits == 32);
        if (plain || masked) {
            return Packing.NONE;
        }
        if ((compression == 1 && bits == 8) || (compression == 2 && bits == 4)) {
            return Packing.RUNS;
        }
        throw source.unreadable("it is a BMP of " + bits + " bits a pixel with compression " + compression
                + ", which is not supported; save it again as PNG");
    }

    private static long[] masks(PhotoSource source, long length, int bits, boolean masked, boolean alpha) {
        if (!masked) {
            return bits == 16 ? new long[] {0x7C00, 0x3E0, 0x1F, 0} : new long[] {0xFF0000, 0xFF00, 0xFF, 0};
        }
        boolean hasAlpha = alpha || length >= WITH_ALPHA_MASK;
        long[] masks = new long[4];
        for (int i = 0; i < (hasAlpha ? 4 : 3); i++) {
            masks[i] = source.little(FILE_HEADER + INFO + 4 * i, 4) & ((1L << bits) - 1);
        }
        for (long mask : masks) {
            long ones = mask == 0 ? 0 : mask >> Long.numberOfTrailingZeros(mask);
            if ((ones & (ones + 1)) != 0 || Long.bitCount(ones) > 16) {
                throw source.unreadable("it is damaged: a color's bit mask is not contiguous");
            }
        }
        return masks;
    }

    private static int[] palette(PhotoSource source, boolean core, int bits, long at) {
        long used = core ? 0 : source.little(46, 4);
        long room = Math.max(0, source.little(10, 4) - at) / (core ? 3 : 4);
        int colors = (int) Math.min(Math.min(1 << bits, used == 0 ? 1 << bits : used), room);
        if (colors < 1) {
            throw source.unreadable("its pixels are indices, but it has no palette");
        }
        int[] palette = new int[3 * colors];
        for (int i = 0; i < colors; i++) {
            for (int c = 0; c < 3; c++) {
                palette[3 * i + c] = source.u8(at + (long) i * (core ? 3 : 4) + 2 - c);
            }
        }
        return palette;
    }

    private static Metadata metadata(PhotoSource source, long length) {
        double x = (int) source.little(FILE_HEADER + 24, 4);
        double y = (int) source.little(FILE_HEADER + 28, 4);
        Metadata metadata = Resolution.isValid(x, y)
                ? Metadata.NONE.withResolution(new Resolution(x, y, Resolution.Unit.METRE))
                : Metadata.NONE;
        return length < V5 || source.little(FILE_HEADER + 56, 4) != EMBEDDED_PROFILE
                ? metadata
                : withProfile(source, metadata);
    }

    private static Metadata withProfile(PhotoSource source, Metadata metadata) {
        long at = FILE_HEADER + source.little(FILE_HEADER + 112, 4);
        long count = source.little(FILE_HEADER + 116, 4);
        if (count == 0) {
            return metadata;
        }
        if (count > MOST_PROFILE_BYTES || at + count > source.little(2, 4)) {
            return metadata.withWarning("its color profile, " + count + " bytes from byte " + at
                    + ", is beyond the file's end or too large and was left out; colors may look different");
        }
        source.require(at, count); // a profile beyond the end of a cut-off file: refuse the file instead
        return metadata.withIcc(source.copy(at, (int) count));
    }

    /** Bytes per row, padded to a multiple of four. */
    long bytesPerRow() {
        return ((long) size.width() * bits + 31) / 32 * 4;
    }

    /** Bytes of all rows; some writers omit the padding of the last. */
    long bytesOfRows() {
        return bytesPerRow() * (size.height() - 1) + ((long) size.width() * bits + 7) / 8;
    }

    PixelKind kind() {
        boolean grey = palette.isPresent() && isGrey(palette.get());
        return new PixelKind(grey, masks[3] != 0, BitDepth.EIGHT);
    }

    private static boolean isGrey(int[] palette) {
        for (int i = 0; i < palette.length; i += 3) {
            if (palette[i] != palette[i + 1] || palette[i] != palette[i + 2]) {
                return false;
            }
        }
        return true;
    }
}
