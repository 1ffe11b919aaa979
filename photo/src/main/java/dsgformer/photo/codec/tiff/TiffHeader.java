package dsgformer.photo.codec.tiff;

import dsgformer.photo.BitDepth;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.util.Optional;

/**
 * A TIFF's directory about its pixels.
 *
 * @param stored samples of a stored pixel, of {@code bits} bits each
 * @param alpha the index of the alpha sample, if there is one
 * @param block the size of a tile, or of a strip
 * @param tiled whether blocks at the borders have the full size
 * @param planar whether each sample has blocks of its own
 */
record TiffHeader(
        Size size,
        int bits,
        int stored,
        Color color,
        Optional<Integer> alpha,
        boolean premultiplied,
        Size block,
        boolean tiled,
        boolean planar,
        TiffCompression compression,
        boolean differenced,
        boolean mirrored) {

    /** The meaning of the stored samples. */
    enum Color {
        /** 0 is white. */
        WHITE_IS_ZERO(1),
        GREY(1),
        RGB(3),
        PALETTE(1),
        /** Cyan, magenta, yellow and black, 0 being no ink. */
        CMYK(4);

        private final int samples;

        Color(int samples) {
            this.samples = samples;
        }

        int samples() {
            return samples;
        }
    }

    private static final int MOST_SAMPLES = 32;
    private static final int MOST_TILE_SIDE = 1 << 16;

    static TiffHeader read(PhotoSource source, TiffDirectory directory) {
        Size size = source.requireSize(directory.value(TiffTag.WIDTH, 0), directory.value(TiffTag.HEIGHT, 0));
        Color color = color(source, directory);
        long stored = directory.value(TiffTag.SAMPLES_PER_PIXEL, 1);
        if (stored < color.samples || stored > MOST_SAMPLES) {
            throw source.unreadable("it has " + stored + " samples a pixel; " + color + " has " + color.samples
                    + " and at most supported are " + MOST_SAMPLES);
        }
        int bits = bits(source, directory, color, (int) stored);
        boolean tiled = directory.has(TiffTag.TILE_WIDTH);
        Optional<Integer> alpha = alpha(directory, color, (int) stored);
        TiffCompression compression = TiffCompression.of(source, directory.value(TiffTag.COMPRESSION, 1));
        long predictor = compression.allowsPredictor() ? directory.value(TiffTag.PREDICTOR, 1) : 1;
        if (predictor != 1 && (predictor != 2 || bits < 8)) {
            throw source.unreadable("its samples of " + bits + " bits use predictor " + predictor
                    + "; supported is predictor 2 of 8 and 16 bits");
        }
        return new TiffHeader(
                size,
                bits,
                (int) stored,
                color,
                alpha,
                alpha.isPresent() && extra(directory, alpha.get() - color.samples) == 1,
                block(source, directory, size, tiled),
                tiled,
                stored > 1 && directory.value(TiffTag.PLANAR, 1) == 2,
                compression,
                predictor == 2,
                directory.value(TiffTag.FILL_ORDER, 1) == 2);
    }

    private static Color color(PhotoSource source, TiffDirectory directory) {
        if (!directory.has(TiffTag.PHOTOMETRIC)) {
            throw source.unreadable(
                    "its required tag PhotometricInterpretation, the meaning of its samples, is missing");
        }
        long number = directory.value(TiffTag.PHOTOMETRIC, 0);
        return switch ((int) Math.min(number, Integer.MAX_VALUE)) {
            case 0 -> Color.WHITE_IS_ZERO;
            case 1 -> Color.GREY;
            case 2 -> Color.RGB;
            case 3 -> Color.PALETTE;
            case 5 -> {
                if (directory.value(TiffTag.INK_SET, 1) != 1) {
                    throw source.unreadable("its inks are not cyan, magenta, yellow and black; save it again as RGB");
                }
                yield Color.CMYK;
            }
            default ->
                throw source.unreadable("its color space (" + name(number)
                        + ") is not supported; grey, RGB, palettes and CMYK are, so save it again as RGB");
        };
    }

    private static String name(long photometric) {
        return switch ((int) Math.min(photometric, Integer.MAX_VALUE)) {
            case 6 -> "YCbCr";
            case 8, 9, 10 -> "Lab";
            case 32803 -> "a camera's raw mosaic";
            case 34892 -> "linear raw";
            default -> Long.toString(photometric);
        };
    }

    private static int bits(PhotoSource source, TiffDirectory directory, Color color, int stored) {
        long bits = directory.value(TiffTag.BITS_PER_SAMPLE, 1);
        for (int i = 1; i < Math.min(stored, directory.count(TiffTag.BITS_PER_SAMPLE)); i++) {
            if (directory.valueAt(TiffTag.BITS_PER_SAMPLE, i) != bits) {
                throw source.unreadable("its samples have different numbers of bits; 8 or 16 of each are read");
            }
        }
        boolean packable = (color == Color.PALETTE || color.samples == 1) && stored == 1;
        boolean known = bits == 8
                || (bits == 16 && color != Color.PALETTE)
                || (packable && (bits == 1 || bits == 2 || bits == 4));
        long format = directory.value(TiffTag.SAMPLE_FORMAT, 1);
        if (!known || (format != 1 && format != 4)) {
            throw source.unreadable("its " + color + " samples are " + (format == 3 ? "floating-point " : "") + bits
                    + "-bit" + (format == 2 ? " and signed" : "")
                    + "; whole numbers of 8 or 16 bits are read, so save it again as such");
        }
        return (int) bits;
    }

    /**
     * The first extra sample that is declared as alpha. Others, such as a saved selection, are not part of the photo.
     */
    private static Optional<Integer> alpha(TiffDirectory directory, Color color, int stored) {
        for (int i = 0; i < stored - color.samples; i++) {
            if (color.samples != 4 && color != Color.PALETTE && extra(directory, i) > 0) {
                return Optional.of(color.samples + i);
            }
        }
        return Optional.empty();
    }

    /** The meaning of an extra sample: 1 premultiplied alpha, 2 alpha, 0 something else. */
    static long extra(TiffDirectory directory, int index) {
        if (index >= directory.count(TiffTag.EXTRA_SAMPLES)) {
            return 0;
        }
        long kind = directory.valueAt(TiffTag.EXTRA_SAMPLES, index);
        return kind > 2 ? 0 : kind;
    }

    static Size block(PhotoSource source, TiffDirectory directory, Size size, boolean tiled) {
        if (!tiled) {
            long rows = directory.value(TiffTag.ROWS_PER_STRIP, size.height());
            return new Size(size.width(), (int) Math.max(1, Math.min(rows, size.height())));
        }
        long width = directory.value(TiffTag.TILE_WIDTH, 0);
        long height = directory.value(TiffTag.TILE_HEIGHT, 0);
        if (width < 1 || height < 1 || width > MOST_TILE_SIDE || height > MOST_TILE_SIDE) {
            throw source.unreadable("its tiles are " + width + " × " + height + " pixels; up to " + MOST_TILE_SIDE
                    + " a side are read");
        }
        return new Size((int) width, (int) height);
    }

    /** The number of blocks from left to right. */
    int across() {
        return (size.width() + block.width() - 1) / block.width();
    }

    /** The number of blocks from top to bottom. */
    int down() {
        return (size.height() + block.height() - 1) / block.height();
    }

    /** The number of planes: one per sample if planar, else one. */
    int planes() {
        return planar ? stored : 1;
    }

    int samplesInPlane() {
        return planar ? 1 : stored;
    }

    long bytesPerBlockRow() {
        return ((long) block.width() * samplesInPlane() * bits + 7) / 8;
    }

    /** The metadata with a warning about samples that are left out. */
    Metadata told(Metadata metadata) {
        return TiffLosses.samples(stored, color.samples, alpha.isPresent(), metadata);
    }

    PixelKind kind() {
        boolean grey = color == Color.GREY || color == Color.WHITE_IS_ZERO;
        return new PixelKind(grey, alpha.isPresent(), bits == 16 ? BitDepth.SIXTEEN : BitDepth.EIGHT);
    }
}
