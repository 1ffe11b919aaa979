package dsgformer.photo.codec.jpeg;

import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.picture.Size;

/** Validates JPEGs inside other files before a fallback decoder passes them, unchecked, to its JPEG decoder. */
public final class EmbeddedJpeg {

    /** The best compression ratio: the smallest coded unit has at most 32 × 32 pixels and takes at least one bit. */
    public static final long MOST_PIXELS_PER_BYTE = JpegFrame.MOST_PIXELS_PER_BYTE;

    private EmbeddedJpeg() {}

    /**
     * Requires that an embedded JPEG is complete and no larger than its place.
     *
     * @throws DecodingException if it is incomplete, of an unsupported kind, or larger than {@code most}
     */
    public static void requireWithin(Size most, PhotoSource jpeg) {
        JpegSegments segments = new JpegSegments(jpeg);
        if (!segments.isEnded()) {
            throw jpeg.unreadable("it is cut off: the end marker of an embedded JPEG is missing");
        }
        JpegFrame.requireOrdinary(jpeg, segments);
        Size size = JpegFrame.header(jpeg).size();
        if (size.width() > most.width() || size.height() > most.height()) {
            throw jpeg.unreadable(
                    "it is damaged: an embedded JPEG of " + size + " pixels is larger than its place of " + most);
        }
    }
}
