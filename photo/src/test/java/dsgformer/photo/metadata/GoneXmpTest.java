package dsgformer.photo.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.picture.Size;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XMP that tells of what is not carried, in every form of RDF. */
final class GoneXmpTest {

    private static final Size SIZE = new Size(30, 20);
    private static final String KEPT = "<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>a title</dc:title>";

    @ParameterizedTest
    @CsvSource({
        "http://ns.google.com/photos/1.0/camera/, MotionPhoto, a film",
        "http://ns.google.com/photos/1.0/camera/, MotionPhotoPresentationTimestampUs, a film",
        "http://ns.google.com/photos/1.0/camera/, MicroVideoOffset, a film",
        "http://ns.samsung.com/photos/1.0/camera/, MotionPhotoVersion, a film",
        "http://ns.oplus.com/photos/1.0/camera/, VideoLength, a film",
        "http://ns.xiaomi.com/photos/1.0/camera/, XMPMeta, a film",
        "http://ns.google.com/photos/1.0/container/, Directory, parts behind its picture",
        "http://ns.google.com/photos/1.0/container/item/, Length, parts behind its picture",
        "http://ns.adobe.com/hdr-gain-map/1.0/, Version, a gain map",
        "http://ns.apple.com/HDRGainMap/1.0/, HDRGainMapVersion, a gain map",
        "http://ns.apple.com/pixeldatainfo/1.0/, AuxiliaryImageType, a gain map",
        "http://ns.google.com/photos/1.0/depthmap/, Data, a depth map",
        "http://ns.google.com/photos/1.0/focus/, FocalDistance, a depth map",
        "http://ns.google.com/photos/dd/1.0/device/, Container, a depth map",
        "http://ns.google.com/photos/dd/1.0/item/, DataURI, a depth map",
        "http://ns.apple.com/depthData/1.0/, DepthDataVersion, a depth map",
        "http://ns.google.com/photos/1.0/image/, Data, another picture",
        "http://ns.google.com/photos/1.0/audio/, Data, sound"
    })
    void isLeftOutWhateverItsPrefixAndForm(String namespace, String property, String words) {
        for (String prefix : List.of("GCamera", "Camera", "a-b", "hdrgm", "Container")) {
            String name = prefix + ":" + property;
            String declaration = "xmlns:" + prefix + "='" + namespace + "'";
            for (String form : List.of(
                    "<rdf:Description rdf:about='' " + declaration + " " + name + "='1'>" + KEPT + "</rdf:Description>",
                    "<rdf:Description " + declaration + ">" + KEPT + "<" + name + ">1</" + name + "></rdf:Description>",
                    "<rdf:Description " + declaration + "><" + name + " rdf:resource='x'/>" + KEPT
                            + "</rdf:Description>",
                    "<rdf:Description>" + KEPT + "<" + name + " " + declaration
                            + "><rdf:Seq><rdf:li rdf:parseType='Resource'><" + name
                            + ">1</" + name + "></rdf:li></rdf:Seq></" + name + "></rdf:Description>",
                    "<rdf:Description>" + KEPT + "<a:struct xmlns:a='mine'><rdf:Description " + declaration + " " + name
                            + "='1' a:kept='1'/></a:struct></rdf:Description>")) {
                Metadata corrected = corrected(rdf(form));
                assertThat(text(corrected)).contains(KEPT).doesNotContain(namespace, property);
                assertThat(corrected.warnings()).singleElement().asString().contains(words);
            }
        }
    }

    /** The usual prefixes are known where their declaration is missing. */
    @Test
    void isKnownByItsUsualPrefixIfThatIsNotDeclared() {
        String packet = rdf("<rdf:Description GCamera:MotionPhoto='1' hdrgm:Version='1' xmp:Thumbnails='x'>" + KEPT
                + "<Container:Directory/><GDepth:Data>x</GDepth:Data></rdf:Description>");
        assertThat(text(corrected(packet))).isEqualTo(rdf("<rdf:Description>" + KEPT + "</rdf:Description>"));
    }

    @Test
    void aUsualPrefixOfAnotherNamespaceIsKept() {
        String packet = rdf("<rdf:Description xmlns:hdrgm='mine' hdrgm:Version='1' xmlns:xmp='mine' xmp:Thumbnails=''"
                + " xmlns:GCamera='http://ns.google.com/photos/1.0/camera/' GCamera:BurstID='7'/>");
        Metadata corrected = corrected(packet);
        assertThat(text(corrected)).isEqualTo(packet);
        assertThat(corrected.warnings()).isEmpty();
    }

    @Test
    void previewsAreLeftOutWithoutAWarning() {
        Metadata corrected = corrected(rdf("<rdf:Description xmlns:old='http://ns.adobe.com/xap/1.0/' old:Rating='4'>"
                + "<old:Thumbnails><rdf:Alt/></old:Thumbnails></rdf:Description>"));
        assertThat(text(corrected)).contains("old:Rating").doesNotContain("Thumbnails");
        assertThat(corrected.warnings()).isEmpty();
    }

    /** A JPEG's second packet often has the depth map itself, and the first packet names it. */
    @Test
    void isLeftOutOfBothPacketsOfAJpeg() {
        byte[] extension = rdf("<rdf:Description xmlns:d='http://ns.google.com/photos/1.0/depthmap/' d:Data='x'"
                        + " a:b='1'/>")
                .getBytes(StandardCharsets.US_ASCII);
        String name =
                XmpPackets.extensionOf(XmpPackets.split(extension).standard()).orElseThrow();
        String standard = rdf("<rdf:Description xmlns:n='http://ns.adobe.com/xmp/note/' n:HasExtendedXMP='" + name
                + "' xmlns:d='http://ns.google.com/photos/1.0/depthmap/' d:Format='x'/>");
        XmpPackets packets = XmpPackets.of(standard.getBytes(StandardCharsets.US_ASCII), extension)
                .orElseThrow();
        Metadata corrected = MetadataCorrection.corrected(Metadata.NONE.withXmpPackets(packets), Turn.of(1, SIZE));
        XmpPackets left = corrected.xmpPackets().orElseThrow();
        assertThat(new String(left.standard(), StandardCharsets.US_ASCII)).doesNotContain("depthmap");
        assertThat(left.extension().map(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
                .hasValueSatisfying(text -> assertThat(text).contains("a:b").doesNotContain("depthmap"));
        assertThat(XmpPackets.extensionOf(left.standard()))
                .isEqualTo(XmpPackets.extensionOf(
                        XmpPackets.split(left.extension().orElseThrow()).standard()))
                .isNotEqualTo(Optional.of(name));
        assertThat(corrected.warnings()).singleElement().asString().contains("a depth map");
    }

    @Test
    void isLeftOutOfPacketsInUtf16() {
        String packet = rdf("<rdf:Description xmlns:g='http://ns.adobe.com/hdr-gain-map/1.0/' g:Version='1'>" + KEPT
                + "</rdf:Description>");
        for (Charset charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            for (String mark : List.of("", "\ufeff")) {
                Metadata found = Metadata.NONE.withXmp((mark + packet).getBytes(charset));
                assertThat(text(found)).isEqualTo(packet);
                assertThat(text(MetadataCorrection.corrected(found, Turn.of(1, SIZE))))
                        .contains(KEPT)
                        .doesNotContain("hdr-gain-map");
            }
        }
    }

    private static Metadata corrected(String packet) {
        return MetadataCorrection.corrected(
                Metadata.NONE.withXmp(packet.getBytes(StandardCharsets.US_ASCII)), Turn.of(1, SIZE));
    }

    private static String text(Metadata metadata) {
        return new String(metadata.xmp().orElseThrow(), StandardCharsets.US_ASCII);
    }

    private static String rdf(String description) {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + description + "</rdf:RDF></x:xmpmeta>";
    }
}
