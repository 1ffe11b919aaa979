package dsgformer.batch;

import dsgformer.photo.Photo;
import dsgformer.photo.file.ReadPhoto;
import java.util.Optional;

/**
 * A photo to be deblurred and where it comes from.
 *
 * @param original the bytes of its file, if they can be had again
 */
public record SourcePhoto(ReadPhoto read, Optional<Original> original) {

    public Photo photo() {
        return read.photo();
    }
}
