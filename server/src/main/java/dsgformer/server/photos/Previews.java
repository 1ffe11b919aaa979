package dsgformer.server.photos;

import dsgformer.infer.BlurEstimate;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Pictures that a page shows while people choose: a region before and after, and small copies of photos. The region is
 * restored with some pixels around it and not with the whole photo, so it differs a little from the final result.
 */
public final class Previews {

    /** Pixels around a region that the network sees too. */
    private static final int MARGIN = 64;

    private static final int SMALL_QUALITY = 88;

    /** What decoding takes for each byte of samples: the samples and the decoder's buffers. */
    private static final int DECODING = 3;

    private final ModelShelf models;
    private final ReadLimits limits;
    private final MemoryBudget budget;

    public Previews(ModelShelf models, ReadLimits limits, MemoryBudget budget) {
        this.models = models;
        this.limits = limits;
        this.budget = budget;
    }

    /** Restores a region of a photo at strength 1; a client mixes it: in + s · (restored − in). */
    public Preview region(Path file, Region wanted, PhotoOptions options) throws IOException, InterruptedException {
        Deblurrer deblurrer = models.deblurrer(options.model());
        return budget.within(bytes(file), () -> {
            Photo photo = PhotoFiles.read(file, limits);
            Region region = wanted.within(photo.size());
            Region around = region.withMargin(MARGIN, photo.size());
            Planes before = Normalization.toPlanes(
                    photo, range(around.y(), around.height()), range(around.x(), around.width()));
            Planes after = deblurrer.deblur(before, DeblurOptions.defaults().withInference(options.inference()));
            Photo pair = Photo.of(
                    new Size(region.width(), 2 * region.height()),
                    PixelKind.RGB,
                    (c, y, x) -> level(
                            y < region.height() ? before : after,
                            c,
                            region.y() - around.y() + y % region.height(),
                            region.x() - around.x() + x));
            return new Preview(encoded(withProfile(pair, photo), PhotoFormat.PNG), region, BlurEstimate.of(photo));
        });
    }

    /** A small copy of a photo as JPEG, for lists and for formats that browsers do not show. */
    public byte[] small(Path file, int longestSide) throws IOException, InterruptedException {
        return budget.within(bytes(file), () -> {
            Photo photo = PhotoFiles.read(file, limits);
            Photo small = Reduction.of(photo, longestSide);
            return encoded(withProfile(small, photo).withJpegQuality(SMALL_QUALITY), PhotoFormat.JPEG);
        });
    }

    private static long bytes(Path file) {
        return PhotoFiles.header(file).map(PhotoHeader::bytes).orElse(0L) * DECODING;
    }

    /** The profile of a color photo holds for its parts and copies. */
    private static Photo withProfile(Photo made, Photo original) {
        return original.grey()
                ? made
                : original.metadata()
                        .icc()
                        .map(profile -> made.withMetadata(made.metadata().withIcc(profile)))
                        .orElse(made);
    }

    private static byte[] encoded(Photo photo, PhotoFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PhotoFiles.write(photo, out, format);
        return out.toByteArray();
    }

    private static int level(Planes planes, int channel, int y, int x) {
        float value = planes.values()[planes.index(channel, y, x)];
        return Math.round(255 * Math.max(0, Math.min(1, value)));
    }

    private static int[] range(int from, int count) {
        return IntStream.range(from, from + count).toArray();
    }
}
