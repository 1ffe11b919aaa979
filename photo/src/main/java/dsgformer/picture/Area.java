package dsgformer.picture;

/**
 * Which pixels of a picture something is done to, and how far: 0 not at all, 1 fully. Coordinates are those of the
 * upright picture, from its upper left corner.
 */
public interface Area {

    /** Every pixel of every picture. */
    Area ALL = new Area() {
        @Override
        public float weight(Size picture, int x, int y) {
            return 1;
        }

        @Override
        public boolean touches(Size picture, int x, int y, Size window) {
            return true;
        }

        @Override
        public String toString() {
            return "all";
        }
    };

    /** The weight of a pixel, in [0, 1]. */
    float weight(Size picture, int x, int y);

    /** Whether a pixel of the window whose upper left corner is at (x, y) has a weight above 0. */
    boolean touches(Size picture, int x, int y, Size window);

    /**
     * A rectangle whose edge is soft inwards: the weight rises over 16 pixels, or a quarter of a short side.
     *
     * @throws IllegalArgumentException unless x, y ≥ 0 and both sides are at least 1
     */
    static Area rectangle(int x, int y, Size size) {
        return new Rectangle(x, y, size);
    }

    /**
     * A mask, stretched to each picture; a weight below zero counts as 0, above one as 1.
     *
     * @throws IllegalArgumentException unless the planes are [1, h, w]
     */
    static Area mask(Planes weights) {
        return new Mask(weights);
    }
}
