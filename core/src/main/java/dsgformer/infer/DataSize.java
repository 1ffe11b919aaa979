package dsgformer.infer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory, written as {@code 512m} or {@code 2g}; k, m and g are the powers of 1024 that the JVM means by
 * them.
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,15})([kmg]?)(i?b)?");
    private static final String UNITS = "kmg";

    /** @throws IllegalArgumentException if it is negative */
    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("an amount of memory is 0 bytes or more, got " + bytes);
        }
    }

    public static DataSize ofMegabytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 20));
    }

    public static DataSize ofGigabytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 30));
    }

    /**
     * Reads {@code 512m}, {@code 2g}, {@code 1048576}; upper case and {@code MB} or {@code MiB} are understood too.
     *
     * @throws IllegalArgumentException if the text is not such an amount
     */
    public static DataSize parse(String text) {
        Matcher parts = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "an amount of memory is a whole number with k, m or g, such as 512m or 2g; got '" + text + "'");
        }
        int power = parts.group(2).isEmpty() ? 0 : 1 + UNITS.indexOf(parts.group(2));
        try {
            return new DataSize(Math.multiplyExact(Long.parseLong(parts.group(1)), 1L << (10 * power)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an amount of memory must be below 8 EiB, got '" + text + "'", e);
        }
    }

    /** Rounded up to whole mebibytes, so that a limit suggested to users is enough. */
    public DataSize roundedUpToMegabytes() {
        return ofMegabytes((bytes + (1L << 20) - 1) >> 20);
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** The shortest spelling that {@link #parse} reads back. */
    @Override
    public String toString() {
        Optional<String> unit = List.of("g", "m", "k").stream()
                .filter(letter -> bytes > 0 && bytes % factor(letter) == 0)
                .findFirst();
        return unit.map(letter -> bytes / factor(letter) + letter).orElse(Long.toString(bytes));
    }

    private static long factor(String letter) {
        return 1L << (10 * (1 + UNITS.indexOf(letter)));
    }
}
