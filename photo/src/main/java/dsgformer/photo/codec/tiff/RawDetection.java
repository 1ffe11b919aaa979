package dsgformer.photo.codec.tiff;

import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.PhotoSource;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Detects raw files of cameras. Most are TIFFs whose first image is only a thumbnail, so the TIFF codec must not read
 * them.
 */
public final class RawDetection {

    private static final int MOSAIC = 32803;
    private static final int LINEAR = 34892;

    private RawDetection() {}

    public static boolean isRaw(PhotoSource source) {
        boolean ownKind = Stream.of("FUJIFILMCCD-RAW", "IIRO", "IIRS", "MMOR", "IIU\0", "\0MRM")
                        .anyMatch(magic -> source.startsWith(magic.getBytes(StandardCharsets.ISO_8859_1)))
                || source.hasAt(4, "ftypcrx ".getBytes(StandardCharsets.ISO_8859_1));
        return ownKind || (TiffDirectory.isAt(source) && isRawTiff(source));
    }

    private static boolean isRawTiff(PhotoSource source) {
        if (source.hasAt(8, new byte[] {'C', 'R', 2})) {
            return true;
        }
        try {
            TiffDirectory directory = TiffDirectory.first(source);
            long photometric = directory.value(TiffTag.PHOTOMETRIC, 0);
            boolean reduced = (directory.value(TiffTag.SUBFILE_TYPE, 0) & 1) != 0;
            return directory.has(TiffTag.DNG_VERSION)
                    || photometric == MOSAIC
                    || photometric == LINEAR
                    || (reduced && directory.has(TiffTag.SUB_DIRECTORIES));
        } catch (UnreadablePhotoException e) {
            return false; // a damaged TIFF counts as not raw
        }
    }
}
