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
 * @param factor divisor of the sides of both
 * @param limited whether the memory limit made it larger
 */
record SideBySide(Photo picture, int factor, boolean limited) {

    /** Largest width and height of the picture that common viewers open. */
    private static final int LONGEST_SIDE = 32_000;

    /** Grey columns between the two. */
    private static final int GAP = 8;

    /** The photo before, scaled down. */
    private record Left(Photo photo, int factor, boolean limited) {}

    /**
     * Combines both in the format of the photo after.
     *
     * @param room memory in bytes that this may take
     */
    static SideBySide of(BeforeAfter photo, long room) throws IOException {
        int longest = OutputFormats.require(photo.target()).longestSide();
        Left left = left(photo.before(), Math.min(longest, LONGEST_SIDE), room);
        Photo right = Thumbnails.shrunk(photo.after(), left.factor);
        return new SideBySide(both(Thumbnails.inKind(right.kind(), left.photo), right), left.factor, left.limited);
    }

    /** Joins both; metadata and quality are those of the right one. */
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

    /** Approximate memory: first one photo and two small ones, then the small ones and the joined picture. */
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
