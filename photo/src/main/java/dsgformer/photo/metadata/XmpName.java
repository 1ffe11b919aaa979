package dsgformer.photo.metadata;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The name of an element or attribute in XMP: as written, with any prefix, and the namespace that the prefix stands
 * for. A prefix that is not declared stands for the namespace that it usually has; it is empty for others.
 */
record XmpName(String written, String namespace) {

    static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    static final String XMP = "http://ns.adobe.com/xap/1.0/";
    static final String NOTE = "http://ns.adobe.com/xmp/note/";
    static final String TIFF = "http://ns.adobe.com/tiff/1.0/";
    static final String EXIF = "http://ns.adobe.com/exif/1.0/";

    /** The namespace of declarations themselves. */
    static final String DECLARATIONS = "http://www.w3.org/2000/xmlns/";

    private static final String DECLARATION = "xmlns";
    private static final String GOOGLE = "http://ns.google.com/photos/1.0/";

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("rdf", RDF),
            Map.entry("xmp", XMP),
            Map.entry("xap", XMP),
            Map.entry("xmpNote", NOTE),
            Map.entry("tiff", TIFF),
            Map.entry("exif", EXIF),
            Map.entry("GCamera", GOOGLE + "camera/"),
            Map.entry("Container", GOOGLE + "container/"),
            Map.entry("GContainer", GOOGLE + "container/"),
            Map.entry("Item", GOOGLE + "container/item/"),
            Map.entry("GDepth", GOOGLE + "depthmap/"),
            Map.entry("GImage", GOOGLE + "image/"),
            Map.entry("GAudio", GOOGLE + "audio/"),
            Map.entry("GFocus", GOOGLE + "focus/"),
            Map.entry("GPano", GOOGLE + "panorama/"),
            Map.entry("hdrgm", "http://ns.adobe.com/hdr-gain-map/1.0/"),
            Map.entry("HDRGainMap", "http://ns.apple.com/HDRGainMap/1.0/"));

    static XmpName ofElement(String written, Function<String, Optional<String>> declared) {
        return new XmpName(written, namespace(prefix(written), declared));
    }

    /** An attribute without a prefix has no namespace. */
    static XmpName ofAttribute(String written, Function<String, Optional<String>> declared) {
        String prefix = prefix(written);
        boolean declaration = prefix.equals(DECLARATION) || written.equals(DECLARATION);
        return new XmpName(written, declaration ? DECLARATIONS : prefix.isEmpty() ? "" : namespace(prefix, declared));
    }

    private static String namespace(String prefix, Function<String, Optional<String>> declared) {
        return declared.apply(prefix).orElseGet(() -> USUAL.getOrDefault(prefix, ""));
    }

    private static String prefix(String written) {
        return written.substring(0, Math.max(0, written.indexOf(':')));
    }

    /** The name without its prefix. */
    String local() {
        return written.substring(written.indexOf(':') + 1);
    }

    /** The prefix that a declaration of this name declares; empty for the default one. */
    String declaredPrefix() {
        return written.equals(DECLARATION) ? "" : local();
    }

    boolean is(String otherNamespace, String otherLocal) {
        return namespace.equals(otherNamespace) && local().equals(otherLocal);
    }
}
