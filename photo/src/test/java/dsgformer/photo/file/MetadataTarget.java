package dsgformer.photo.file;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Fuzz target for metadata: any metadata is read, and written as far as it could be carried, under every policy. */
public final class MetadataTarget {

    static final List<PhotoFormat> FORMATS =
            List.of(PhotoFormat.JPEG, PhotoFormat.PNG, PhotoFormat.TIFF, PhotoFormat.WEBP);

    private static final Photo PHOTO = Photo.of(new Size(9, 5), PixelKind.RGB, (c, y, x) -> 20 * x + 10 * y + c);

    private MetadataTarget() {}

    /** As that of {@link PhotoTarget}. */
    public static void fuzzerInitialize() throws IOException {
        for (byte kind = 0; kind < 16; kind++) {
            fuzzerTestOneInput(new byte[] {kind, 0});
        }
    }

    /** The first byte selects what the others are: EXIF, XMP, IPTC or a profile, and in which file. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] block = Arrays.copyOfRange(data, 1, data.length);
        Metadata metadata = switch (data[0] & 3) {
            case 0 -> Metadata.NONE.withExif(block);
            case 1 -> Metadata.NONE.withXmp(block);
            case 2 -> Metadata.NONE.withIptc(block);
            default -> Metadata.NONE.withIcc(block);
        };
        Photo carrier = PHOTO.withMetadata(metadata);
        byte[] file;
        try {
            file = Encoded.bytes(carrier, FORMATS.get(data[0] >> 2 & 3));
        } catch (UnwritablePhotoException e) {
            return;
        }
        PhotoTarget.writeAndRead(Encoded.read(file)); // damaged metadata is left out, the photo is not refused
    }
}
