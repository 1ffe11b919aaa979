package dsgformer.batch;

import dsgformer.photo.Background;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.metadata.MetadataPolicy;
import java.util.Optional;

/**
 * The usual {@link PostProcessing}: quality, metadata, background.
 *
 * @param quality of JPEG and WebP, if not near the photo's own
 * @param background behind transparent photos, where the format holds no transparency
 */
public record Finish(Optional<Integer> quality, MetadataPolicy metadata, Optional<Background> background)
        implements PostProcessing {

    @Override
    public Photo finished(Photo restored, PhotoFormat target) {
        Photo shown = target.holdsAlpha()
                ? restored
                : background.map(color -> color.behind(restored)).orElse(restored);
        return quality.map(shown::withJpegQuality).orElse(shown).keeping(metadata);
    }

    @Override
    public boolean keepsFiles(PhotoFormat format) {
        return quality.isEmpty() && metadata == MetadataPolicy.KEEP;
    }
}
