package dsgformer.photo.file;

import dsgformer.photo.Photo;

/**
 * A photo that was read from a file.
 *
 * @param turned whether the file's orientation was applied to the pixels
 */
public record ReadPhoto(Photo photo, boolean turned) {

    /** Whether the file holds nothing but this photo, the same way up. */
    public boolean isAsStored() {
        return !turned && photo.warnings().isEmpty();
    }
}
