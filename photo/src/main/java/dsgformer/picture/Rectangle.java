package dsgformer.picture;

/** See {@link Area#rectangle}. */
record Rectangle(int x, int y, Size size) implements Area {

    private static final int SOFT_PIXELS = 16;

    Rectangle {
        if (x < 0 || y < 0) {
            throw new IllegalArgumentException("a region begins inside the picture, got " + x + ", " + y);
        }
    }

    @Override
    public float weight(Size picture, int column, int row) {
        return along(column, x, size.width(), picture.width()) * along(row, y, size.height(), picture.height());
    }

    /** The middle of the first pixel is half a step up the ramp; there is none at the picture's own edge. */
    private static float along(int at, int from, int side, int pictureSide) {
        int before = at - from;
        int behind = from + side - 1 - at;
        if (before < 0 || behind < 0) {
            return 0;
        }
        int inside = Math.min(from == 0 ? side : before, from + side >= pictureSide ? side : behind);
        float soft = Math.max(1, Math.min(SOFT_PIXELS, side / 4));
        return Math.min(1, (inside + 0.5f) / soft);
    }

    @Override
    public boolean touches(Size picture, int left, int top, Size window) {
        return left < (long) x + size.width()
                && x < (long) left + window.width()
                && top < (long) y + size.height()
                && y < (long) top + window.height();
    }

    @Override
    public String toString() {
        return x + "," + y + "," + size.width() + "," + size.height();
    }
}
