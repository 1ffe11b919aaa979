package dsgformer.infer;

import dsgformer.picture.Size;

/**
 * A window of a padded picture.
 *
 * @param x column of the upper left corner
 * @param y row of the upper left corner
 */
public record Tile(int x, int y, Size size) {

    @Override
    public String toString() {
        return size + " pixels at column " + x + ", row " + y;
    }
}
