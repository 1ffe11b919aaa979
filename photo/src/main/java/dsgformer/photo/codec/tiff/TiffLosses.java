package dsgformer.photo.codec.tiff;

import dsgformer.photo.metadata.Metadata;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells in warnings what of a TIFF is not carried: other pictures, tags of others, and further samples. */
final class TiffLosses {

    private static final int PHOTOSHOP_LAYERS = 37724;

    /** Tags about the storage of pixels or pages, or of no meaning without the old file. */
    private static final Set<Integer> STRUCTURE = Set.of(
            254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 277, 278, 279, 280, 281, 284, 288, 289, 290,
            291, 292, 293, 297, 317, 320, 321, 322, 323, 324, 325, 326, 327, 328, 330, 332, 333, 334, 336, 338, 339,
            340, 341, 342, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 559);

    private static final Set<Integer> CARRIED =
            Set.of(TiffTag.XMP, TiffTag.IPTC, TiffTag.PHOTOSHOP, TiffTag.EXIF, TiffTag.ICC, TiffTag.GPS);

    private TiffLosses() {}

    static Metadata told(TiffPictures pictures, Metadata metadata) {
        Metadata told = pictures.leftOut().map(metadata::withWarning).orElse(metadata);
        String unknown = pictures.photo().entries().stream()
                .map(TiffDirectory.Entry::tag)
                .filter(tag -> !STRUCTURE.contains(tag) && !CARRIED.contains(tag) && !TiffFields.isDescriptive(tag))
                .map(tag -> tag == PHOTOSHOP_LAYERS ? tag + " (Photoshop's layers)" : Integer.toString(tag))
                .collect(Collectors.joining(", "));
        return unknown.isEmpty() ? told : told.withWarning("its tags " + unknown + " were left out");
    }

    /** Tells of samples that are neither color nor alpha. */
    static Metadata samples(int stored, int colors, boolean alpha, Metadata metadata) {
        int extra = stored - colors - (alpha ? 1 : 0);
        return extra <= 0
                ? metadata
                : metadata.withWarning(extra + (extra == 1 ? " sample" : " samples")
                        + " of each pixel beside color and alpha, such as a" + " saved selection, "
                        + (extra == 1 ? "was" : "were") + " left out");
    }
}
