package dsgformer.photo.metadata;

import dsgformer.photo.metadata.XmpText.Attribute;
import dsgformer.photo.metadata.XmpText.Element;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Changes and removes properties of an XMP packet, attributes or elements; every other byte stays. Not thread-safe. */
final class XmpEditor {

    private record Edit(int start, int end, String replacement) {}

    /**
     * A property with its value, an attribute or an element.
     *
     * @param holder the start of the element that has it: those of one struct have one holder
     */
    record Property(XmpName name, int holder, int start, int end) {}

    private final XmpText xmp;
    private final List<Property> properties;
    private final Map<Integer, Element> starts;
    private final List<Edit> edits = new ArrayList<>();

    private XmpEditor(XmpText xmp) {
        this.xmp = xmp;
        this.properties = properties(xmp);
        this.starts = xmp.elements().stream().collect(Collectors.toMap(Element::start, Function.identity()));
    }

    /** An editor of the packet; empty if it cannot be parsed. */
    static Optional<XmpEditor> of(byte[] packet) {
        return XmpText.of(packet).map(XmpEditor::new);
    }

    /** The first value of a simple property. */
    Optional<String> value(String namespace, String local) {
        return properties().stream()
                .filter(property -> property.name.is(namespace, local))
                .findFirst()
                .map(this::value);
    }

    String value(Property property) {
        return xmp.text(property.start, property.end);
    }

    /** All simple properties. */
    List<Property> properties() {
        return properties;
    }

    private static List<Property> properties(XmpText xmp) {
        List<Property> properties = new ArrayList<>();
        for (Element element : xmp.elements()) {
            if (element.contentEnd() > element.contentStart()
                    && xmp.text().indexOf('<', element.contentStart()) == element.contentEnd()) {
                properties.add(
                        new Property(element.name(), element.parent(), element.contentStart(), element.contentEnd()));
            }
            for (Attribute attribute : element.attributes()) {
                if (!attribute.isDeclaration()) {
                    properties.add(new Property(
                            attribute.name(), element.start(), attribute.valueStart(), attribute.valueEnd()));
                }
            }
        }
        return properties;
    }

    /** Whether the element that starts there, or one around it, has this name. */
    boolean isWithin(int element, String namespace, String local) {
        int at = element;
        while (at >= 0) {
            Element found = starts.get(at);
            if (found.name().is(namespace, local)) {
                return true;
            }
            at = found.parent();
        }
        return false;
    }

    /** Sets the value of every simple property with this local name; adds none. */
    void set(String localName, String value) {
        properties().stream()
                .filter(property -> property.name.local().equals(localName))
                .forEach(property -> set(property, value));
    }

    void set(Property property, String value) {
        if (!value(property).equals(value)) {
            edits.add(new Edit(property.start, property.end, value));
        }
    }

    /**
     * Removes properties with everything inside, and declarations of namespaces that only they used.
     *
     * @return the names that were removed, without those inside other removed ones
     */
    Set<XmpName> remove(Predicate<XmpName> unwanted) {
        Set<XmpName> removed = new LinkedHashSet<>();
        Set<String> gone = new HashSet<>();
        Set<String> kept = new HashSet<>();
        int removedTo = 0;
        List<Element> inOrder = new ArrayList<>(xmp.elements());
        inOrder.sort(Comparator.comparingInt(Element::start));
        for (Element element : inOrder) {
            boolean inside = element.start() < removedTo;
            if (!inside && element.depth() > 0 && unwanted.test(element.name())) {
                edits.add(new Edit(element.start(), element.end(), ""));
                removed.add(element.name());
                removedTo = element.end();
                inside = true;
            }
            (inside ? gone : kept).add(element.name().namespace());
            for (Attribute attribute : element.attributes()) {
                boolean leaves = inside || (!attribute.isDeclaration() && unwanted.test(attribute.name()));
                if (leaves && !inside) {
                    edits.add(new Edit(attribute.start(), attribute.end(), ""));
                    removed.add(attribute.name());
                }
                (leaves ? gone : kept).add(attribute.name().namespace());
            }
        }
        gone.removeAll(kept);
        removeDeclarations(gone);
        return removed;
    }

    private void removeDeclarations(Set<String> namespaces) {
        for (Element element : xmp.elements()) {
            for (Attribute attribute : element.attributes()) {
                if (attribute.isDeclaration()
                        && namespaces.contains(xmp.text(attribute.valueStart(), attribute.valueEnd()))) {
                    edits.add(new Edit(attribute.start(), attribute.end(), ""));
                }
            }
        }
    }

    void insert(int at, String inserted) {
        edits.add(new Edit(at, at, inserted));
    }

    byte[] toBytes() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        edits.sort(Comparator.comparingInt(Edit::start)
                .thenComparing(Comparator.comparingInt(Edit::end).reversed()));
        for (Edit edit : edits) {
            if (edit.start >= from) { // else inside a removed element
                out.append(xmp.text(), from, edit.start).append(edit.replacement);
                from = edit.end;
            }
        }
        out.append(xmp.text(), from, xmp.text().length());
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
