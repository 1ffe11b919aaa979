package dsgformer.photo.metadata;

import dsgformer.photo.metadata.XmpText.Attribute;
import dsgformer.photo.metadata.XmpText.Element;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes and removes properties of an XMP packet, attributes or elements; every other byte stays. Not thread-safe. */
final class XmpEditor {

    private record Edit(int start, int end, String replacement) {}

    private final XmpText xmp;
    private final List<Edit> edits = new ArrayList<>();

    private XmpEditor(XmpText xmp) {
        this.xmp = xmp;
    }

    /** An editor of the packet; empty if it cannot be parsed. */
    static Optional<XmpEditor> of(byte[] packet) {
        return XmpText.of(packet).map(XmpEditor::new);
    }

    /** The first value of a simple property with this full name. */
    Optional<String> value(String name) {
        for (Element element : xmp.elements()) {
            if (element.name().equals(name)) {
                return Optional.of(text(element.contentStart(), element.contentEnd()));
            }
            for (Attribute attribute : element.attributes()) {
                if (attribute.name().equals(name)) {
                    return Optional.of(text(attribute.valueStart(), attribute.valueEnd()));
                }
            }
        }
        return Optional.empty();
    }

    /** Sets the value of every simple property with this local name; adds none. */
    void set(String localName, String value) {
        for (Element element : xmp.elements()) {
            if (XmpText.localName(element.name()).equals(localName)
                    && element.contentEnd() > element.contentStart()
                    && text(element.contentStart(), element.contentEnd()).indexOf('<') < 0) {
                replace(element.contentStart(), element.contentEnd(), value);
            }
            for (Attribute attribute : element.attributes()) {
                if (XmpText.localName(attribute.name()).equals(localName)) {
                    replace(attribute.valueStart(), attribute.valueEnd(), value);
                }
            }
        }
    }

    /** Removes properties by their full names, with everything inside. */
    void remove(Predicate<String> unwanted) {
        for (Element element : xmp.elements()) {
            if (element.depth() > 0 && unwanted.test(element.name())) {
                edits.add(new Edit(element.start(), element.end(), ""));
            }
            for (Attribute attribute : element.attributes()) {
                if (!isDeclaration(attribute) && unwanted.test(attribute.name())) {
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

    static boolean isDeclaration(Attribute attribute) {
        return attribute.name().equals("xmlns") || attribute.name().startsWith("xmlns:");
    }

    private void replace(int start, int end, String value) {
        if (!text(start, end).equals(value)) {
            edits.add(new Edit(start, end, value));
        }
    }

    private String text(int start, int end) {
        return xmp.text().substring(start, end);
    }
}
