package dsgformer.photo.metadata;

import dsgformer.picture.Size;
import java.math.BigDecimal;

/**
 * How a stored photo becomes upright: its columns and rows may be read from the other end, and then be swapped.
 *
 * @param swapped whether rows of the upright photo are columns of the stored one
 * @param fromRight whether stored columns are read from the right
 * @param fromBottom whether stored rows are read from the bottom
 */
public record Turn(Size stored, boolean swapped, boolean fromRight, boolean fromBottom) {

    /** A place in a picture, or its extent. */
    record Point(BigDecimal x, BigDecimal y) {

        static Point of(int x, int y) {
            return new Point(BigDecimal.valueOf(x), BigDecimal.valueOf(y));
        }
    }

    /**
     * The turn of one of EXIF's eight orientations.
     *
     * @throws IllegalArgumentException unless 1 ≤ orientation ≤ 8
     */
    public static Turn of(int orientation, Size stored) {
        return switch (orientation) {
            case 1 -> new Turn(stored, false, false, false);
            case 2 -> new Turn(stored, false, true, false);
            case 3 -> new Turn(stored, false, true, true);
            case 4 -> new Turn(stored, false, false, true);
            case 5 -> new Turn(stored, true, false, false);
            case 6 -> new Turn(stored, true, false, true);
            case 7 -> new Turn(stored, true, true, true);
            case 8 -> new Turn(stored, true, true, false);
            default -> throw new IllegalArgumentException("EXIF's orientations are 1 to 8, got " + orientation);
        };
    }

    /** The turn of an orientation, whose upright photo has this size. */
    public static Turn to(int orientation, Size upright) {
        return of(orientation, of(orientation, upright).upright());
    }

    /** Whether the photo is stored upright. */
    public boolean isNone() {
        return !swapped && !fromRight && !fromBottom;
    }

    public Size upright() {
        return swapped ? new Size(/* width= */ stored.height(), /* height= */ stored.width()) : stored;
    }

    /** Where a place of the stored photo is seen, both in a unit in which that has the extent {@code whole}. */
    Point seen(Point place, Point whole) {
        BigDecimal x = fromRight ? whole.x.subtract(place.x) : place.x;
        BigDecimal y = fromBottom ? whole.y.subtract(place.y) : place.y;
        return swapped ? new Point(y, x) : new Point(x, y);
    }

    /** Width and height as seen. */
    Point seenExtent(Point extent) {
        return swapped ? new Point(extent.y, extent.x) : extent;
    }
}
