package dsgformer.image;

import java.io.IOException;
import java.io.OutputStream;

/** Reads and writes photos of one file format; has no state. */
sealed interface PhotoCodec permits JpegCodec, PngCodec, TiffCodec, WebpCodec, BmpCodec, ExternalCodec {

    /** Whether the first bytes are this format's. */
    boolean recognizes(PhotoSource source);

    /**
     * The photo as the file holds it, not yet turned upright.
     *
     * @throws UnreadablePhotoException if the file is damaged or beyond its limits
     */
    Photo decode(PhotoSource source);

    /** Writes a photo whose sides are not too long. */
    void encode(Photo photo, OutputStream out) throws IOException;

    /** The most pixels that a side has in this format. */
    default int longestSide() {
        return Integer.MAX_VALUE;
    }

    /** What of a photo's metadata a file of this format holds, with warnings about the rest. */
    default Metadata fitted(Metadata metadata) {
        return metadata;
    }
}
