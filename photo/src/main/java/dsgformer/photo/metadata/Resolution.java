package dsgformer.photo.metadata;

/**
 * The print resolution: pixels per length of paper, or only the pixels' aspect ratio, in the unit of the file. It does
 * not change pixels.
 *
 * @throws IllegalArgumentException unless x and y are positive
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
    }

    private static final double MOST = Integer.MAX_VALUE;

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

    /** With x and y swapped, for a photo whose rows became columns. */
    Resolution swapped() {
        return new Resolution(y, x, unit);
    }

    public static boolean isValid(double x, double y) {
        return x > 0 && y > 0 && x <= MOST && y <= MOST;
    }
}
