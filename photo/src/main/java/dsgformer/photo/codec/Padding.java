package dsgformer.photo.codec;

import dsgformer.photo.metadata.Metadata;

/** Bytes that follow a file's end as its format has it: zeros and ends of lines say nothing. */
public final class Padding {

    private Padding() {}

    public static boolean isAt(PhotoSource source, long at) {
        int value = source.u8(at);
        return value == 0 || value == '\r' || value == '\n';
    }

    /** Tells of bytes from {@code from} on that are no padding. */
    public static Metadata told(PhotoSource source, long from, Metadata metadata) {
        long at = from;
        while (at < source.length() && isAt(source, at)) {
            at++;
        }
        return at >= source.length()
                ? metadata
                : metadata.withWarning((source.length() - at) + " bytes behind its end were left out");
    }
}
