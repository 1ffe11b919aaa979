package dsgformer.picture;

/** The eight rotations and reflections of a rectangle; those with {@code sideways} swap width and height. */
public enum Dihedral {
    IDENTITY(false, false, false),
    MIRROR(false, false, true),
    FLIP(false, true, false),
    HALF_TURN(false, true, true),
    TRANSPOSE(true, false, false),
    /** A quarter turn counterclockwise. */
    LEFT_TURN(true, false, true),
    /** A quarter turn clockwise. */
    RIGHT_TURN(true, true, false),
    ANTITRANSPOSE(true, true, true);

    private final boolean sideways;
    private final boolean rowsReversed;
    private final boolean columnsReversed;

    /** The source's row and column are those of the result, swapped if sideways, then reversed. */
    Dihedral(boolean sideways, boolean rowsReversed, boolean columnsReversed) {
        this.sideways = sideways;
        this.rowsReversed = rowsReversed;
        this.columnsReversed = columnsReversed;
    }

    /** The inverse transformation. */
    public Dihedral inverse() {
        return switch (this) {
            case LEFT_TURN -> RIGHT_TURN;
            case RIGHT_TURN -> LEFT_TURN;
            default -> this;
        };
    }

    /** A transformed copy of the planes. */
    public Planes apply(Planes planes) {
        int width = planes.width();
        int height = planes.height();
        int rowStep = rowsReversed ? -width : width;
        int columnStep = columnsReversed ? -1 : 1;
        int down = sideways ? columnStep : rowStep;
        int right = sideways ? rowStep : columnStep;
        int corner = (rowsReversed ? (height - 1) * width : 0) + (columnsReversed ? width - 1 : 0);

        Planes out =
                sideways ? Planes.of(planes.channels(), width, height) : Planes.of(planes.channels(), height, width);
        int to = 0;
        for (int c = 0; c < out.channels(); c++) {
            for (int y = 0; y < out.height(); y++) {
                int from = planes.index(c, 0, 0) + corner + y * down;
                for (int x = 0; x < out.width(); x++, from += right) {
                    out.values()[to++] = planes.values()[from];
                }
            }
        }
        return out;
    }
}
