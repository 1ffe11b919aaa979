package dsgformer.photo.codec;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.metadata.Metadata;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Reads and writes photos of one file format; has no state. */
public interface PhotoCodec {

    /** Whether the first bytes are this format's. */
    boolean recognizes(PhotoSource source);

    /**
     * Size and kind of the photo, from as few bytes as tell them; empty if only decoding would.
     *
     * @throws UnreadablePhotoException if the header is damaged, or of a kind that is not read
     */
    Optional<PhotoHeader> header(PhotoSource source);

    /**
     * The photo as the file holds it, not yet turned upright.
     *
     * @throws UnreadablePhotoException if the file is damaged or beyond its limits
     */
    Photo decode(PhotoSource source);

    /**
     * Writes a photo whose sides are not too long.
     *
     * @throws IllegalArgumentException if this format is not written, or not here, see {@link #missingForWriting}
     */
    void encode(Photo photo, OutputStream out) throws IOException;

    /** What would have to be installed for writing, in words for people; empty if nothing is missing. */
    default Optional<String> missingForWriting() {
        return Optional.empty();
    }

    /** What of a photo's metadata a file of this format holds, with warnings about the rest. */
    default Metadata fitted(Metadata metadata) {
        return metadata;
    }
}
