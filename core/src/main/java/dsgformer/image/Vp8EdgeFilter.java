package dsgformer.image;

/**
 * Smooths a plane over an edge between blocks (RFC 6386, section 15): p₃ p₂ p₁ p₀ | q₀ q₁ q₂ q₃, {@code across} apart, at each of
 * {@code length} places along it. Differences are kept in −128 … 127 and pixels in 0 … 255, as the format prescribes.
 */
final class Vp8EdgeFilter {

    private final byte[] plane;
    private final int across;
    private final int along;

    Vp8EdgeFilter(byte[] plane, int across, int along) {
        this.plane = plane;
        this.across = across;
        this.along = along;
    }

    /** The simple filter, of luma only. */
    void simple(int at, int length, int limit) {
        for (int i = 0; i < length; i++) {
            int q = at + i * along;
            if (isStep(q, limit)) {
                adjust(q, true);
            }
        }
    }

    /** The edge between two macroblocks. */
    void betweenMacroblocks(int at, int length, Vp8Smoothing smoothing) {
        for (int i = 0; i < length; i++) {
            int q = at + i * along;
            if (isStep(q, smoothing.limitBetweenMacroblocks()) && isSmooth(q, smoothing.interior())) {
                if (isSharp(q, smoothing.sharp())) {
                    adjust(q, true);
                } else {
                    spread(q);
                }
            }
        }
    }

    /** An edge inside a macroblock. */
    void inside(int at, int length, Vp8Smoothing smoothing) {
        for (int i = 0; i < length; i++) {
            int q = at + i * along;
            if (isStep(q, smoothing.limit()) && isSmooth(q, smoothing.interior())) {
                boolean sharp = isSharp(q, smoothing.sharp());
                int change = adjust(q, sharp) + 1 >> 1;
                if (!sharp) {
                    add(q + across, -change);
                    add(q - 2 * across, change);
                }
            }
        }
    }

    private boolean isStep(int q, int limit) {
        int inner = Math.abs(pixel(q - across) - pixel(q));
        int outer = Math.abs(pixel(q - 2 * across) - pixel(q + across));
        return 2 * inner + (outer >> 1) <= limit;
    }

    private boolean isSmooth(int q, int interior) {
        return difference(q - 4 * across) <= interior
                && difference(q - 3 * across) <= interior
                && difference(q - 2 * across) <= interior
                && difference(q) <= interior
                && difference(q + across) <= interior
                && difference(q + 2 * across) <= interior;
    }

    private boolean isSharp(int q, int threshold) {
        return difference(q - 2 * across) > threshold || difference(q) > threshold;
    }

    private int difference(int at) {
        return Math.abs(pixel(at) - pixel(at + across));
    }

    /** Moves p₀ and q₀ towards each other; by how much q₀ was moved. */
    private int adjust(int q, boolean withOuter) {
        int step = 3 * (pixel(q) - pixel(q - across));
        if (withOuter) {
            step += signed(pixel(q - 2 * across) - pixel(q + across));
        }
        step = signed(step);
        int change = signed(step + 4) >> 3;
        add(q - across, signed(step + 3) >> 3);
        add(q, -change);
        return change;
    }

    /** Moves three pixels on each side towards each other. */
    private void spread(int q) {
        int step = signed(signed(pixel(q - 2 * across) - pixel(q + across)) + 3 * (pixel(q) - pixel(q - across)));
        for (int i = 0; i < 3; i++) {
            int change = signed((27 - 9 * i) * step + 63 >> 7);
            add(q + i * across, -change);
            add(q - (i + 1) * across, change);
        }
    }

    private int pixel(int at) {
        return plane[at] & 0xFF;
    }

    private void add(int at, int change) {
        plane[at] = (byte) Math.max(0, Math.min(255, pixel(at) + change));
    }

    private static int signed(int value) {
        return Math.max(-128, Math.min(127, value));
    }
}
