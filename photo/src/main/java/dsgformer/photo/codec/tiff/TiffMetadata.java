package dsgformer.photo.codec.tiff;

import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PhotoshopResources;
import dsgformer.photo.metadata.Resolution;
import java.util.List;
import java.util.Optional;

/**
 * Converts between a TIFF's tags and a photo's metadata. Profile, XMP, IPTC and Photoshop's resources are tags; EXIF is
 * a structure of its own in all other formats, see {@link TiffExif}.
 */
final class TiffMetadata {

    private TiffMetadata() {}

    static Metadata read(TiffPictures pictures) {
        List<TiffDirectory> describing = pictures.describing();
        Metadata metadata = Metadata.NONE;
        Optional<byte[]> icc = first(describing, TiffTag.ICC);
        if (icc.isPresent()) {
            metadata = metadata.withIcc(icc.get());
        }
        Optional<byte[]> xmp = first(describing, TiffTag.XMP);
        if (xmp.isPresent()) {
            metadata = metadata.withXmp(xmp.get());
        }
        metadata = photoshop(describing, metadata);
        metadata = TiffExif.read(describing, metadata);
        return TiffLosses.told(pictures, metadata);
    }

    /** IPTC has a tag of its own, and may be among Photoshop's resources. */
    private static Metadata photoshop(List<TiffDirectory> describing, Metadata metadata) {
        Optional<byte[]> iptc = first(describing, TiffTag.IPTC);
        Optional<PhotoshopResources> resources =
                first(describing, TiffTag.PHOTOSHOP).flatMap(PhotoshopResources::of);
        if (resources.isPresent()) {
            return metadata.withPhotoshop(iptc.map(resources.get()::withIptc)
                    .orElseGet(() -> resources.get().toBytes()));
        }
        return iptc.map(metadata::withIptc).orElse(metadata);
    }

    private static Optional<byte[]> first(List<TiffDirectory> directories, int tag) {
        return directories.stream()
                .flatMap(directory -> directory.bytes(tag).stream())
                .findFirst();
    }

    /** Adds the metadata, without EXIF, to the tags of a file to be written. */
    static void write(Metadata metadata, TiffFields fields) {
        metadata.icc().ifPresent(icc -> fields.undefined(TiffTag.ICC, icc));
        metadata.xmp().ifPresent(xmp -> fields.bytes(TiffTag.XMP, xmp));
        metadata.iptc().ifPresent(iptc -> fields.bytes(TiffTag.IPTC, iptc));
        metadata.photoshop()
                .filter(PhotoshopResources::hasMoreThanIptc)
                .ifPresent(resources -> fields.bytes(TiffTag.PHOTOSHOP, resources));
        if (!fields.has(TiffTag.X_RESOLUTION) && !fields.has(TiffTag.Y_RESOLUTION)) {
            metadata.resolution().ifPresent(found -> write(found, fields));
        }
    }

    private static void write(Resolution found, TiffFields fields) {
        Resolution resolution = found.unit() == Resolution.Unit.METRE ? found.in(Resolution.Unit.INCH) : found;
        long[] rationals = resolution.rationals();
        fields.rationals(TiffTag.X_RESOLUTION, rationals[0], rationals[1]);
        fields.rationals(TiffTag.Y_RESOLUTION, rationals[2], rationals[3]);
        fields.shorts(TiffTag.RESOLUTION_UNIT, resolution.exifUnit());
    }
}
