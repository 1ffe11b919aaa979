package dsgformer.photo.metadata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes out of a photo's metadata where it was taken. */
final class LocationRemoval {

    /** Properties of photoshop, Iptc4xmpCore, Iptc4xmpExt and others; the digest is that of IPTC as it was. */
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

    static Metadata removed(Metadata found) {
        return fromIptc(fromXmp(fromExif(found)));
    }

    private static Metadata fromExif(Metadata found) {
        if (found.exif().isEmpty()) {
            return found;
        }
        Optional<Exif> exif = found.exif().flatMap(Exif::of);
        exif.ifPresent(Exif::dropGps);
        return exif.map(edited -> found.withExif(edited.toBytes()))
                .orElseGet(() -> found.withoutExif().withWarning(unreadable("EXIF")));
    }

    private static Metadata fromXmp(Metadata found) {
        if (found.xmpPackets().isEmpty()) {
            return found;
        }
        XmpPackets packets = found.xmpPackets().get();
        boolean readable = Stream.concat(Stream.of(packets.standard()), packets.extension().stream())
                .allMatch(packet -> XmpText.of(packet).isPresent());
        return readable
                ? found.withXmpPackets(packets.map(LocationRemoval::withoutPlaces))
                : found.withoutXmp().withWarning(unreadable("XMP"));
    }

    private static byte[] withoutPlaces(byte[] packet) {
        XmpEditor editor = XmpEditor.of(packet).orElseThrow();
        editor.remove(LocationRemoval::tells);
        return editor.toBytes();
    }

    private static boolean tells(String property) {
        String name = XmpText.localName(property).toLowerCase(Locale.ROOT);
        return name.startsWith("gps")
                || name.contains("latitude")
                || name.contains("longitude")
                || name.contains("longtitude") // as drones spell it
                || name.contains("altitude")
                || NAMES.contains(name);
    }

    private static Metadata fromIptc(Metadata found) {
        if (found.photoshop().isEmpty()) {
            return found;
        }
        Optional<PhotoshopResources> resources = found.photoshop().flatMap(PhotoshopResources::of);
        Optional<byte[]> iptc = found.iptc();
        if (resources.isPresent() && iptc.isEmpty()) {
            return found;
        }
        Optional<byte[]> edited = iptc.flatMap(Iptc::withoutPlaces);
        if (edited.isEmpty()) {
            return found.withoutIptc().withWarning(unreadable("IPTC"));
        }
        if (Arrays.equals(edited.get(), iptc.get())) {
            return found;
        }
        byte[] others =
                resources.get().without(id -> id == PhotoshopResources.IPTC || id == PhotoshopResources.IPTC_DIGEST);
        byte[] block = PhotoshopResources.ofIptc(edited.get());
        byte[] joined = Arrays.copyOf(block, block.length + others.length);
        System.arraycopy(others, 0, joined, block.length, others.length);
        return found.withPhotoshop(joined);
    }

    private static String unreadable(String what) {
        return "its " + what + " could not be searched for places and was left out";
    }
}
