package dsgformer.photo;

import dsgformer.picture.Size;

/**
 * Size and kind of a photo from its header alone, for planning: unverified, before the orientation is applied.
 *
 * @param kind the kind of the decoded pixels; an alpha channel that only later parts of the file declare is missing
 */
public record PhotoHeader(Size size, PixelKind kind) {

    /** How many bytes the samples take in memory. */
    public long bytes() {
        return kind.bytes(size);
    }
}
