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
        return along(column - x, size.width()) * along(row - y, size.height());
    }

    /** The middle of the first pixel is half a step up the ramp. */
    private static float along(int at, int side) {
        int inside = Math.min(at, side - 1 - at);
        float soft = Math.max(1, Math.min(SOFT_PIXELS, side / 4));
        return inside < 0 ? 0 : Math.min(1, (inside + 0.5f) / soft);
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
