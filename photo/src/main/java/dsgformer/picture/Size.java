package dsgformer.picture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width and height of an image in pixels, both at least 1. */
public record Size(int width, int height) {

    private static final Pattern SPELLED = Pattern.compile("([1-9][0-9]{0,5})x([1-9][0-9]{0,5})");

    /** @throws IllegalArgumentException if a side is below 1 */
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image has at least 1 × 1 pixels, got " + width + " × " + height);
        }
    }

    /**
     * Parses a typed size: {@code 1280x720}, width first.
     *
     * @throws IllegalArgumentException if the text is not a size
     */
    public static Size parse(String text) {
        Matcher size = SPELLED.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("a size is WIDTHxHEIGHT, such as 1280x720, got '" + text + "'");
        }
        return new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    /** Width times height. */
    public long pixels() {
        return (long) width * height;
    }

    /** The longer side. */
    public int longestSide() {
        return Math.max(width, height);
    }

    /** Both sides rounded up to multiples of {@code unit}. */
    public Size roundedUpTo(int unit) {
        return new Size(up(width, unit), up(height, unit));
    }

    private static int up(int side, int unit) {
        return Math.multiplyExact(1 + (side - 1) / unit, unit);
    }

    @Override
    public String toString() {
        return width + " × " + height;
    }
}
