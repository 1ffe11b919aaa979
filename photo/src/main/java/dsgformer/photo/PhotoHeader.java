package dsgformer.photo;

import dsgformer.picture.Size;

/**
 * What the first bytes of a photo say, for planning: neither checked nor decoded, and as the file has it, not turned upright.
 *
 * @param kind what its pixels become, but for an alpha that shows only further behind
 */
public record PhotoHeader(Size size, PixelKind kind) {

    /** What its samples take in memory. */
    public long bytes() {
        return kind.bytes(size);
    }
}
