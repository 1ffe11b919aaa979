package dsgformer.infer;

import dsgformer.network.SizeRule;
import dsgformer.picture.Size;
import java.util.stream.IntStream;

/**
 * The rows and columns added at the bottom and the right so that the network can read a picture, and left out of the
 * result. They reflect the picture without repeating its last sample; along a side too short to reflect, the last
 * sample is repeated.
 *
 * @param original the picture's size
 * @param padded its sides as the network takes them: rounded up to a multiple, and not below its least
 */
record Padding(Size original, Size padded) {

    /** To the least size that the rule allows. */
    static Padding to(SizeRule rule, Size original) {
        return new Padding(original, new Size(rule.roundedUp(original.width()), rule.roundedUp(original.height())));
    }

    /** For each row of the tile, the picture's row that it shows; the tile may lie outside in part. */
    int[] rows(Tile tile) {
        return sources(tile.y(), tile.size().height(), original.height(), padded.height());
    }

    /** For each column of the tile, the picture's column that it shows. */
    int[] columns(Tile tile) {
        return sources(tile.x(), tile.size().width(), original.width(), padded.width());
    }

    private static int[] sources(int from, int count, int length, int paddedLength) {
        return IntStream.range(from, from + count)
                .map(index -> source(index, length, paddedLength))
                .toArray();
    }

    private static int source(int index, int length, int paddedLength) {
        if (index >= 0 && index < length) {
            return index;
        }
        boolean reflects = paddedLength - length < length;
        if (!reflects) {
            return index < 0 ? 0 : length - 1;
        }
        int period = 2 * (length - 1);
        int folded = Math.floorMod(index, period);
        return Math.min(folded, period - folded);
    }
}
