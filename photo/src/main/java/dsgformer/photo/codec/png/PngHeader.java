package dsgformer.photo.codec.png;

import dsgformer.photo.BitDepth;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.picture.Size;
import java.util.List;
import java.util.Map;

/** IHDR: size, what a stored pixel consists of, and whether rows come in seven interlaced passes. */
public record PngHeader(Size size, int bitDepth, int colorType, boolean interlaced) {

    static final int GREY = 0;
    static final int RGB = 2;
    public static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    private static final int BYTES = 13;
    private static final Map<Integer, List<Integer>> DEPTHS = Map.of(
            GREY, List.of(1, 2, 4, 8, 16),
            RGB, List.of(8, 16),
            PALETTE, List.of(1, 2, 4, 8),
            GREY_ALPHA, List.of(8, 16),
            RGB_ALPHA, List.of(8, 16));

    static PngHeader read(PhotoSource source, PngChunk chunk) {
        if (!chunk.is("IHDR") || chunk.length() != BYTES) {
            throw source.unreadable("a PNG starts with an IHDR chunk of 13 bytes, this one with " + chunk);
        }
        long at = chunk.offset();
        Size size = source.requireSize(source.u32(at), source.u32(at + 4));
        int bitDepth = source.u8(at + 8);
        int colorType = source.u8(at + 9);
        int interlace = source.u8(at + 12);
        if (!DEPTHS.getOrDefault(colorType, List.of()).contains(bitDepth)) {
            throw source.unreadable("PNG has no color type " + colorType + " with " + bitDepth + " bits");
        }
        if (source.u8(at + 10) != 0 || source.u8(at + 11) != 0 || interlace > 1) {
            throw source.unreadable("its compression, filter or interlace method is not defined by PNG");
        }
        PngHeader header = new PngHeader(size, bitDepth, colorType, interlace == 1);
        if (header.bytesPerRow(size.width()) >= Integer.MAX_VALUE) {
            throw source.unreadable("its header declares rows of " + header.bytesPerRow(size.width())
                    + " bytes; fewer than 2³¹ − 1 are read");
        }
        return header;
    }

    /** Samples of a stored pixel; a palette index counts as one. */
    int storedChannels() {
        return switch (colorType) {
            case GREY, PALETTE -> 1;
            case GREY_ALPHA -> 2;
            case RGB -> 3;
            default -> 4;
        };
    }

    int bitsPerPixel() {
        return storedChannels() * bitDepth;
    }

    long bytesPerRow(int width) {
        return ((long) width * bitsPerPixel() + 7) / 8;
    }

    /**
     * The kind of the decoded pixels: palettes become RGB, fewer than eight bits become eight, and a transparent color
     * adds an alpha channel.
     */
    PixelKind kind(boolean transparency) {
        boolean grey = colorType == GREY || colorType == GREY_ALPHA;
        boolean alpha = transparency || colorType == GREY_ALPHA || colorType == RGB_ALPHA;
        return new PixelKind(grey, alpha, bitDepth == 16 ? BitDepth.SIXTEEN : BitDepth.EIGHT);
    }
}
