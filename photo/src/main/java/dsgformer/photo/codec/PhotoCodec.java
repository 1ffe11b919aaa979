package dsgformer.photo.codec;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.metadata.Metadata;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Reads and writes photos of one file format; stateless. */
public interface PhotoCodec {

    /** Whether the first bytes are those of this format. */
    boolean recognizes(PhotoSource source);

    /**
     * Size and kind of the photo, from as few bytes as possible; empty if only decoding reveals them.
     *
     * @throws DecodingException if the header is damaged, or of an unsupported kind
     */
    Optional<PhotoHeader> header(PhotoSource source);

    /**
     * The photo as the file holds it, not yet turned upright.
     *
     * @throws DecodingException if the file is damaged or beyond its limits
     */
    Photo decode(PhotoSource source);

    /**
     * Writes a photo whose sides are within the format's limit, and whose metadata is {@link #fitted}.
     *
     * @throws IllegalArgumentException if this format is never written, or not on this machine, see
     *     {@link #missingForWriting}
     */
    void encode(Photo photo, OutputStream out) throws IOException;

    /** What has to be installed for writing, as a message for people; empty if nothing is missing. */
    default Optional<String> missingForWriting() {
        return Optional.empty();
    }

    /**
     * The part of a photo's metadata that a file of this format holds, with warnings about all that is lost when the
     * photo is written, pixels included.
     */
    Metadata fitted(Photo photo);
}
