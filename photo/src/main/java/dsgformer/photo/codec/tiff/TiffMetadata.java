package dsgformer.photo.codec.tiff;

import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Converts between a TIFF's tags and a photo's metadata. Profile, XMP and IPTC are tags; EXIF is a structure of its own
 * in all other formats, so descriptive tags of the first directory, EXIF and GPS are joined into one, or spread out
 * again.
 */
final class TiffMetadata {

    private static final int HEADER_BYTES = 8;

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
        Optional<byte[]> iptc = first(describing, TiffTag.IPTC);
        if (iptc.isPresent()) {
            metadata = metadata.withIptc(iptc.get());
        }
        ByteOrder order = describing.get(0).form().order();
        TiffFields exif = new TiffFields(order);
        for (int i = describing.size() - 1; i >= 0; i--) { // the photo's own tags last: they replace inherited ones
            exif.describe(describing.get(i));
        }
        if (!exif.isEmpty()) {
            metadata = metadata.withExif(structure(exif, order));
        }
        return pictures.leftOut().map(metadata::withWarning).orElse(metadata);
    }

    private static Optional<byte[]> first(List<TiffDirectory> directories, int tag) {
        return directories.stream()
                .flatMap(directory -> directory.bytes(tag).stream())
                .findFirst();
    }

    /** A classic TIFF structure that holds only this directory. */
    private static byte[] structure(TiffFields fields, ByteOrder order) {
        byte[] body = fields.toBytes(HEADER_BYTES, false);
        return ByteBuffer.allocate(HEADER_BYTES + body.length)
                .order(order)
                .put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'))
                .put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'))
                .putShort((short) 42)
                .putInt(HEADER_BYTES)
                .put(body)
                .array();
    }

    /** Adds the metadata to the tags of a file to be written; damaged EXIF is left out. */
    static void write(Metadata metadata, TiffFields fields) {
        metadata.exif().ifPresent(exif -> describe(exif, fields));
        metadata.icc().ifPresent(icc -> fields.undefined(TiffTag.ICC, icc));
        metadata.xmp().ifPresent(xmp -> fields.bytes(TiffTag.XMP, xmp));
        metadata.iptc().ifPresent(iptc -> fields.bytes(TiffTag.IPTC, iptc));
    }

    private static void describe(byte[] exif, TiffFields fields) {
        PhotoSource structure = PhotoSource.of(exif, "EXIF", ReadLimits.DEFAULT);
        try {
            if (TiffDirectory.isAt(structure)) {
                fields.describe(TiffDirectory.first(structure));
            }
        } catch (UnreadablePhotoException e) {
            return; // damaged EXIF
        }
    }
}
