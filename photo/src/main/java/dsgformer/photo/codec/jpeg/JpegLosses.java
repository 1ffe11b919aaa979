package dsgformer.photo.codec.jpeg;

import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.jpeg.JpegSegments.Segment;
import dsgformer.photo.metadata.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells in warnings what of a JPEG is not carried: application segments of others, and what follows the image. */
final class JpegLosses {

    /** Segments that are carried, that describe the coding of pixels, or that point to what follows the image. */
    private static final Set<String> KNOWN = Set.of(
            "JFIF",
            "JFXX", // a preview
            "Exif",
            "http://ns.adobe.com/xap/1.0/",
            "http://ns.adobe.com/xmp/extension/",
            "ICC_PROFILE",
            "MPF",
            "urn:iso:std:iso:ts:21496:-1",
            "Photoshop 3.0",
            "Adobe_CM",
            "Adobe",
            "Ducky");

    private static final int MOST_NAME_BYTES = 40;

    private JpegLosses() {}

    static Metadata told(PhotoSource source, JpegSegments segments, Metadata metadata) {
        List<Segment> unknown = segments.applications().stream()
                .filter(segment -> !isKnown(source, segment))
                .toList();
        Metadata told = metadata;
        if (!unknown.isEmpty()) {
            told = told.withWarning("its segments "
                    + unknown.stream()
                            .map(segment -> words(source, segment))
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + " were left out");
        }
        Set<String> behind = JpegTrailer.parts(source, segments.end());
        return behind.isEmpty()
                ? told
                : told.withWarning("what follows its picture was left out: " + String.join(", ", behind));
    }

    private static boolean isKnown(PhotoSource source, Segment segment) {
        String name = name(source, segment);
        return KNOWN.contains(name) || name.startsWith("Adobe"); // a version may follow before the zero
    }

    /** Such as APP11 (JP). */
    private static String words(PhotoSource source, Segment segment) {
        String name = name(source, segment);
        String letters = name.chars().allMatch(c -> c > ' ' && c < 127) ? name : "";
        return "APP" + (segment.marker() - JpegSegments.APP0) + (letters.isEmpty() ? "" : " (" + letters + ")");
    }

    /** The name before the first zero; empty if there is none. */
    private static String name(PhotoSource source, Segment segment) {
        byte[] start = source.copy(segment.payload(), Math.min(segment.length(), MOST_NAME_BYTES));
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.max(0, text.indexOf('\0')));
    }
}
