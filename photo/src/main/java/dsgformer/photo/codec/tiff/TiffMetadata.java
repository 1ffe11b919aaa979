package dsgformer.photo.codec.tiff;

import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Converts between a TIFF's tags and a photo's metadata. Profile, XMP and IPTC are tags; EXIF is a structure of its own
 * in all other formats, so descriptive tags of the first directory, EXIF and GPS are joined into one, or spread out
 * again.
 */
final class TiffMetadata {

    private static final int HEADER_BYTES = 8;

    private TiffMetadata() {}

    static Metadata read(TiffDirectory directory) {
        Metadata metadata = Metadata.NONE;
        Optional<byte[]> icc = directory.bytes(TiffTag.ICC);
        if (icc.isPresent()) {
            metadata = metadata.withIcc(icc.get());
        }
        Optional<byte[]> xmp = directory.bytes(TiffTag.XMP);
        if (xmp.isPresent()) {
            metadata = metadata.withXmp(xmp.get());
        }
        Optional<byte[]> iptc = directory.bytes(TiffTag.IPTC);
        if (iptc.isPresent()) {
            metadata = metadata.withIptc(iptc.get());
        }
        TiffFields exif = new TiffFields(directory.form().order()).describe(directory);
        return exif.isEmpty()
                ? metadata
                : metadata.withExif(structure(exif, directory.form().order()));
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
