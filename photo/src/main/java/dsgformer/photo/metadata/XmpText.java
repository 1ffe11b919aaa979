package dsgformer.photo.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    record Attribute(String name, int start, int valueStart, int valueEnd, int end) {}

    /**
     * An element. {@code end} is after the end tag; without content, {@code contentStart} and {@code contentEnd} equal
     * {@code end}.
     */
    record Element(
            String name, List<Attribute> attributes, int depth, int start, int contentStart, int contentEnd, int end) {

        /** The position after name and attributes, where another attribute can be inserted. */
        int afterAttributes() {
            return attributes.isEmpty() ? start + 1 + name.length() : attributes.get(attributes.size() - 1).end;
        }
    }

    private record Open(String name, List<Attribute> attributes, int start, int contentStart) {}

    /** Parses a packet; empty if it is not well-formed, or not of one byte per ASCII character. */
    static Optional<XmpText> of(byte[] packet) {
        try {
            String text = new String(packet, StandardCharsets.ISO_8859_1);
            return Optional.of(new XmpText(text, new Reader(text).read()));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** The name without its prefix. */
    static String localName(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static final class Malformed extends Exception {}

    private static final class Reader {

        private final String text;
        private final List<Element> elements = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();
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
            List<Attribute> attributes = new ArrayList<>();
            while (true) {
                int before = at;
                skipSpace();
                char next = charAt(at);
                if (next == '>') {
                    at++;
                    open.push(new Open(name, attributes, start, at));
                    return;
                }
                if (next == '/') {
                    require(charAt(at + 1) == '>');
                    at += 2;
                    add(new Element(name, attributes, open.size(), start, at, at, at));
                    return;
                }
                require(at > before);
                attributes.add(attribute(before));
                require(++parts <= MOST_PARTS);
            }
        }

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
            Attribute attribute = new Attribute(name, start, at + 1, end, end + 1);
            at = end + 1;
            return attribute;
        }

        private void endTag() throws Malformed {
            int start = at;
            at += 2;
            String name = name();
            skipSpace();
            require(charAt(at) == '>' && !open.isEmpty() && open.peek().name.equals(name));
            at++;
            Open opened = open.pop();
            add(new Element(name, opened.attributes, open.size(), opened.start, opened.contentStart, start, at));
        }

        private void add(Element element) throws Malformed {
            require(++parts <= MOST_PARTS);
            elements.add(element);
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
