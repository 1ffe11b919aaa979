package dsgformer.photo;

import dsgformer.picture.Size;

/**
 * What a pixel consists of: grey or red, green, blue, in that order, then its alpha if it has one.
 * Alpha is not premultiplied: the colors of a transparent pixel are as the file holds them.
 */
public record PixelKind(boolean grey, boolean alpha, BitDepth depth) {

    /** Red, green and blue of eight bits: the kind of most photos. */
    public static final PixelKind RGB = new PixelKind(false, false, BitDepth.EIGHT);

    /** One channel of eight bits. */
    public static final PixelKind GREY = new PixelKind(true, false, BitDepth.EIGHT);

    /** Channels without the alpha: 1 or 3. */
    public int colors() {
        return grey ? 1 : 3;
    }

    /** Channels with the alpha: 1 to 4; the alpha is the last one. */
    public int channels() {
        return colors() + (alpha ? 1 : 0);
    }

    /** How many bytes the samples of such a photo take in memory. */
    public long bytes(Size size) {
        return size.pixels() * channels() * depth.bits() / Byte.SIZE;
    }

    public PixelKind withAlpha() {
        return new PixelKind(grey, true, depth);
    }

    public PixelKind withDepth(BitDepth depth) {
        return new PixelKind(grey, alpha, depth);
    }

    @Override
    public String toString() {
        return depth.bits() + "-bit " + (grey ? "grey" : "RGB") + (alpha ? " with alpha" : "");
    }
}
