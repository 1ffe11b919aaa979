package dsgformer.photo.metadata;

/**
 * How many pixels go on a length of paper, or only how much wider than high they are; kept in the unit it was found in. Says how
 * large a photo is printed and nothing about its pixels.
 *
 * @throws IllegalArgumentException unless x and y are positive
 */
public record Resolution(double x, double y, Unit unit) {

    /** The length that has that many pixels. */
    public enum Unit {
        /** None: x and y mean their ratio only. */
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

    /** The same in another unit, or the most that can be said in it; a ratio stays one. */
    public Resolution in(Unit other) {
        double longer = other.metres / unit.metres;
        return unit == Unit.RATIO || unit == other
                ? this
                : new Resolution(Math.min(MOST, x * longer), Math.min(MOST, y * longer), other);
    }

    /** The other way round, for a photo whose rows have become columns. */
    Resolution swapped() {
        return new Resolution(y, x, unit);
    }

    public static boolean isValid(double x, double y) {
        return x > 0 && y > 0 && x <= MOST && y <= MOST;
    }
}
