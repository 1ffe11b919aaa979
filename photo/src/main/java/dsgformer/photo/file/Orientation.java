package dsgformer.photo.file;

import dsgformer.photo.Photo;
import dsgformer.photo.metadata.MetadataCorrection;
import dsgformer.picture.Size;

/**
 * EXIF's eight orientations, in the order of their values; {@link #upright} applies one to the pixels and corrects the
 * metadata.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, true, false);

    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    /**
     * If swapped, rows of the upright photo are columns of the stored one; then stored columns and rows are read
     * backwards or not.
     */
    Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The photo with its EXIF orientation applied to its pixels, and metadata to match. */
    static Photo upright(Photo stored) {
        Orientation orientation =
                values()[MetadataCorrection.orientation(stored.metadata()).orElse(1) - 1];
        Photo turned = orientation == UPRIGHT ? stored : orientation.turn(stored);
        return turned.withMetadata(MetadataCorrection.corrected(stored.metadata(), turned.size(), orientation.swapped));
    }

    private Photo turn(Photo stored) {
        int width = stored.size().width();
        int height = stored.size().height();
        Size size = swapped ? new Size(/* width= */ height, /* height= */ width) : stored.size();
        return stored.rearranged(size, (y, x) -> {
            int column = swapped ? y : x;
            int row = swapped ? x : y;
            return (fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column);
        });
    }
}
