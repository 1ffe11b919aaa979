package dsgformer.cli.deblur.beforeafter;

import dsgformer.page.Thumbnails;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.OutputFormats;
import dsgformer.picture.Size;
import java.io.IOException;

/**
 * A photo before and after in one picture.
 *
 * @param factor what the sides of both were divided by
 * @param limited whether that is more than it would be if memory had no limit
 */
record SideBySide(Photo picture, int factor, boolean limited) {

    /** Of both together, and no higher: what viewers still take. */
    private static final int LONGEST_SIDE = 32_000;

    /** Between the two, in mid grey. */
    private static final int GAP = 8;

    /** The photo before, made smaller, which is all that is needed of it. */
    private record Left(Photo photo, int factor, boolean limited) {}

    /**
     * In the format of the photo after.
     *
     * @param room how much memory it may take
     */
    static SideBySide of(BeforeAfter photo, long room) throws IOException {
        int longest = OutputFormats.require(photo.target()).longestSide();
        Left left = left(photo.before(), Math.min(longest, LONGEST_SIDE), room);
        Photo right = Thumbnails.shrunk(photo.after(), left.factor);
        return new SideBySide(both(Thumbnails.inKind(right.kind(), left.photo), right), left.factor, left.limited);
    }

    /** With everything else of the right one. */
    private static Photo both(Photo left, Photo right) {
        int width = left.size().width();
        PixelKind kind = right.kind();
        int grey = kind.depth().max() / 2;
        Photo both = Photo.of(new Size(2 * width + GAP, left.size().height()), kind, (c, y, x) -> {
            if (x < width) {
                return left.sample(c, y, x);
            }
            if (x < width + GAP) {
                return c == kind.colors() ? kind.depth().max() : grey;
            }
            return right.sample(c, y, x - width - GAP);
        });
        return both.withMetadata(right.metadata()).withJpegQuality(right.jpegQuality());
    }

    private static Left left(Photo before, int longest, long room) {
        int usual = usual(before.size(), longest);
        int factor = factor(before, usual, room);
        return new Left(Thumbnails.shrunk(before, factor), factor, factor > usual);
    }

    /** About what it takes of memory: one photo and two small ones, then these and the picture that is made of them. */
    static long bytes(Photo photo, long room) {
        return bytes(photo, factor(photo, usual(photo.size(), LONGEST_SIDE), room));
    }

    private static long bytes(Photo photo, int factor) {
        long whole = photo.kind().bytes(photo.size());
        long small = whole / factor / factor;
        return factor == 1 ? 4 * whole : Math.max(whole + 2 * small, 4 * small);
    }

    private static int factor(Photo photo, int usual, long room) {
        int factor = usual;
        while (bytes(photo, factor) > room && factor < photo.size().longestSide()) {
            factor++;
        }
        return factor;
    }

    private static int usual(Size size, int longest) {
        return Math.max(quotient(size.width(), (longest - GAP) / 2), quotient(size.height(), longest));
    }

    private static int quotient(int side, int most) {
        return (side + most - 1) / most;
    }
}
