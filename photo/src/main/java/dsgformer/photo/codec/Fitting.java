package dsgformer.photo.codec;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.Exif;
import dsgformer.photo.metadata.IccProfile;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PhotoText;
import dsgformer.photo.metadata.PngProperty;
import dsgformer.photo.metadata.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fits a photo to a file format: takes from its metadata what the format does not hold, and tells that in warnings, as
 * it tells what becomes of its pixels. Codecs name what applies to them. Immutable.
 *
 * @param format the format's name, for warnings
 */
public record Fitting(Photo photo, String format, Metadata metadata) {

    public static Fitting of(Photo photo, String format) {
        return new Fitting(photo, format, photo.metadata());
    }

    private Fitting with(Metadata fitted) {
        return new Fitting(photo, format, fitted);
    }

    private Fitting warning(String warning) {
        return with(metadata.withWarning(warning));
    }

    /** The format holds 8 bits a sample. */
    public Fitting eightBits() {
        return photo.depth() == BitDepth.EIGHT
                ? this
                : warning("its 16 bits a sample become 8: " + format + " holds no more; PNG and TIFF do");
    }

    /** The format holds no transparency. */
    public Fitting opaque() {
        return isTransparent(photo)
                ? warning("its transparency is left out: " + format + " holds none; PNG, TIFF and WebP do")
                : this;
    }

    private static boolean isTransparent(Photo photo) {
        PixelKind kind = photo.kind();
        if (!kind.alpha()) {
            return false;
        }
        long samples = photo.size().pixels() * kind.channels();
        for (long at = kind.colors(); at < samples; at += kind.channels()) {
            if (photo.samples().at((int) at) < kind.depth().max()) {
                return true;
            }
        }
        return false;
    }

    /** The format holds no chunks of PNG about color; those that an ICC profile overrides are no loss. */
    public Fitting withoutPngColors() {
        String lost = metadata.png().stream()
                .map(PngProperty::type)
                .filter(type -> PngProperty.counts(type, metadata))
                .distinct()
                .collect(Collectors.joining(", "));
        Metadata without = metadata.withPng(List.of());
        return with(
                lost.isEmpty()
                        ? without
                        : without.withWarning("its PNG chunks about color (" + lost + ") are left out: " + format
                                + " does not hold them, so colors may look different"));
    }

    /** Keeps the texts that the format holds. */
    public Fitting keepingTexts(Predicate<PhotoText> held) {
        List<PhotoText> lost = metadata.texts().stream().filter(held.negate()).toList();
        if (lost.isEmpty()) {
            return this;
        }
        String keywords = lost.stream().map(PhotoText::keyword).distinct().collect(Collectors.joining(", "));
        return with(metadata.withTexts(metadata.texts().stream().filter(held).toList())
                .withWarning("its texts (" + keywords + ") are left out: " + format + " does not hold them; PNG does"));
    }

    /** Drops a color profile of another kind than the pixels written, which readers refuse or misread. */
    public Fitting profileOf(boolean grey) {
        boolean fits = metadata.icc().map(icc -> IccProfile.fits(icc, grey)).orElse(true);
        return fits
                ? this
                : with(metadata.withoutIcc()
                        .withWarning("its color profile is left out: it is not one of " + (grey ? "grey" : "RGB")
                                + " pixels, which the file has; colors may look different"));
    }

    /** The format holds the print resolution in EXIF alone. */
    public Fitting resolutionInExif() {
        Optional<Resolution> resolution = metadata.resolution();
        if (resolution.isEmpty()) {
            return this;
        }
        if (metadata.exif().isEmpty()) {
            return with(metadata.withExif(Exif.ofResolution(resolution.get())));
        }
        return metadata.exif().flatMap(Exif::of).flatMap(Exif::resolution).isPresent()
                ? this
                : warning("its print resolution is left out: " + format + " holds it in EXIF alone, which has none");
    }

    /** The format holds a print resolution in pixels per length alone. */
    public Fitting resolutionOfLength() {
        return metadata.resolution()
                        .filter(resolution -> resolution.unit() == Resolution.Unit.RATIO)
                        .isPresent()
                ? warning("the ratio of its pixels' sides is left out: " + format + " does not hold it")
                : this;
    }
}
