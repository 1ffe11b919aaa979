package dsgformer.photo.metadata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Removes the location from a photo's metadata. */
final class LocationRemoval {

    /**
     * Local names of location properties in photoshop, Iptc4xmpCore, Iptc4xmpExt and others; and the digest of the
     * unedited IPTC.
     */
    private static final Set<String> NAMES = Set.of(
            "city",
            "state",
            "country",
            "countrycode",
            "countryname",
            "provincestate",
            "sublocation",
            "location",
            "locationcreated",
            "locationshown",
            "locationname",
            "legacyiptcdigest");

    private LocationRemoval() {}

    static Metadata removed(Metadata metadata) {
        return fromTexts(fromIptc(fromXmp(fromExif(metadata))));
    }

    private static Metadata fromExif(Metadata metadata) {
        if (metadata.exif().isEmpty()) {
            return metadata;
        }
        Optional<Exif> exif = metadata.exif().flatMap(Exif::of);
        exif.ifPresent(Exif::dropGps);
        return exif.map(edited -> metadata.withExif(edited.toBytes()))
                .orElseGet(() -> metadata.withoutExif().withWarning(unreadable("EXIF")));
    }

    private static Metadata fromXmp(Metadata metadata) {
        if (metadata.xmpPackets().isEmpty()) {
            return metadata;
        }
        XmpPackets packets = metadata.xmpPackets().get();
        boolean readable = Stream.concat(Stream.of(packets.standard()), packets.extension().stream())
                .allMatch(packet -> XmpText.of(packet).isPresent());
        return readable
                ? metadata.withXmpPackets(packets.map(LocationRemoval::withoutPlaces))
                : metadata.withoutXmp().withWarning(unreadable("XMP"));
    }

    private static byte[] withoutPlaces(byte[] packet) {
        XmpEditor editor = XmpEditor.of(packet).orElseThrow();
        editor.remove(name -> isLocation(name.local()));
        return editor.toBytes();
    }

    /** Removes texts by their keywords, such as {@code exif:GPSLatitude} of ImageMagick. */
    private static Metadata fromTexts(Metadata metadata) {
        return metadata.withTexts(metadata.texts().stream()
                .filter(text -> {
                    String keyword = text.keyword();
                    return !isLocation(keyword.substring(keyword.indexOf(':') + 1));
                })
                .toList());
    }

    private static boolean isLocation(String property) {
        String name = property.toLowerCase(Locale.ROOT);
        return name.startsWith("gps")
                || name.contains("latitude")
                || name.contains("longitude")
                || name.contains("longtitude") // the spelling of some drones
                || name.contains("altitude")
                || NAMES.contains(name);
    }

    private static Metadata fromIptc(Metadata metadata) {
        if (metadata.photoshop().isEmpty()) {
            return metadata;
        }
        Optional<PhotoshopResources> resources = metadata.photoshop().flatMap(PhotoshopResources::of);
        Optional<byte[]> iptc = metadata.iptc();
        if (resources.isPresent() && iptc.isEmpty()) {
            return metadata;
        }
        Optional<byte[]> edited = iptc.flatMap(Iptc::withoutPlaces);
        if (edited.isEmpty()) {
            return metadata.withoutIptc().withWarning(unreadable("IPTC"));
        }
        if (Arrays.equals(edited.get(), iptc.get())) {
            return metadata;
        }
        return metadata.withPhotoshop(resources.get().withIptc(edited.get()));
    }

    private static String unreadable(String what) {
        return "its " + what + " could not be searched for places and was left out";
    }
}
