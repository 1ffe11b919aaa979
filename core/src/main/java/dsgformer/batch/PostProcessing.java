package dsgformer.batch;

import dsgformer.photo.Photo;

/** The last thing done to a restored photo before it is written, such as another quality or less metadata. */
@FunctionalInterface
public interface PostProcessing {

    /** Leaves it as it is. */
    PostProcessing NONE = photo -> photo;

    Photo finished(Photo restored);
}
