package dsgformer.photo.file;

import dsgformer.photo.Photo;

/**
 * A photo that was read from a file.
 *
 * @param turned whether the file's orientation was applied to the pixels
 * @param salvaged whether only a part of its pixels could be read
 * @param foreign whether a {@link PhotoDecoder} read it, so that the file is not of the photo's format
 */
public record ReadPhoto(Photo photo, boolean turned, boolean salvaged, boolean foreign) {

    /** Whether the file holds nothing but this photo, the same way up. */
    public boolean isAsStored() {
        return !turned && photo.warnings().isEmpty();
    }

    /** Whether a copy of the file may stand for the photo in its format. */
    public boolean isCopyable() {
        return !salvaged && !foreign;
    }
}
