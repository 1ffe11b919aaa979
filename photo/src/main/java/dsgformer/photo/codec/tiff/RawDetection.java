package dsgformer.photo.codec.tiff;

import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Detects raw files of cameras. Most are TIFFs whose first image is only a thumbnail, so the TIFF codec must not read
 * them.
 */
public final class RawDetection {

    private static final int MOSAIC = 32803;
    private static final int LINEAR = 34892;

    /** Compressions of Sony's, Nikon's, Kodak's and Pentax's raw files. */
    private static final Set<Long> OF_CAMERAS = Set.of(32767L, 34713L, 65000L, 65535L);

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
            TiffPictures pictures = TiffPictures.of(source);
            return pictures.anyMatch(RawDetection::isRaw)
                    || (pictures.startsWithPreview() && !pictures.hasFullPicture());
        } catch (DecodingException e) {
            return false; // a damaged TIFF counts as not raw
        }
    }

    private static boolean isRaw(TiffDirectory directory) {
        long photometric = directory.soundValue(TiffTag.PHOTOMETRIC, 0).orElse(0L);
        long compression = directory.soundValue(TiffTag.COMPRESSION, 0).orElse(0L);
        return directory.has(TiffTag.DNG_VERSION)
                || photometric == MOSAIC
                || photometric == LINEAR
                || OF_CAMERAS.contains(compression);
    }
}
