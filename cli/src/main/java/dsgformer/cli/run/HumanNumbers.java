package dsgformer.cli.run;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class HumanNumbers {

    private HumanNumbers() {}

    /** {@code 15,570,829}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 140.99 G}. */
    public static String giga(long number) {
        return String.format(Locale.ROOT, "%.2f G", number / 1e9);
    }

    /** {@code 5.9 GiB}. */
    public static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / 0x1p30);
    }

    /** {@code 271.8 MB}. */
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** {@code 12.2 megapixels}. */
    public static String megapixels(long pixels) {
        return String.format(Locale.ROOT, pixels < 1_000_000 ? "%.2f megapixels" : "%,.1f megapixels", pixels / 1e6);
    }

    /** {@code 850 ms}, {@code 12.3 s}, {@code 4 min 05 s} or {@code 2 h 07 min}. */
    public static String duration(long ms) {
        if (ms < 1000) {
            return ms + " ms";
        }
        if (ms < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1e3);
        }
        long seconds = Math.round(ms / 1e3);
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%,d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    /** As {@link #duration}, rounded to seconds: {@code 12 s}. */
    public static String estimate(long seconds) {
        return seconds < 60 ? seconds + " s" : duration(1000 * seconds);
    }
}
