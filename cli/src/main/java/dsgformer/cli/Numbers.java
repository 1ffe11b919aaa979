package dsgformer.cli;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {

    private Numbers() {}

    /** {@code 15,570,829}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 140.99 G}. */
    static String giga(long number) {
        return String.format(Locale.ROOT, "%.2f G", number / 1e9);
    }

    /** {@code 5.9 GiB}. */
    public static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / 0x1p30);
    }

    /** {@code 12.2 megapixels}. */
    static String megapixels(long pixels) {
        return String.format(Locale.ROOT, pixels < 1_000_000 ? "%.2f megapixels" : "%,.1f megapixels", pixels / 1e6);
    }

    /** {@code 850 ms}, {@code 12.3 s} or {@code 4 min 05 s}. */
    public static String duration(long ms) {
        if (ms < 1000) {
            return ms + " ms";
        }
        if (ms < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1e3);
        }
        return String.format(Locale.ROOT, "%d min %02d s", ms / 60_000, ms / 1000 % 60);
    }
}
