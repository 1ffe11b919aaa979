package dsgformer.film;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Frames a second as a fraction: 30000/1001. */
public record FrameRate(long numerator, long denominator) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final int MOST = 1000;

    public FrameRate {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException("no frame rate: " + numerator + "/" + denominator);
        }
    }

    /** As ffprobe spells it; empty for 0/0 and for rates beyond reason, as of films without any. */
    static Optional<FrameRate> parsed(String text) {
        Matcher fraction = TEXT.matcher(text);
        if (!fraction.matches()) {
            return Optional.empty();
        }
        long numerator = Long.parseLong(fraction.group(1));
        long denominator = Long.parseLong(fraction.group(2));
        return numerator < 1 || denominator < 1 || numerator > MOST * denominator
                ? Optional.empty()
                : Optional.of(new FrameRate(numerator, denominator));
    }

    double perSecond() {
        return (double) numerator / denominator;
    }

    /** {@code 30000/1001}, as ffmpeg reads it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d/%d", numerator, denominator);
    }
}
