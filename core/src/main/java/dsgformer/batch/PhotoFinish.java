package dsgformer.batch;

import dsgformer.image.Photo;

/** The last thing done to a restored photo before it is written, such as another quality or less metadata. */
@FunctionalInterface
public interface PhotoFinish {

    /** Leaves it as it is. */
    PhotoFinish NONE = photo -> photo;

    Photo finished(Photo restored);
}
