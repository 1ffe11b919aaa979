package dsgformer.photo.metadata;

import dsgformer.picture.Size;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Corrects metadata that no longer holds once a photo is decoded, turned upright and written anew: previews,
 * orientation, width and height, places that are counted in the unturned photo, and references to data behind the photo
 * in its old file. Metadata too damaged to be corrected is left out, with a warning.
 */
public final class MetadataCorrection {

    private MetadataCorrection() {}

    /** The EXIF orientation; empty if there is none. XMP's is ignored, as image viewers do. */
    public static OptionalInt orientation(Metadata found) {
        return found.exif().flatMap(Exif::of).map(Exif::orientation).orElse(OptionalInt.empty());
    }

    /** The metadata of a photo that was turned upright. */
    public static Metadata corrected(Metadata found, Turn turn) {
        boolean oriented = orientation(found).isPresent();
        Metadata metadata = turn.swapped()
                ? found.resolution()
                        .map(resolution -> found.withResolution(resolution.swapped()))
                        .orElse(found)
                : found;
        Set<String> untrue = new LinkedHashSet<>();
        Metadata corrected =
                texts(photoshop(xmp(exif(metadata, turn, untrue), turn, oriented, untrue), turn, untrue), turn);
        return untrue.isEmpty()
                ? corrected
                : corrected.withWarning("the photo was turned upright, and metadata that counts places in the unturned"
                        + " photo was left out: " + String.join(", ", untrue));
    }

    private static Metadata exif(Metadata found, Turn turn, Set<String> untrue) {
        if (found.exif().isEmpty()) {
            return found;
        }
        Optional<Exif> exif = found.exif().map(Exif::withoutPrefix).flatMap(Exif::of);
        if (exif.isEmpty()) {
            return found.withoutExif().withWarning("its EXIF is damaged and was left out");
        }
        Exif edited = exif.get();
        if (edited.orientation().isPresent()) {
            edited.resetOrientation();
        }
        edited.dropThumbnail();
        edited.setSize(turn.upright());
        untrue.addAll(ExifTurn.apply(edited, turn));
        return found.withExif(edited.toBytes());
    }

    private static Metadata xmp(Metadata found, Turn turn, boolean oriented, Set<String> untrue) {
        if (found.xmpPackets().isEmpty()) {
            return found;
        }
        Set<String> gone = new LinkedHashSet<>();
        XmpPackets corrected = found.xmpPackets()
                .get()
                .map(packet -> XmpEditor.of(packet)
                        .map(editor -> xmp(editor, turn, oriented, gone, untrue))
                        .orElse(packet));
        Metadata metadata = found.withXmpPackets(corrected);
        return gone.isEmpty()
                ? metadata
                : metadata.withWarning("what its XMP tells of " + String.join(", ", gone)
                        + " was left out, because that is not carried");
    }

    private static byte[] xmp(XmpEditor editor, Turn turn, boolean oriented, Set<String> gone, Set<String> untrue) {
        if (oriented) {
            editor.set("Orientation", "1");
        }
        String width = Integer.toString(turn.upright().width());
        String height = Integer.toString(turn.upright().height());
        editor.set("ImageWidth", width);
        editor.set("ImageLength", height);
        editor.set("PixelXDimension", width);
        editor.set("PixelYDimension", height);
        XmpTurn turned = XmpTurn.apply(editor, turn);
        for (XmpName removed : editor.remove(
                name -> GoneXmp.of(name).isPresent() || turned.untrue(name).isPresent())) {
            GoneXmp.of(removed).flatMap(GoneXmp::words).ifPresent(gone::add);
            turned.untrue(removed).ifPresent(untrue::add);
        }
        return editor.toBytes();
    }

    private static Metadata photoshop(Metadata found, Turn turn, Set<String> untrue) {
        if (found.photoshop().isEmpty()) {
            return found;
        }
        Optional<PhotoshopResources> resources = found.photoshop().flatMap(PhotoshopResources::of);
        if (resources.isEmpty()) {
            return found.withoutIptc().withWarning("its IPTC is damaged and was left out");
        }
        PhotoshopResources turned = turn.swapped()
                ? PhotoshopResources.of(resources.get().withResolutionSwapped()).orElseThrow()
                : resources.get();
        boolean places = !turn.isNone() && turned.contains(PhotoshopResources::isOfPlaces);
        if (places) {
            untrue.add("Photoshop's guides, slices and paths");
        }
        return found.withPhotoshop(turned.without(
                id -> PhotoshopResources.THUMBNAILS.contains(id) || (places && PhotoshopResources.isOfPlaces(id))));
    }

    /** Without ImageMagick's copies of EXIF in PNG's texts, the orientation among them, if the photo was turned. */
    private static Metadata texts(Metadata found, Turn turn) {
        return turn.isNone()
                ? found
                : found.withTexts(found.texts().stream()
                        .filter(text -> !text.keyword().startsWith("exif:"))
                        .toList());
    }

    /** The packet of an XMP file beside a photo that is now upright and of this size; no XMP stays as it is. */
    public static byte[] correctedSidecar(byte[] packet, Size size) {
        return XmpEditor.of(packet)
                .map(editor -> {
                    editor.set("Orientation", "1");
                    editor.set("ImageWidth", Integer.toString(size.width()));
                    editor.set("ImageLength", Integer.toString(size.height()));
                    return editor.toBytes();
                })
                .orElse(packet);
    }
}
