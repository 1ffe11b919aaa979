package dsgformer.cli.deblur;

import dsgformer.batch.PostProcessing;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.metadata.MetadataPolicy;
import java.util.Optional;

/**
 * What the options ask to be done to each restored photo.
 *
 * @param quality of JPEG and WebP, if not near the photo's own
 */
record Finish(Optional<Integer> quality, MetadataPolicy metadata) implements PostProcessing {

    @Override
    public Photo finished(Photo restored, PhotoFormat target) {
        Photo written = quality.map(restored::withJpegQuality).orElse(restored);
        return written.keeping(metadata);
    }

    @Override
    public boolean keepsFiles(PhotoFormat format) {
        return quality.isEmpty() && metadata == MetadataPolicy.KEEP;
    }
}
