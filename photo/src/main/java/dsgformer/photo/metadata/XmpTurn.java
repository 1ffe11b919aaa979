package dsgformer.photo.metadata;

import dsgformer.photo.metadata.Turn.Point;
import dsgformer.photo.metadata.XmpEditor.Property;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Turns places that XMP counts in the stored photo, such as those of faces, together with the photo. Properties that
 * cannot be turned are no longer true; {@link #untrue} names them.
 */
final class XmpTurn {

    private static final String REGIONS = "http://www.metadataworkinggroup.com/schemas/regions/";
    private static final String AREA = "http://ns.adobe.com/xmp/sType/Area#";
    private static final String DIMENSIONS = "http://ns.adobe.com/xap/1.0/sType/Dimensions#";
    private static final String MICROSOFT = "http://ns.microsoft.com/photo/1.2/";
    private static final String MICROSOFT_REGION = "http://ns.microsoft.com/photo/1.2/t/Region#";
    private static final Point ONE = Point.of(1, 1);

    /** Properties that count places, or describe the picture as it lay, by their words for people. */
    private static final Map<String, Predicate<XmpName>> UNTRUE = Map.of(
            "a panorama's angles", of("http://ns.google.com/photos/1.0/panorama/"),
            "IPTC's regions", of("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "ImageRegion"),
            "ACDSee's regions", of("http://ns.acdsee.com/regions/"),
            "Apple's data of faces", of("http://ns.apple.com/faceinfo/1.0/"),
            "the subject's place", of(XmpName.EXIF, "SubjectArea", "SubjectLocation"),
            "the angle of a region", of(REGIONS, "Rotation"));

    private final XmpEditor editor;
    private final Turn turn;
    private boolean regionsTurned = true;
    private boolean microsoftsTurned = true;

    private XmpTurn(XmpEditor editor, Turn turn) {
        this.editor = editor;
        this.turn = turn;
    }

    private static Predicate<XmpName> of(String namespace, String... locals) {
        return name -> name.namespace().equals(namespace)
                && (locals.length == 0 || Stream.of(locals).anyMatch(name.local()::equals));
    }

    /** Turns what can be turned. */
    static XmpTurn apply(XmpEditor editor, Turn turn) {
        XmpTurn applied = new XmpTurn(editor, turn);
        if (!turn.isNone()) {
            applied.regionsTurned = applied.groups(AREA).stream().allMatch(applied::turnArea);
            applied.microsoftsTurned = editor.properties().stream()
                    .filter(property -> property.name().is(MICROSOFT_REGION, "Rectangle"))
                    .allMatch(applied::turnRectangle);
        }
        if (turn.swapped()) {
            applied.groups(DIMENSIONS).stream()
                    .filter(size -> applied.isOfRegions(size.values()))
                    .forEach(size -> applied.swap(size, "w", "h"));
            applied.groups(XmpName.EXIF)
                    .forEach(exif -> applied.swap(exif, "FocalPlaneXResolution", "FocalPlaneYResolution"));
            applied.groups(XmpName.TIFF).forEach(tiff -> applied.swap(tiff, "XResolution", "YResolution"));
        }
        return applied;
    }

    /** What a property tells that is not true of the upright photo, in words for people; empty if it stays true. */
    Optional<String> untrue(XmpName name) {
        if (turn.isNone()) {
            return Optional.empty();
        }
        if (!regionsTurned && name.is(REGIONS, "Regions")) {
            return Optional.of("damaged regions");
        }
        if (!microsoftsTurned && name.is(MICROSOFT, "RegionInfo")) {
            return Optional.of("damaged regions of Microsoft's");
        }
        return UNTRUE.entrySet().stream()
                .filter(entry -> entry.getValue().test(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The simple properties of a namespace, of each struct by their local names. */
    private List<Map<String, Property>> groups(String namespace) {
        Map<Integer, Map<String, Property>> groups = new TreeMap<>();
        for (Property property : editor.properties()) {
            if (property.name().namespace().equals(namespace)) {
                groups.computeIfAbsent(property.holder(), holder -> new LinkedHashMap<>())
                        .put(property.name().local(), property);
            }
        }
        return List.copyOf(groups.values());
    }

    /** Turns an area: its center, width and height, as parts of the photo's or in pixels. */
    private boolean turnArea(Map<String, Property> area) {
        Optional<BigDecimal> x = number(area, "x");
        Optional<BigDecimal> y = number(area, "y");
        boolean sized = area.containsKey("w") && area.containsKey("h");
        if (x.isEmpty() || y.isEmpty() || area.containsKey("w") != area.containsKey("h")) {
            return false;
        }
        boolean pixels = area.containsKey("unit")
                && editor.value(area.get("unit")).strip().equals("pixel");
        Point whole = pixels ? Point.of(turn.stored().width(), turn.stored().height()) : ONE;
        Point seen = turn.seen(new Point(x.get(), y.get()), whole);
        set(area.get("x"), seen.x());
        set(area.get("y"), seen.y());
        if (sized && turn.swapped()) {
            swap(area, "w", "h");
        }
        return true;
    }

    /** Turns a rectangle: left, top, width and height as parts of the photo's, separated by commas. */
    private boolean turnRectangle(Property rectangle) {
        String[] parts = editor.value(rectangle).split(",", -1);
        List<BigDecimal> numbers =
                Stream.of(parts).flatMap(part -> number(part).stream()).toList();
        if (parts.length != 4 || numbers.size() != 4) {
            return false;
        }
        Point corner = new Point(numbers.get(0), numbers.get(1));
        Point extent = new Point(numbers.get(2), numbers.get(3));
        Point opposite = new Point(corner.x().add(extent.x()), corner.y().add(extent.y()));
        Point a = turn.seen(corner, ONE);
        Point b = turn.seen(opposite, ONE);
        Point size = turn.seenExtent(extent);
        editor.set(
                rectangle,
                Stream.of(a.x().min(b.x()), a.y().min(b.y()), size.x(), size.y())
                        .map(BigDecimal::toPlainString)
                        .reduce((before, next) -> before + ", " + next)
                        .orElseThrow());
        return true;
    }

    private boolean isOfRegions(Iterable<Property> size) {
        return editor.isWithin(size.iterator().next().holder(), REGIONS, "AppliedToDimensions");
    }

    private void swap(Map<String, Property> group, String first, String second) {
        if (group.containsKey(first) && group.containsKey(second)) {
            String kept = editor.value(group.get(first));
            editor.set(group.get(first), editor.value(group.get(second)));
            editor.set(group.get(second), kept);
        }
    }

    private void set(Property property, BigDecimal value) {
        editor.set(property, value.toPlainString());
    }

    private Optional<BigDecimal> number(Map<String, Property> group, String name) {
        return Optional.ofNullable(group.get(name)).flatMap(property -> number(editor.value(property)));
    }

    private static Optional<BigDecimal> number(String text) {
        String number = text.strip();
        // longer numbers are no places, and their arithmetic could take for ever
        boolean plain = number.matches("[+-]?[0-9]{0,10}(\\.[0-9]{0,20})?([eE][+-]?[0-9]{1,2})?")
                && number.matches(".*[0-9].*");
        if (!plain) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
