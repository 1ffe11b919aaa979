package dsgformer.photo.file;

import dsgformer.photo.Photo;
import dsgformer.photo.metadata.MetadataCorrection;
import dsgformer.photo.metadata.Turn;

/** Applies the EXIF orientation to a photo's pixels and corrects its metadata. */
final class Orientation {

    private static final int UPRIGHT = 1;

    private Orientation() {}

    /** The photo with its EXIF orientation applied to its pixels, and metadata to match. */
    static Photo upright(Photo stored) {
        Turn turn = Turn.of(MetadataCorrection.orientation(stored.metadata()).orElse(UPRIGHT), stored.size());
        Photo turned = turn.isNone() ? stored : turned(stored, turn);
        return turned.withMetadata(MetadataCorrection.corrected(stored.metadata(), turn));
    }

    private static Photo turned(Photo stored, Turn turn) {
        int width = stored.size().width();
        int height = stored.size().height();
        return stored.rearranged(turn.upright(), (y, x) -> {
            int column = turn.swapped() ? y : x;
            int row = turn.swapped() ? x : y;
            return (turn.fromBottom() ? height - 1 - row : row) * width
                    + (turn.fromRight() ? width - 1 - column : column);
        });
    }
}
