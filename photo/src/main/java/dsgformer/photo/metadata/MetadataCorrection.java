package dsgformer.photo.metadata;

import dsgformer.picture.Size;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Corrects metadata that no longer holds once a photo is decoded, turned upright and written anew: previews,
 * orientation, width and height, and references to data behind the photo in its old file. Metadata too damaged to be
 * corrected is left out, with a warning.
 */
public final class MetadataCorrection {

    private MetadataCorrection() {}

    /** The EXIF orientation; empty if there is none. XMP's is ignored, as image viewers do. */
    public static OptionalInt orientation(Metadata found) {
        return found.exif().flatMap(Exif::of).map(Exif::orientation).orElse(OptionalInt.empty());
    }

    /** The metadata for a photo of this size that was turned upright. */
    public static Metadata corrected(Metadata found, Size size, boolean swapped) {
        boolean oriented = orientation(found).isPresent();
        Metadata metadata = swapped
                ? found.resolution()
                        .map(resolution -> found.withResolution(resolution.swapped()))
                        .orElse(found)
                : found;
        return photoshop(xmp(exif(metadata, size, swapped), size, oriented));
    }

    /** The metadata with the orientation set to upright, for pixels that were already turned. */
    public static Metadata markedUpright(Metadata metadata) {
        return metadata.exif()
                .flatMap(Exif::of)
                .map(exif -> {
                    exif.resetOrientation();
                    return metadata.withExif(exif.toBytes());
                })
                .orElse(metadata);
    }

    private static Metadata exif(Metadata found, Size size, boolean swapped) {
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
        edited.setSize(size);
        if (swapped) {
            edited.swapResolution();
        }
        return found.withExif(edited.toBytes());
    }

    private static Metadata xmp(Metadata found, Size size, boolean oriented) {
        return found.xmpPackets()
                .map(packets -> found.withXmpPackets(packets.map(packet -> XmpEditor.of(packet)
                        .map(editor -> {
                            if (oriented) {
                                editor.set("Orientation", "1");
                            }
                            editor.set("ImageWidth", Integer.toString(size.width()));
                            editor.set("ImageLength", Integer.toString(size.height()));
                            editor.set("PixelXDimension", Integer.toString(size.width()));
                            editor.set("PixelYDimension", Integer.toString(size.height()));
                            editor.remove(MetadataCorrection::isObsolete);
                            return editor.toBytes();
                        })
                        .orElse(packet))))
                .orElse(found);
    }

    private static Metadata photoshop(Metadata found) {
        if (found.photoshop().isEmpty()) {
            return found;
        }
        return found.photoshop()
                .flatMap(PhotoshopResources::of)
                .map(resources -> found.withPhotoshop(resources.without(PhotoshopResources.THUMBNAILS::contains)))
                .orElseGet(() -> found.withoutIptc().withWarning("its IPTC is damaged and was left out"));
    }

    /** Previews, and references to gain maps and films behind a JPEG's image, which are not carried. */
    private static boolean isObsolete(String name) {
        return name.equals("xmp:Thumbnails")
                || name.equals("xap:Thumbnails")
                || name.equals("Container:Directory")
                || name.startsWith("GCamera:MotionPhoto")
                || name.startsWith("GCamera:MicroVideo")
                || name.startsWith("hdrgm:");
    }
}
