package dsgformer.photo.codec.jpeg;

import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.picture.Size;

/** JPEGs inside of other files, which a decoder of that file hands on to one of JPEG: checked here, since it checks nothing. */
public final class EmbeddedJpeg {

    /** The smallest piece of a photo that is coded by itself has at most 32 × 32 pixels and takes at least a bit. */
    public static final long MOST_PIXELS_PER_BYTE = JpegFrame.MOST_PIXELS_PER_BYTE;

    private EmbeddedJpeg() {}

    /**
     * Requires that a JPEG inside another file is readable and no larger than its place.
     *
     * @throws UnreadablePhotoException if it is not whole, of a kind that is not read, or larger than {@code most}
     */
    public static void requireWithin(Size most, PhotoSource jpeg) {
        JpegSegments segments = new JpegSegments(jpeg);
        JpegFrame.requireOrdinary(jpeg, segments);
        Size size = JpegFrame.header(jpeg).size();
        if (size.width() > most.width() || size.height() > most.height()) {
            throw jpeg.unreadable("it is damaged: a JPEG of " + size + " pixels is to fill " + most);
        }
    }
}
