package dsgformer.batch;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;

/** Applied to a restored photo before it is written: sets the JPEG quality, removes metadata. */
@FunctionalInterface
public interface PostProcessing {

    /** Leaves the photo unchanged. */
    PostProcessing NONE = new PostProcessing() {
        @Override
        public Photo finished(Photo restored, PhotoFormat target) {
            return restored;
        }

        @Override
        public boolean keepsFiles(PhotoFormat format) {
            return true;
        }
    };

    /**
     * The photo to write.
     *
     * @param target the format that it will be written in
     */
    Photo finished(Photo restored, PhotoFormat target);

    /** Whether the file of a photo that the network did not change may be copied, if it has this format. */
    default boolean keepsFiles(PhotoFormat format) {
        return false;
    }
}
