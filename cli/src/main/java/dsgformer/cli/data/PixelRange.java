package dsgformer.cli.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 5..20}, or {@code 5} for that alone. */
record PixelRange(double least, double most) {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:\\.\\.(\\d+(?:\\.\\d+)?))?");

    /** @throws IllegalArgumentException if {@code text} is no range */
    static PixelRange parse(String option, String text) {
        Matcher range = FORM.matcher(text);
        if (!range.matches()) {
            throw new IllegalArgumentException(option + " is a range such as 5..20, got '" + text + "'");
        }
        double least = Double.parseDouble(range.group(1));
        return new PixelRange(least, range.group(2) == null ? least : Double.parseDouble(range.group(2)));
    }
}
