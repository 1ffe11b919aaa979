package dsgformer.photo.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The positions of an XMP packet's elements and attributes, so that one can be edited and all other bytes stay. Parses
 * tags, comments, CDATA and processing instructions; a document type is refused.
 *
 * @param text the packet, one character per byte: all syntax is ASCII in every supported packet
 */
record XmpText(String text, List<Element> elements) {

    /** Elements and attributes; more are an attack. */
    private static final int MOST_PARTS = 200_000;

    /** An attribute, from the whitespace before it to its closing quote. */
    record Attribute(XmpName name, int start, int valueStart, int valueEnd, int end) {

        /** Whether it declares a prefix. */
        boolean isDeclaration() {
            return name.namespace().equals(XmpName.DECLARATIONS);
        }
    }

    /**
     * An element. {@code end} is after the end tag; without content, {@code contentStart} and {@code contentEnd} equal
     * {@code end}.
     *
     * @param parent the start of the element around it; −1 for the root
     */
    record Element(
            XmpName name,
            List<Attribute> attributes,
            int depth,
            int parent,
            int start,
            int contentStart,
            int contentEnd,
            int end) {

        /** The position after name and attributes, where another attribute can be inserted. */
        int afterAttributes() {
            return attributes.isEmpty()
                    ? start + 1 + name.written().length()
                    : attributes.get(attributes.size() - 1).end;
        }
    }

    private record Open(XmpName name, List<Attribute> attributes, int start, int contentStart) {}

    /** Parses a packet; empty if it is not well-formed, or not of one byte per ASCII character. */
    static Optional<XmpText> of(byte[] packet) {
        try {
            String text = new String(packet, StandardCharsets.ISO_8859_1);
            return Optional.of(new XmpText(text, new Reader(text).read()));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    String text(int start, int end) {
        return text.substring(start, end);
    }

    private static final class Malformed extends Exception {}

    private static final class Reader {

        private final String text;
        private final List<Element> elements = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();

        /** The namespaces of each prefix that are declared around the current place, the innermost first. */
        private final Map<String, Deque<String>> namespaces = new HashMap<>();

        private int at;
        private int parts;

        Reader(String text) {
            this.text = text;
        }

        List<Element> read() throws Malformed {
            for (at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
                if (text.startsWith("<!--", at)) {
                    at = after("-->", at + 4);
                } else if (text.startsWith("<![CDATA[", at)) {
                    at = after("]]>", at + 9);
                } else if (text.startsWith("<?", at)) {
                    at = after("?>", at + 2);
                } else if (text.startsWith("</", at)) {
                    endTag();
                } else {
                    startTag();
                }
            }
            require(open.isEmpty() && !elements.isEmpty());
            return elements;
        }

        private void startTag() throws Malformed {
            int start = at++;
            String name = name();
            List<Attribute> written = new ArrayList<>();
            while (true) {
                int before = at;
                skipSpace();
                char next = charAt(at);
                if (next == '>' || next == '/') {
                    break;
                }
                require(at > before);
                written.add(attribute(before));
                require(++parts <= MOST_PARTS);
            }
            boolean empty = charAt(at) == '/';
            require(!empty || charAt(at + 1) == '>');
            at += empty ? 2 : 1;
            written.stream().filter(Attribute::isDeclaration).forEach(this::declare);
            List<Attribute> attributes = written.stream().map(this::named).toList();
            open.push(new Open(XmpName.ofElement(name, this::namespace), attributes, start, at));
            if (empty) {
                close(at);
            }
        }

        /** An attribute whose name has no namespace yet, unless it is a declaration: a later one may give it. */
        private Attribute attribute(int start) throws Malformed {
            String name = name();
            skipSpace();
            require(charAt(at) == '=');
            at++;
            skipSpace();
            char quote = charAt(at);
            require(quote == '"' || quote == '\'');
            int end = text.indexOf(quote, at + 1);
            require(end >= 0);
            Attribute attribute =
                    new Attribute(XmpName.ofAttribute(name, prefix -> Optional.empty()), start, at + 1, end, end + 1);
            at = end + 1;
            return attribute;
        }

        private Attribute named(Attribute written) {
            XmpName name = XmpName.ofAttribute(written.name.written(), this::namespace);
            return new Attribute(name, written.start, written.valueStart, written.valueEnd, written.end);
        }

        private void declare(Attribute declaration) {
            namespaces
                    .computeIfAbsent(declaration.name.declaredPrefix(), prefix -> new ArrayDeque<>())
                    .push(text.substring(declaration.valueStart, declaration.valueEnd));
        }

        private Optional<String> namespace(String prefix) {
            Deque<String> declared = namespaces.get(prefix);
            return declared == null ? Optional.empty() : Optional.ofNullable(declared.peek());
        }

        private void endTag() throws Malformed {
            int start = at;
            at += 2;
            String name = name();
            skipSpace();
            require(charAt(at) == '>'
                    && !open.isEmpty()
                    && open.peek().name.written().equals(name));
            at++;
            close(start);
        }

        /** Ends the innermost open element, whose content ends at {@code contentEnd}. */
        private void close(int contentEnd) throws Malformed {
            Open opened = open.pop();
            require(++parts <= MOST_PARTS);
            int parent = open.isEmpty() ? -1 : open.peek().start;
            elements.add(new Element(
                    opened.name,
                    opened.attributes,
                    open.size(),
                    parent,
                    opened.start,
                    opened.contentStart,
                    contentEnd,
                    at));
            opened.attributes.stream()
                    .filter(Attribute::isDeclaration)
                    .forEach(declaration ->
                            namespaces.get(declaration.name.declaredPrefix()).pop());
        }

        private String name() throws Malformed {
            int start = at;
            while (!isSpace(charAt(at)) && "<>/=\"'!?&".indexOf(charAt(at)) < 0) {
                at++;
            }
            require(at > start);
            return text.substring(start, at);
        }

        private void skipSpace() throws Malformed {
            while (isSpace(charAt(at))) {
                at++;
            }
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }

        private char charAt(int index) throws Malformed {
            require(index < text.length());
            return text.charAt(index);
        }

        private int after(String end, int from) throws Malformed {
            int found = text.indexOf(end, from);
            require(found >= 0);
            return found + end.length();
        }

        private static void require(boolean wellFormed) throws Malformed {
            if (!wellFormed) {
                throw new Malformed();
            }
        }
    }
}
