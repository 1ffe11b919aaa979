package dsgformer.cli;

import dsgformer.image.Photo;
import dsgformer.image.Size;
import java.io.IOException;

/**
 * A photo before and after in one picture.
 *
 * @param factor what the sides of both were divided by
 * @param limited whether that is more than it would be if memory had no limit
 */
record SideBySide(Photo picture, int factor, boolean limited) {

    /** Of both together, and no higher: what viewers and JPEG still take. */
    private static final int LONGEST_SIDE = 32_000;

    /** The photo before, made smaller, which is all that is needed of it. */
    private record Left(Photo photo, int factor, boolean limited) {}

    /** @param room how much memory it may take */
    static SideBySide of(BeforeAfter photo, long room) throws IOException {
        Left left = left(photo.before(), room);
        Photo right = Views.shrunk(photo.after(), left.factor);
        return new SideBySide(
                Views.sideBySide(Views.inKind(right.kind(), left.photo), right), left.factor, left.limited);
    }

    private static Left left(Photo before, long room) {
        int factor = factor(before, room);
        return new Left(Views.shrunk(before, factor), factor, factor > usual(before.size()));
    }

    /** About what it takes of memory: one photo and two small ones, then these and the picture that is made of them. */
    static long bytes(Photo photo, long room) {
        return bytes(photo, factor(photo, room));
    }

    private static long bytes(Photo photo, int factor) {
        long whole = photo.kind().bytes(photo.size());
        long small = whole / factor / factor;
        return factor == 1 ? 4 * whole : Math.max(whole + 2 * small, 4 * small);
    }

    private static int factor(Photo photo, long room) {
        int factor = usual(photo.size());
        int longest = Math.max(photo.size().width(), photo.size().height());
        while (bytes(photo, factor) > room && factor < longest) {
            factor++;
        }
        return factor;
    }

    private static int usual(Size size) {
        return (Math.max(2 * size.width(), size.height()) + LONGEST_SIDE - 1) / LONGEST_SIDE;
    }
}
