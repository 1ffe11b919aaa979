package dsgformer.photo.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.picture.Size;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XmpTest {

    private static final String PACKET = """
            <?xpacket begin="\u00ef\u00bb\u00bf" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- <not:atag -->
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about=""
                  xmlns:tiff='http://ns.adobe.com/tiff/1.0/'
                  tiff:Orientation = '6' exif:GPSLatitude="48,8N">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">K\u00c3\u00b6ln &lt; > \u00e2</rdf:li></rdf:Alt></dc:title>
                <exif:PixelXDimension>30</exif:PixelXDimension>
                <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li photoshop:City="x"/></rdf:Bag></Iptc4xmpExt:LocationCreated>
                <a:b><![CDATA[</rdf:RDF><exif:GPSAltitude>]]></a:b>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """;

    @Test
    void settingAndRemovingPropertiesLeavesEveryOtherByte() {
        XmpEditor editor = XmpEditor.of(latin(PACKET)).orElseThrow();
        editor.set("Orientation", "1");
        editor.set("PixelXDimension", "4000");
        editor.set("PixelYDimension", "3000");
        editor.remove(name -> name.local().startsWith("GPS") || name.local().equals("LocationCreated"));
        String expected = PACKET.replace("= '6'", "= '1'")
                .replace(" exif:GPSLatitude=\"48,8N\"", "")
                .replace(">30<", ">4000<")
                .replaceAll("<Iptc4xmpExt.*</Iptc4xmpExt:LocationCreated>", "");
        assertThat(text(editor.toBytes())).isEqualTo(expected);
    }

    @Test
    void anEditorWithoutEditsReturnsThePacketUnchanged() {
        byte[] packet = latin(PACKET);
        assertThat(XmpEditor.of(packet).orElseThrow().toBytes()).isEqualTo(packet);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<a>",
                "<a></b>",
                "<a b></a>",
                "<a b=c></a>",
                "<a b='c></a>",
                "<a/><!--",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                "</a>",
                "<a b='1'c='2'/>"
            })
    void packetsThatAreNotWellFormedAreNotEdited(String packet) {
        assertThat(XmpEditor.of(latin(packet))).isEmpty();
    }

    @Test
    void damagedPacketsAreParsedOrRefusedWithoutAnException() {
        byte[] packet = latin(PACKET);
        int read = 0;
        for (int seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = packet.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) "<>/='\" !?-&x".charAt(random.nextInt(12));
            }
            Optional<XmpEditor> editor = XmpEditor.of(damaged);
            editor.ifPresent(found -> {
                found.set("Orientation", "1");
                found.remove(name -> name.written().contains("o"));
                XmpTurn.apply(found, Turn.of(6, new Size(30, 20)));
                found.toBytes();
            });
            read += editor.isPresent() ? 1 : 0;
        }
        assertThat(read).isBetween(500, 4999);
    }

    @Test
    void namesAreResolvedToTheInnermostNamespaceThatIsDeclared() {
        String packet = "<a:r xmlns:a='one' xmlns='two' xmlns:exif='mine'><a:x xmlns:a='three' a:y='' y=''/><a:z/><z/>"
                + "<tiff:u/><exif:u/><b:u/></a:r>";
        assertThat(XmpText.of(latin(packet)).orElseThrow().elements().stream()
                        .sorted(Comparator.comparingInt(XmpText.Element::start))
                        .map(element -> element.name().namespace()))
                .containsExactly("one", "three", "one", "two", XmpName.TIFF, "mine", "");
        assertThat(XmpText.of(latin(packet)).orElseThrow().elements().get(0).attributes().stream()
                        .map(attribute -> attribute.name().namespace()))
                .containsExactly(XmpName.DECLARATIONS, "three", "");
    }

    @Test
    void declarationsThatOnlyRemovedPropertiesNeedAreRemoved() {
        XmpEditor editor = XmpEditor.of(latin("<r xmlns:a='one' xmlns:b='two' xmlns:c='three'><a:x><b:y/></a:x>"
                        + "<d a:y='' b:z='' c:z=''/></r>"))
                .orElseThrow();
        editor.remove(name -> name.namespace().equals("one"));
        assertThat(text(editor.toBytes())).isEqualTo("<r xmlns:b='two' xmlns:c='three'><d b:z='' c:z=''/></r>");
    }

    /** Nested elements that all redeclare a prefix, and content that is looked through once. */
    @Test
    void hostilePacketsAreReadInLinearTime() {
        String nested = "<a:b xmlns:a='x' a:c='y'>".repeat(60_000) + "</a:b>".repeat(60_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            XmpEditor editor = XmpEditor.of(latin(nested)).orElseThrow();
            editor.set("c", "z");
            editor.remove(name -> name.local().equals("c"));
            editor.toBytes();
        });
    }

    @Test
    void aSplitPacketMergesToTheSameBytes() {
        byte[] packet = latin(PACKET);
        XmpPackets split = XmpPackets.split(packet);
        assertThat(XmpPackets.extensionOf(split.standard()))
                .hasValueSatisfying(name -> assertThat(name).hasSize(32));
        assertThat(XmpPackets.of(split.standard(), split.extension().orElseThrow())
                        .orElseThrow()
                        .whole())
                .isEqualTo(packet);
    }

    @Test
    void mergingAnExtensionKeepsItsPrefixesAndRemovesTheReference() {
        String first = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"" + XmpName.RDF
                + "\"><rdf:Description a:b=\"1\"" + " xmpNote:HasExtendedXMP=\"0123\"/></rdf:RDF></x:xmpmeta>  ";
        String second = "<rdf:RDF xmlns:rdf=\"" + XmpName.RDF + "\" xmlns:d=\"depth\"><rdf:Description d:map=\"xyz\"/>"
                + "<rdf:Description xmlns:d=\"own\"><d:e/></rdf:Description></rdf:RDF>";
        XmpPackets packets = XmpPackets.of(latin(first), latin(second)).orElseThrow();
        assertThat(text(packets.whole()))
                .isEqualTo("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"" + XmpName.RDF
                        + "\"><rdf:Description a:b=\"1\"/>"
                        + "<rdf:Description d:map=\"xyz\" xmlns:rdf=\"" + XmpName.RDF + "\" xmlns:d=\"depth\"/>"
                        + "<rdf:Description xmlns:d=\"own\" xmlns:rdf=\"" + XmpName.RDF + "\"><d:e/></rdf:Description>"
                        + "</rdf:RDF></x:xmpmeta>  ");
        assertThat(packets.standard()).isEqualTo(latin(first));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
