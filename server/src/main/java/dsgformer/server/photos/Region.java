package dsgformer.server.photos;

import dsgformer.picture.Size;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A part of a photo, in pixels of the photo as it is seen, that is, upright. */
public record Region(int x, int y, int width, int height) {

    /** The longest side of a region that is previewed. */
    public static final int LONGEST_SIDE = 1024;

    /** The names of its options. */
    public static final Set<String> NAMES = Set.of("x", "y", "width", "height");

    /** Reads the query of a request; a missing side means as far as the photo and the longest side allow. */
    public static Region of(Map<String, List<String>> query) {
        return new Region(
                whole(query, "x", 0, Integer.MAX_VALUE).orElse(0),
                whole(query, "y", 0, Integer.MAX_VALUE).orElse(0),
                whole(query, "width", 1, LONGEST_SIDE).orElse(LONGEST_SIDE),
                whole(query, "height", 1, LONGEST_SIDE).orElse(LONGEST_SIDE));
    }

    private static Optional<Integer> whole(Map<String, List<String>> query, String name, int least, int most) {
        return PhotoOptions.one(query, name).map(text -> PhotoOptions.whole(name, text, least, most));
    }

    /**
     * The part of it that a photo has.
     *
     * @throws ProblemException if it begins outside
     */
    Region within(Size photo) {
        if (x >= photo.width() || y >= photo.height()) {
            throw new ProblemException(
                    ProblemCode.INVALID_OPTION,
                    "x, y: the region begins outside of the photo, which has " + photo + " pixels",
                    "use x and y below its width and height");
        }
        return new Region(x, y, Math.min(width, photo.width() - x), Math.min(height, photo.height() - y));
    }

    /** With as many pixels around it as there are, at most {@code margin} on each side. */
    Region withMargin(int margin, Size photo) {
        int left = Math.max(0, x - margin);
        int top = Math.max(0, y - margin);
        return new Region(
                left,
                top,
                Math.min(photo.width(), x + width + margin) - left,
                Math.min(photo.height(), y + height + margin) - top);
    }
}
