package dsgformer.batch;

import dsgformer.photo.Photo;

/** Applied to a restored photo before it is written: sets the JPEG quality, removes metadata. */
@FunctionalInterface
public interface PostProcessing {

    /** Leaves the photo unchanged. */
    PostProcessing NONE = photo -> photo;

    Photo finished(Photo restored);
}
