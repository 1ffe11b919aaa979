package dsgformer.infer;

import dsgformer.picture.Size;

/** The tiles of pictures, for tests that look at each. */
final class Grids {

    private Grids() {}

    /** The tiles of a photo of 8 bits of this size. */
    static TileGrid of(Deblurrer deblurrer, Size size, DeblurOptions options) {
        return deblurrer.planFor(size, 3 * size.pixels(), options).grid();
    }
}
