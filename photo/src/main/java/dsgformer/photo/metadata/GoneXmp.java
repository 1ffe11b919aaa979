package dsgformer.photo.metadata;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What XMP tells of parts of a file that are not carried: pictures and films behind a JPEG's image, those that the XMP
 * holds itself, and previews. Known by namespaces, whatever their prefixes.
 */
enum GoneXmp {
    GAIN_MAP(
            "a gain map",
            List.of(
                    whole("http://ns.adobe.com/hdr-gain-map/1.0/"),
                    whole("http://ns.apple.com/HDRGainMap/1.0/"),
                    whole("http://ns.apple.com/pixeldatainfo/1.0/"))),
    FILM(
            "a film (motion photo)",
            List.of(
                    part("http://ns.google.com/photos/1.0/camera/", "MotionPhoto", "MicroVideo"),
                    whole("http://ns.samsung.com/photos/1.0/camera/"),
                    whole("http://ns.oplus.com/photos/1.0/camera/"),
                    whole("http://ns.vivo.com/photos/1.0/camera/"),
                    whole("http://ns.xiaomi.com/photos/1.0/camera/"))),
    DEPTH_MAP(
            "a depth map",
            List.of(
                    whole("http://ns.google.com/photos/1.0/depthmap/"),
                    whole("http://ns.google.com/photos/1.0/focus/"),
                    below("http://ns.google.com/photos/dd/1.0/"),
                    whole("http://ns.apple.com/depthData/1.0/"),
                    whole("http://ns.apple.com/portraitEffectsMatte/1.0/"),
                    whole("http://ns.apple.com/semanticSegmentationMatte/1.0/"))),
    PICTURE(
            "another picture",
            List.of(
                    whole("http://ns.google.com/photos/1.0/image/"),
                    whole("http://ns.leiainc.com/photos/1.0/image/"),
                    whole("http://ns.samsung.com/model3dimage"))),
    SOUND("sound", List.of(whole("http://ns.google.com/photos/1.0/audio/"))),
    CONTAINER(
            "parts behind its picture",
            List.of(
                    whole("http://ns.google.com/photos/1.0/container/"),
                    whole("http://ns.google.com/photos/1.0/container/item/"))),
    /** Not told of: previews of the unedited photo are of no use. */
    PREVIEW("", List.of(part(XmpName.XMP, "Thumbnails")));

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // predicates without state
    private final List<Predicate<XmpName>> properties;

    GoneXmp(String words, List<Predicate<XmpName>> properties) {
        this.words = words;
        this.properties = properties;
    }

    private static Predicate<XmpName> whole(String namespace) {
        return name -> name.namespace().equals(namespace);
    }

    private static Predicate<XmpName> below(String namespaces) {
        return name -> name.namespace().startsWith(namespaces);
    }

    /** The properties of a namespace whose names start so. */
    private static Predicate<XmpName> part(String namespace, String... starts) {
        return name -> name.namespace().equals(namespace)
                && Stream.of(starts).anyMatch(start -> name.local().startsWith(start));
    }

    static Optional<GoneXmp> of(XmpName name) {
        return Stream.of(values())
                .filter(part -> part.properties.stream().anyMatch(test -> test.test(name)))
                .findFirst();
    }

    /** What it tells of, as words for people; empty if that is no loss. */
    Optional<String> words() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }
}
