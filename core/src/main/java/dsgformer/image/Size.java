package dsgformer.image;

/**
 * Width and height of an image in pixels, both at least 1.
 *
 * @throws IllegalArgumentException if a side is below 1
 */
public record Size(int width, int height) {

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image has at least 1 × 1 pixels, got " + width + " × " + height);
        }
    }

    /** Width times height. */
    public long pixels() {
        return (long) width * height;
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
