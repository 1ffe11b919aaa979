package dsgformer.data;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A problem of a data set.
 *
 * @param place the file or folder it is about
 * @param count how many pictures or pairs
 * @param text for people, without the place
 */
public record Finding(Kind kind, Path place, int count, String text) {

    /** Kinds of findings; their labels never change, programs read them. */
    public enum Kind {
        /** A picture has no other half. */
        MISSING_PARTNER(true),
        /** A list names a file that is not there. */
        MISSING_FILE(true),
        /** Two pictures have the same name. */
        SAME_NAME(true),
        /** A line of a list is no pair of files. */
        BAD_LINE(true),
        /** A folder that should hold pictures does not. */
        NO_PICTURES(true),
        /** A picture cannot be decoded. */
        UNREADABLE(true),
        /** The halves of a pair differ in size. */
        SIZES_DIFFER(true),
        /** The same picture is in two sets. */
        LEAK(true),
        /** Nearly the same picture is in two sets. */
        NEAR_LEAK(true),
        /** The same picture is twice in a set. */
        DUPLICATE(false),
        /** The halves of a pair are one picture. */
        EQUAL_HALVES(false),
        /** The blurred pictures have more detail than the sharp ones. */
        SWAPPED_HALVES(false);

        private final boolean error;

        Kind(boolean error) {
            this.error = error;
        }

        /** Whether it spoils training or evaluation; otherwise it is a warning. */
        public boolean error() {
            return error;
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String toString() {
        return kind.label() + ": " + place + ": " + text;
    }
}
