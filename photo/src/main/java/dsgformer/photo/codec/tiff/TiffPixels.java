package dsgformer.photo.codec.tiff;

import dsgformer.photo.Samples;
import dsgformer.photo.codec.PhotoSource;

/** From a TIFF's stored samples to a photo's: palettes and inks to RGB, few bits to eight, black to 0, color freed of its alpha. */
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

    /** All reds, all greens, all blues, in 16 bits: 257 times eight bits, or 256 times, or in 8 where a writer knew no better. */
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

    /** Whether rows are taken over whole: eight bits that need no translation. */
    boolean areCopied(Samples samples) {
        return samples instanceof Samples.Bytes
                && header.bits() == 8
                && !header.planar()
                && !header.premultiplied()
                && header.stored() == channels
                && (header.color() == TiffHeader.Color.GREY || header.color() == TiffHeader.Color.RGB);
    }

    /** Takes over a row of {@code count} pixels if it may be. */
    boolean copy(byte[] row, int count, Samples samples, int to) {
        if (!areCopied(samples)) {
            return false;
        }
        System.arraycopy(row, 0, ((Samples.Bytes) samples).values(), to, count * channels);
        return true;
    }

    /** Makes {@code count} pixels of stored samples. */
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
                case INKS -> placeInks(stored, from, samples, at);
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

    /** Paper seen through inks: what each leaves of the light, times what black leaves. */
    private void placeInks(int[] stored, int from, Samples samples, int at) {
        long black = (long) white - stored[from + 3];
        for (int c = 0; c < 3; c++) {
            samples.set(at + c, (int) (((white - stored[from + c]) * black + white / 2) / white));
        }
    }

    /** Premultiplied colors are divided by it: multiplied again and rounded, they are what they were. */
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
