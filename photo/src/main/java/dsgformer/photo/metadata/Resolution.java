package dsgformer.photo.metadata;

/**
 * The print resolution: pixels per length of paper, or only the pixels' aspect ratio, in the unit of the file. It does
 * not change pixels.
 */
public record Resolution(double x, double y, Unit unit) {

    /** The length that x and y count pixels on. */
    public enum Unit {
        /** No length: only the ratio of x and y counts. */
        RATIO(Double.NaN),
        INCH(0.0254),
        CENTIMETRE(0.01),
        METRE(1);

        private final double metres;

        Unit(double metres) {
            this.metres = metres;
        }

        /** The unit with this number in EXIF and TIFF; unknown numbers are inches. */
        static Unit ofExif(int number) {
            return switch (number) {
                case 1 -> RATIO;
                case 3 -> CENTIMETRE;
                default -> INCH;
            };
        }
    }

    private static final double MOST = Integer.MAX_VALUE;
    private static final long FRACTION = 1000;

    /** @throws IllegalArgumentException unless x and y are positive */
    public Resolution {
        if (!isValid(x, y)) {
            throw new IllegalArgumentException("a resolution is positive, got " + x + " × " + y);
        }
    }

    /** The same in another unit, at most {@code Integer.MAX_VALUE}; a ratio stays a ratio. */
    public Resolution in(Unit other) {
        double longer = other.metres / unit.metres;
        return unit == Unit.RATIO || unit == other
                ? this
                : new Resolution(Math.min(MOST, x * longer), Math.min(MOST, y * longer), other);
    }

    /**
     * The number of its unit in EXIF and TIFF.
     *
     * @throws IllegalStateException if they have none for it
     */
    public int exifUnit() {
        return switch (unit) {
            case RATIO -> 1;
            case INCH -> 2;
            case CENTIMETRE -> 3;
            case METRE -> throw new IllegalStateException("EXIF has no unit for pixels per metre");
        };
    }

    /** x and y as fractions: numerator and denominator of each. */
    public long[] rationals() {
        return new long[] {numerator(x), denominator(x), numerator(y), denominator(y)};
    }

    private static long numerator(double value) {
        return Math.max(1, Math.round(value * denominator(value)));
    }

    /** 1 for whole numbers, also for those that a whole number of pixels per metre has rounded, such as 299.9994. */
    private static long denominator(double value) {
        boolean whole = Math.abs(value - Math.rint(value)) < 0.02;
        return whole || value > MOST / FRACTION ? 1 : FRACTION;
    }

    /** With x and y swapped, for a photo whose rows became columns. */
    Resolution swapped() {
        return new Resolution(y, x, unit);
    }

    public static boolean isValid(double x, double y) {
        return x > 0 && y > 0 && x <= MOST && y <= MOST;
    }
}
