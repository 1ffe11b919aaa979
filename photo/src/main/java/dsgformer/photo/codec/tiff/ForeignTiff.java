package dsgformer.photo.codec.tiff;

import dsgformer.photo.BitDepth;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.jpeg.EmbeddedJpeg;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The header of a TIFF that a fallback decodes and {@link TiffDecoder} does not: fax, JPEG, YCbCr, Lab, floating-point
 * samples, and integers of other than 8 and 16 bits. Every size and count is validated against the file's length.
 *
 * @param stored samples of a stored pixel
 * @param floating whether samples are floating-point numbers
 * @param block the size of a tile, or of a strip
 * @param blocks their positions
 */
record ForeignTiff(
        Size size,
        Packing packing,
        Color color,
        int bits,
        int stored,
        boolean floating,
        boolean planar,
        Alpha alpha,
        Size block,
        TiffBlocks blocks) {

    /** The compression of blocks. */
    enum Packing {
        FAX,
        JPEG,
        /** One of {@link TiffCompression}. */
        PLAIN
    }

    /** The meaning of the stored samples. */
    enum Color {
        GREY(1),
        RGB(3),
        PALETTE(1),
        CMYK(4),
        YCBCR(3),
        LAB(3);

        private final int samples;

        Color(int samples) {
            this.samples = samples;
        }
    }

    /** The meaning of the sample after the colors. */
    enum Alpha {
        NONE(0),
        PREMULTIPLIED(1),
        SEPARATE(2);

        private final int code;

        Alpha(int code) {
            this.code = code;
        }
    }

    private static final int MOST_SAMPLES = 8;

    /** A bound on compression: blank areas cost nearly no bytes, but a large page needs some. */
    private static final long MOST_FAX_PIXELS_PER_BYTE = 1 << 14;

    private static final long ALWAYS_BELIEVED = 1 << 22;

    /**
     * The best ratio of subsampling: four by four pixels that share two of three samples are stored in 18 bytes instead
     * of 48.
     */
    private static final int MOST_SUBSAMPLING = 3;

    /**
     * The header, if the fallback decodes its kind; empty for all others, supported or not.
     *
     * @throws DecodingException if it declares more than the file can hold
     */
    static Optional<ForeignTiff> of(PhotoSource source, TiffDirectory directory) {
        long compression = directory.value(TiffTag.COMPRESSION, 1);
        Optional<Packing> packing = packing(compression);
        Optional<Color> color = color(directory.value(TiffTag.PHOTOMETRIC, -1));
        long stored = directory.value(TiffTag.SAMPLES_PER_PIXEL, 1);
        long bits = directory.value(TiffTag.BITS_PER_SAMPLE, 1);
        long format = directory.value(TiffTag.SAMPLE_FORMAT, 1);
        boolean planar = stored > 1 && directory.value(TiffTag.PLANAR, 1) == 2;
        if (packing.isEmpty()
                || color.isEmpty()
                || stored < color.get().samples
                || stored > MOST_SAMPLES
                || !isUniform(directory, stored)
                || !isDecoded(packing.get(), color.get(), stored, bits, format, planar)) {
            return Optional.empty();
        }
        Size size = source.requireSize(directory.value(TiffTag.WIDTH, 0), directory.value(TiffTag.HEIGHT, 0));
        boolean tiled = directory.has(TiffTag.TILE_WIDTH);
        Size block = TiffHeader.block(source, directory, size, tiled);
        long across = quotient(size.width(), block.width());
        long down = quotient(size.height(), block.height());
        long inPlane = planar ? 1 : stored;
        long blockBytes = (block.width() * inPlane * bits + 7) / 8 * block.height();
        TiffBlocks blocks = new TiffBlocks(
                source,
                directory,
                tiled,
                across * down * (planar ? stored : 1),
                compression == 1 ? OptionalLong.of(blockBytes) : OptionalLong.empty());
        ForeignTiff header = new ForeignTiff(
                size,
                packing.get(),
                color.get(),
                (int) bits,
                (int) stored,
                format == 3,
                planar,
                alpha(directory, color.get(), stored),
                block,
                blocks);
        header.requireEnoughData(source, compression, blockBytes);
        if (header.packing == Packing.FAX) {
            header.requireAllBlocks(source);
        }
        return Optional.of(header);
    }

    private static Optional<Packing> packing(long compression) {
        return switch ((int) Math.min(compression, Integer.MAX_VALUE)) {
            case 2, 3, 4 -> Optional.of(Packing.FAX);
            case 7 -> Optional.of(Packing.JPEG);
            case 1, 5, 8, 32946, 32773 -> Optional.of(Packing.PLAIN);
            default -> Optional.empty();
        };
    }

    private static Optional<Color> color(long photometric) {
        return switch ((int) Math.min(photometric, Integer.MAX_VALUE)) {
            case 0, 1 -> Optional.of(Color.GREY);
            case 2 -> Optional.of(Color.RGB);
            case 3 -> Optional.of(Color.PALETTE);
            case 5 -> Optional.of(Color.CMYK);
            case 6 -> Optional.of(Color.YCBCR);
            case 8 -> Optional.of(Color.LAB);
            default -> Optional.empty();
        };
    }

    private static boolean isUniform(TiffDirectory directory, long stored) {
        long bits = directory.value(TiffTag.BITS_PER_SAMPLE, 1);
        for (int i = 1; i < Math.min(stored, directory.count(TiffTag.BITS_PER_SAMPLE)); i++) {
            if (directory.valueAt(TiffTag.BITS_PER_SAMPLE, i) != bits) {
                return false;
            }
        }
        return true;
    }

    /** Whether the fallback decodes the kind and {@link TiffDecoder} does not. */
    private static boolean isDecoded(
            Packing packing, Color color, long stored, long bits, long format, boolean planar) {
        boolean whole = format == 1 || format == 4;
        return switch (packing) {
            case FAX -> color == Color.GREY && stored == 1 && bits == 1 && whole;
            case JPEG ->
                color != Color.PALETTE
                        && color != Color.LAB
                        && stored == color.samples
                        && bits == 8
                        && whole
                        && !planar;
            case PLAIN ->
                switch (color) {
                    case YCBCR, LAB -> stored == 3 && bits == 8 && whole && !planar;
                    case GREY, RGB -> format == 3 ? bits == 16 || bits == 32 : whole && isOdd(bits);
                    case PALETTE -> whole && bits == 16 && stored == 1;
                    case CMYK -> false;
                };
        };
    }

    private static boolean isOdd(long bits) {
        return bits == 10 || bits == 12 || bits == 14 || bits == 32;
    }

    private static Alpha alpha(TiffDirectory directory, Color color, long stored) {
        boolean possible = (color == Color.GREY || color == Color.RGB) && stored > color.samples;
        return possible ? Alpha.values()[(int) TiffHeader.extra(directory, 0)] : Alpha.NONE;
    }

    private void requireEnoughData(PhotoSource source, long compression, long blockBytes) {
        long there = blocks.requireSound();
        boolean enough = switch (packing) {
            case FAX -> size.pixels() <= Math.max(ALWAYS_BELIEVED, there * MOST_FAX_PIXELS_PER_BYTE);
            case JPEG -> size.pixels() <= there * EmbeddedJpeg.MOST_PIXELS_PER_BYTE;
            case PLAIN -> {
                long best = TiffCompression.of(source, compression).best();
                long needed = blockBytes
                        / block.height()
                        * blocks.count()
                        / quotient(size.height(), block.height())
                        * (blocks.tiled() ? quotient(size.height(), block.height()) * block.height() : size.height());
                yield needed <= (there + 1) * best * (color == Color.YCBCR ? MOST_SUBSAMPLING : 1);
            }
        };
        if (!enough) {
            throw source.tooLittleData(size, there);
        }
    }

    /** Fax needs this check: the fallback decodes missing rows as white. */
    private void requireAllBlocks(PhotoSource source) {
        for (long i = 0; i < blocks.count(); i++) {
            source.require(blocks.offset(i), blocks.bytes(i));
        }
    }

    private static long quotient(int side, int part) {
        return ((long) side + part - 1) / part;
    }

    /**
     * The kind of the decoded pixels: up to eight bits become eight; more, and floating-point numbers, become sixteen.
     */
    PixelKind kind() {
        boolean deep = color != Color.PALETTE && (floating || bits > 8);
        return new PixelKind(color == Color.GREY, alpha != Alpha.NONE, deep ? BitDepth.SIXTEEN : BitDepth.EIGHT);
    }

    /** The metadata with warnings about samples that become others, or are left out. */
    Metadata told(Metadata metadata) {
        Metadata told = TiffLosses.samples(stored, color.samples, alpha != Alpha.NONE, metadata);
        if (floating) {
            return told.withWarning(
                    "its floating-point samples became whole numbers of 16 bits; below 0 and above 1 they are cut off");
        }
        return bits > BitDepth.SIXTEEN.bits() ? told.withWarning("its " + bits + " bits a sample became 16") : told;
    }

    /** The directory reduced to the tags of its pixels, with validated values. */
    TiffFields pixelsOnly(TiffDirectory directory, Set<Integer> tags) {
        TiffFields fields = new TiffFields(directory.form().order()).copy(directory, tags);
        fields.longs(TiffTag.WIDTH, size.width());
        fields.longs(TiffTag.HEIGHT, size.height());
        int[] depths = new int[stored];
        Arrays.fill(depths, bits);
        fields.shorts(TiffTag.BITS_PER_SAMPLE, depths);
        fields.shorts(TiffTag.SAMPLES_PER_PIXEL, stored);
        fields.shorts(TiffTag.PLANAR, planar ? 2 : 1);
        if (stored > color.samples) {
            int[] extra = new int[stored - color.samples];
            extra[0] = alpha.code;
            fields.shorts(TiffTag.EXTRA_SAMPLES, extra);
        }
        if (blocks.tiled()) {
            fields.longs(TiffTag.TILE_WIDTH, block.width());
            fields.longs(TiffTag.TILE_HEIGHT, block.height());
        } else {
            fields.longs(TiffTag.ROWS_PER_STRIP, block.height());
        }
        return fields;
    }
}
