package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.IptcTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.MetadataPolicy;
import dsgformer.photo.metadata.PhotoshopResources;
import dsgformer.photo.metadata.Resolution;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MetadataPolicyTest {

    private static final Size SIZE = new Size(30, 20);
    private static final byte[] ICC = {1, 2, 3, 4};
    private static final String XMP = "<rdf:RDF><rdf:Description photoshop:City='a city' dc:creator='me'"
            + " drone:GpsLongtitude='1'><exif:GPSAltitude>3</exif:GPSAltitude></rdf:Description></rdf:RDF>";
    private static final byte[] TITLE = IptcTest.dataSet(2, 5, "a title");
    private static final Metadata ALL = Metadata.NONE
            .withIcc(ICC)
            .withExif(ExifBlocks.camera(ByteOrder.LITTLE_ENDIAN, 6, SIZE))
            .withXmp(XMP.getBytes(StandardCharsets.UTF_8))
            .withPhotoshop(IptcTest.joined(
                    IptcTest.resource(0x03ED, "print"),
                    PhotoshopResources.ofIptc(IptcTest.joined(TITLE, IptcTest.dataSet(2, 90, "a city"))),
                    IptcTest.resource(PhotoshopResources.IPTC_DIGEST, "sum of all that")));

    private static Photo photo() {
        return Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> 8 * x).withMetadata(ALL);
    }

    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG"})
    void strippedPhotosKeepOnlyProfileResolutionAndOrientation(PhotoFormat format) throws IOException {
        Photo stripped = Encoded.again(photo(), PhotoFormat.PNG).keeping(MetadataPolicy.STRIP);
        byte[] file = Encoded.bytes(stripped, format);
        Photo again = Encoded.read(file);
        assertThat(again.size()).isEqualTo(new Size(20, 30));
        assertThat(again.metadata().icc()).hasValue(ICC);
        Resolution found = again.metadata().resolution().orElseThrow().in(Resolution.Unit.INCH);
        assertThat(List.of(Math.round(found.x()), Math.round(found.y()))).containsExactly(150L, 300L);
        assertThat(again.metadata().exif()).isEmpty();
        assertThat(again.metadata().xmp()).isEmpty();
        assertThat(again.metadata().iptc()).isEmpty();
        for (String word : List.of("city", "creator", "title", "Exif", "eXIf", "8BIM", ExifBlocks.MAKER)) {
            assertThat(ExifBlocks.contains(file, word)).as(word).isFalse();
        }
    }

    @Test
    void withoutGpsEveryLocationIsRemovedAndEverythingElseIsKept() throws IOException {
        Photo photo = photo().keeping(MetadataPolicy.NO_GPS);
        assertThat(photo.warnings()).isEmpty();
        for (PhotoFormat format : List.of(PhotoFormat.JPEG, PhotoFormat.PNG)) {
            byte[] file = Encoded.bytes(photo, format);
            for (String word : List.of("city", "GPS", "Gps", ExifBlocks.PLACE)) {
                assertThat(ExifBlocks.contains(file, word)).as(word).isFalse();
            }
            Metadata again = Encoded.read(file).metadata();
            assertThat(again.icc()).hasValue(ICC);
            assertThat(again.xmp().map(xmp -> new String(xmp, StandardCharsets.UTF_8)))
                    .hasValue("<rdf:RDF><rdf:Description dc:creator='me'></rdf:Description></rdf:RDF>");
            assertThat(again.iptc()).hasValue(TITLE);
            PhotoshopResources resources =
                    PhotoshopResources.of(again.photoshop().orElseThrow()).orElseThrow();
            assertThat(resources.data(0x03ED)).isPresent();
            assertThat(resources.data(PhotoshopResources.IPTC_DIGEST)).isEmpty();
            assertThat(ExifBlocks.contains(again.exif().orElseThrow(), ExifBlocks.NOTE))
                    .isTrue();
        }
    }

    @Test
    void blocksThatCannotBeSearchedForPlacesAreLeftOutWithAWarning() {
        Metadata damaged = Metadata.NONE
                .withIcc(ICC)
                .withExif("no EXIF".getBytes(StandardCharsets.US_ASCII))
                .withXmp("no <XMP".getBytes(StandardCharsets.US_ASCII))
                .withIptc("no IPTC".getBytes(StandardCharsets.US_ASCII));
        Metadata kept = MetadataPolicy.NO_GPS.applied(damaged);
        assertThat(kept).isEqualTo(Metadata.NONE.withIcc(ICC));
        assertThat(kept.warnings()).hasSize(3).allMatch(warning -> warning.endsWith("was left out"));
    }

    @Test
    void keepChangesNothing() {
        assertThat(photo().keeping(MetadataPolicy.KEEP)).isEqualTo(photo());
    }
}
