package dsgformer.photo.codec.tiff;

import dsgformer.photo.Samples;
import dsgformer.photo.codec.PhotoSource;

/**
 * Converts a TIFF's stored samples to a photo's: palettes and CMYK to RGB, fewer bits to eight, white-is-zero to
 * black-is-zero, premultiplied colors to plain ones.
 */
final class TiffPixels {

    private final PhotoSource source;
    private final TiffHeader header;
    private final int channels;
    private final int white;
    private final int[] palette;

    TiffPixels(PhotoSource source, TiffDirectory directory, TiffHeader header) {
        this.source = source;
        this.header = header;
        this.channels = header.kind().channels();
        this.white = header.kind().depth().max();
        this.palette = header.color() == TiffHeader.Color.PALETTE ? palette(source, directory, header) : new int[0];
    }

    /**
     * The palette: all reds, all greens, all blues, in 16 bits. Writers scale eight bits by 257 or 256, and some do not
     * scale at all.
     */
    private static int[] palette(PhotoSource source, TiffDirectory directory, TiffHeader header) {
        int colors = 1 << header.bits();
        if (directory.count(TiffTag.COLOR_MAP) != 3L * colors) {
            throw source.unreadable("its pixels are indices of " + header.bits() + " bits, which needs a palette of "
                    + colors + " colors; it has " + directory.count(TiffTag.COLOR_MAP) + " values for it");
        }
        int[] palette = new int[3 * colors];
        int most = 0;
        int low = 0;
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (int) directory.valueAt(TiffTag.COLOR_MAP, i) & 0xFFFF;
            most = Math.max(most, palette[i]);
            low |= palette[i] & 0xFF;
        }
        for (int i = 0; i < palette.length && most > 255; i++) {
            palette[i] = low == 0 ? palette[i] >> 8 : (palette[i] + 128) / 257;
        }
        return palette;
    }

    /** Whether rows can be copied whole: eight-bit samples that need no conversion. */
    boolean areCopied(Samples samples) {
        return samples instanceof Samples.Bytes
                && header.bits() == 8
                && !header.planar()
                && !header.premultiplied()
                && header.stored() == channels
                && (header.color() == TiffHeader.Color.GREY || header.color() == TiffHeader.Color.RGB);
    }

    /** Copies a row of {@code count} pixels if possible. */
    boolean copy(byte[] row, int count, Samples samples, int to) {
        if (!areCopied(samples)) {
            return false;
        }
        System.arraycopy(row, 0, ((Samples.Bytes) samples).values(), to, count * channels);
        return true;
    }

    /** Converts {@code count} stored pixels. */
    void place(int[] stored, int count, Samples samples, int to) {
        int step = header.stored();
        int scale = header.bits() < 8 ? 255 / ((1 << header.bits()) - 1) : 1;
        for (int i = 0; i < count; i++) {
            int from = i * step;
            int at = to + i * channels;
            switch (header.color()) {
                case WHITE_IS_ZERO -> samples.set(at, white - stored[from] * scale);
                case GREY -> samples.set(at, stored[from] * scale);
                case RGB -> {
                    samples.set(at, stored[from]);
                    samples.set(at + 1, stored[from + 1]);
                    samples.set(at + 2, stored[from + 2]);
                }
                case PALETTE -> placeColor(stored[from], samples, at);
                case CMYK -> placeCmyk(stored, from, samples, at);
            }
            if (header.alpha().isPresent()) {
                placeAlpha(stored[from + header.alpha().get()], samples, at);
            }
        }
    }

    private void placeColor(int index, Samples samples, int at) {
        int colors = palette.length / 3;
        if (index >= colors) {
            throw source.unreadable("it is damaged: pixel index " + index + " is outside its palette");
        }
        for (int c = 0; c < 3; c++) {
            samples.set(at + c, palette[c * colors + index]);
        }
    }

    /** CMYK to RGB: for each color, the light that its ink leaves times the light that black leaves. */
    private void placeCmyk(int[] stored, int from, Samples samples, int at) {
        long black = (long) white - stored[from + 3];
        for (int c = 0; c < 3; c++) {
            samples.set(at + c, (int) (((white - stored[from + c]) * black + white / 2) / white));
        }
    }

    /** Divides premultiplied colors by alpha; multiplied again and rounded, they have their stored values. */
    private void placeAlpha(int alpha, Samples samples, int at) {
        int colors = channels - 1;
        samples.set(at + colors, alpha);
        if (!header.premultiplied() || alpha == 0 || alpha == white) {
            return;
        }
        for (int c = 0; c < colors; c++) {
            long color = ((long) samples.at(at + c) * white + alpha / 2) / alpha;
            samples.set(at + c, (int) Math.min(white, color));
        }
    }
}
