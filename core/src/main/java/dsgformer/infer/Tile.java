package dsgformer.infer;

import dsgformer.image.Planes;
import dsgformer.image.Size;

/**
 * A window of a padded picture.
 *
 * @param x column of the upper left corner
 * @param y row of the upper left corner
 */
public record Tile(int x, int y, Size size) {

    /** A copy of this window of {@code planes}; of the whole picture, the picture itself. */
    Planes cut(Planes planes) {
        return size.equals(planes.size()) ? planes : planes.cut(x, y, size);
    }

    @Override
    public String toString() {
        return size + " pixels at column " + x + ", row " + y;
    }
}
