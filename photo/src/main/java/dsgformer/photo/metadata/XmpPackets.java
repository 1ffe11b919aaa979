package dsgformer.photo.metadata;

import dsgformer.photo.metadata.XmpText.Attribute;
import dsgformer.photo.metadata.XmpText.Element;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * XMP as JPEG stores it: a standard packet and, if that does not fit into one segment, an extension whose MD5 sum the
 * standard packet holds. All other formats store both as one.
 */
@SuppressWarnings("ArrayRecordComponent") // never written to; equality is by the whole
public record XmpPackets(byte[] standard, Optional<byte[]> extension) {

    private static final String HAS_EXTENSION = "HasExtendedXMP";
    private static final String DESCRIPTION = "Description";
    private static final String RDF = "RDF";

    static XmpPackets of(byte[] packet) {
        return new XmpPackets(utf8(packet), Optional.empty());
    }

    /** The packet in UTF-8, in which JPEG needs it and it can be edited; other formats may have it in UTF-16. */
    private static byte[] utf8(byte[] packet) {
        Optional<Charset> wide = packet.length < 2
                ? Optional.empty()
                : switch ((packet[0] & 0xFF) << 8 | (packet[1] & 0xFF)) {
                    case 0xFEFF, '<' -> Optional.of(StandardCharsets.UTF_16BE);
                    case 0xFFFE, '<' << 8 -> Optional.of(StandardCharsets.UTF_16LE);
                    default -> Optional.empty();
                };
        return wide.map(charset -> new String(packet, charset).replaceFirst("^\uFEFF", ""))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(packet);
    }

    /** A packet split in two: a standard packet with only the reference, and the whole as its extension. */
    public static XmpPackets split(byte[] packet) {
        String pointer = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
                + " xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\" xmpNote:" + HAS_EXTENSION + "=\"" + name(packet)
                + "\"/></rdf:RDF></x:xmpmeta>";
        return new XmpPackets(pointer.getBytes(StandardCharsets.ISO_8859_1), Optional.of(packet));
    }

    /** The MD5 name of the extension that a packet refers to. */
    public static Optional<String> extensionOf(byte[] packet) {
        return XmpEditor.of(packet).flatMap(editor -> editor.value(XmpName.NOTE, HAS_EXTENSION));
    }

    /** A packet and its extension; empty if they cannot be merged. */
    public static Optional<XmpPackets> of(byte[] standard, byte[] extension) {
        if (Arrays.equals(standard, split(extension).standard)) {
            return Optional.of(of(extension));
        }
        XmpPackets packets = new XmpPackets(standard, Optional.of(extension));
        return packets.merged(extension).map(whole -> packets);
    }

    /** Both merged into one packet. */
    public byte[] whole() {
        return extension.flatMap(this::merged).orElse(standard);
    }

    XmpPackets map(UnaryOperator<byte[]> edit) {
        byte[] first = edit.apply(standard);
        if (extension.isEmpty()) {
            return of(first);
        }
        byte[] second = edit.apply(extension.get());
        if (Arrays.equals(second, extension.get())) {
            return new XmpPackets(first, extension);
        }
        XmpEditor pointer = XmpEditor.of(first).orElseThrow(() -> new IllegalStateException("an edit broke the XMP"));
        pointer.set(HAS_EXTENSION, name(second));
        return new XmpPackets(pointer.toBytes(), Optional.of(second));
    }

    /**
     * The packet with the extension's descriptions appended, with the namespace prefixes that were declared around
     * them.
     */
    private Optional<byte[]> merged(byte[] second) {
        Optional<XmpText> to = XmpText.of(standard);
        Optional<XmpText> from = XmpText.of(second);
        if (to.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        Optional<Element> target = rdf(to.get());
        Optional<Element> origin = rdf(from.get());
        if (target.isEmpty()
                || origin.isEmpty()
                || target.get().contentEnd() == target.get().end()) {
            return Optional.empty();
        }
        List<Attribute> around = declarationsAround(from.get(), origin.get());
        String descriptions = from.get().elements().stream()
                .filter(element -> element.name().is(XmpName.RDF, DESCRIPTION)
                        && element.depth() == origin.get().depth() + 1)
                .map(element -> declared(from.get().text(), element, around))
                .collect(Collectors.joining());
        return XmpEditor.of(standard).map(editor -> {
            editor.remove(name -> name.is(XmpName.NOTE, HAS_EXTENSION));
            editor.insert(target.get().contentEnd(), descriptions);
            return editor.toBytes();
        });
    }

    /** Declarations of prefixes that a description inside {@code rdf} may use, the innermost first. */
    private static List<Attribute> declarationsAround(XmpText xmp, Element rdf) {
        return xmp.elements().stream()
                .filter(element -> element.start() <= rdf.start() && element.end() >= rdf.end())
                .flatMap(element -> element.attributes().stream())
                .filter(Attribute::isDeclaration)
                .toList();
    }

    private static String declared(String text, Element description, List<Attribute> around) {
        Set<String> declared = description.attributes().stream()
                .map(attribute -> attribute.name().written())
                .collect(Collectors.toCollection(HashSet::new));
        String added = around.stream()
                .filter(attribute -> declared.add(attribute.name().written()))
                .map(attribute ->
                        " " + text.substring(attribute.start(), attribute.end()).strip())
                .collect(Collectors.joining());
        int place = description.afterAttributes();
        return text.substring(description.start(), place) + added + text.substring(place, description.end());
    }

    private static Optional<Element> rdf(XmpText xmp) {
        return xmp.elements().stream()
                .filter(element -> element.name().is(XmpName.RDF, RDF))
                .findFirst();
    }

    private static String name(byte[] packet) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(packet))
                    .toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof XmpPackets that && Arrays.equals(whole(), that.whole());
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(whole()));
    }
}
