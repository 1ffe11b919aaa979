package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.IptcTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.Resolution;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places that metadata counts in the stored photo: a bright rectangle of pixels shows where they are afterwards. */
final class TurnedPlacesTest {

    private static final Size SIZE = new Size(40, 20);
    private static final int LEFT = 4;
    private static final int TOP = 6;
    private static final int WIDTH = 10;
    private static final int HEIGHT = 5;

    private static final String REGIONS = "http://www.metadataworkinggroup.com/schemas/regions/";

    /** The bright rectangle of a photo: left, top, width, height. */
    private static int[] bright(Photo photo) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < photo.size().height(); y++) {
            for (int x = 0; x < photo.size().width(); x++) {
                if (photo.sample(0, y, x) == 255) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return new int[] {left, top, right - left, bottom - top};
    }

    private static Photo read(int orientation, Metadata metadata, byte[] exif) throws IOException {
        Photo stored = Photo.of(
                        SIZE,
                        PixelKind.GREY,
                        (c, y, x) -> x >= LEFT && x < LEFT + WIDTH && y >= TOP && y < TOP + HEIGHT ? 255 : orientation)
                .withMetadata(metadata.withExif(exif));
        return Encoded.again(stored, PhotoFormat.PNG);
    }

    private static String rdf(String description) {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>" + description
                + "</rdf:RDF></x:xmpmeta>";
    }

    private static Photo readXmp(int orientation, String description) throws IOException {
        byte[] packet = rdf(description).getBytes(StandardCharsets.US_ASCII);
        byte[] exif = ExifBlocks.camera(ByteOrder.BIG_ENDIAN, orientation, SIZE);
        return read(orientation, Metadata.NONE.withXmp(packet), exif);
    }

    private static String xmp(Photo photo) {
        return new String(photo.metadata().xmp().orElseThrow(), StandardCharsets.US_ASCII);
    }

    private static double number(String xmp, String property) {
        Matcher found = Pattern.compile(property + "(?:='|>)([-0-9.]+)").matcher(xmp);
        assertThat(found.find()).as("%s in %s", property, xmp).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void regionsOfTheMetadataWorkingGroupLieWhereTheirPixelsAre(int orientation) throws IOException {
        double x = LEFT + WIDTH / 2.0;
        double y = TOP + HEIGHT / 2.0;
        for (boolean pixels : new boolean[] {false, true}) {
            double across = pixels ? 1 : SIZE.width();
            double down = pixels ? 1 : SIZE.height();
            Object[] values = {x / across, y / down, WIDTH / across, HEIGHT / down, pixels ? "pixel" : "normalized"};
            for (String area : List.of(
                    "<m:Area a:x='%s' a:y='%s' a:w='%s' a:h='%s' a:unit='%s'/>",
                    "<m:Area rdf:parseType='Resource'><a:x>%s</a:x><a:y>%s</a:y><a:w>%s</a:w><a:h>%s</a:h>"
                            + "<a:unit>%s</a:unit></m:Area>",
                    "<m:Area><rdf:Description a:x='%s' a:y='%s' a:w='%s' a:h='%s' a:unit='%s'/></m:Area>")) {
                Photo photo = readXmp(orientation, regions(String.format(area, values)));
                assertThat(photo.warnings()).isEmpty();
                String xmp = xmp(photo);
                double w = pixels ? 1 : photo.size().width();
                double h = pixels ? 1 : photo.size().height();
                double width = number(xmp, "a:w") * w;
                double height = number(xmp, "a:h") * h;
                int[] bright = bright(photo);
                assertThat(new double[] {
                            number(xmp, "a:x") * w - width / 2, number(xmp, "a:y") * h - height / 2, width, height
                        })
                        .containsExactly(Arrays.stream(bright).asDoubleStream().toArray(), within());
                assertThat(number(xmp, "d:w")).isEqualTo(photo.size().width());
                assertThat(number(xmp, "d:h")).isEqualTo(photo.size().height());
            }
        }
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9); // decimal fractions as doubles
    }

    private static String regions(String area) {
        return "<rdf:Description xmlns:m='" + REGIONS + "' xmlns:a='http://ns.adobe.com/xmp/sType/Area#'"
                + " xmlns:d='http://ns.adobe.com/xap/1.0/sType/Dimensions#'><m:Regions rdf:parseType='Resource'>"
                + "<m:AppliedToDimensions d:w='40' d:h='20' d:unit='pixel'/><m:RegionList><rdf:Bag>"
                + "<rdf:li rdf:parseType='Resource'>" + area + "<m:Name>Ann</m:Name></rdf:li></rdf:Bag></m:RegionList>"
                + "</m:Regions></rdf:Description>";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void regionsOfMicrosoftLieWhereTheirPixelsAre(int orientation) throws IOException {
        Photo photo = readXmp(
                orientation,
                "<rdf:Description xmlns:g='http://ns.microsoft.com/photo/1.2/t/Region#'>"
                        + "<g:Rectangle>0.1, 0.3, 0.25, 0.25</g:Rectangle></rdf:Description>");
        assertThat(photo.warnings()).isEmpty();
        Matcher rectangle = Pattern.compile("Rectangle>([^<]*)<").matcher(xmp(photo));
        assertThat(rectangle.find()).isTrue();
        double[] parts = Arrays.stream(rectangle.group(1).split(", "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        int[] bright = bright(photo);
        int width = photo.size().width();
        int height = photo.size().height();
        assertThat(new double[] {parts[0] * width, parts[1] * height, parts[2] * width, parts[3] * height})
                .containsExactly(Arrays.stream(bright).asDoubleStream().toArray(), within());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatCannotBeTurnedIsLeftOutWithAWarning(int orientation) throws IOException {
        String kept = "<p:kept xmlns:p='mine'>1</p:kept>";
        for (String untrue : List.of(
                "<p:CroppedAreaLeftPixels xmlns:p='http://ns.google.com/photos/1.0/panorama/'>1"
                        + "</p:CroppedAreaLeftPixels>",
                "<i:ImageRegion xmlns:i='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'><rdf:Bag/></i:ImageRegion>",
                "<c:Regions xmlns:c='http://ns.acdsee.com/regions/'><rdf:Bag/></c:Regions>",
                "<e:SubjectArea xmlns:e='http://ns.adobe.com/exif/1.0/'><rdf:Seq><rdf:li>3</rdf:li></rdf:Seq>"
                        + "</e:SubjectArea>",
                "<f:AngleInfoRoll xmlns:f='http://ns.apple.com/faceinfo/1.0/'>270</f:AngleInfoRoll>",
                "<m:Rotation xmlns:m='" + REGIONS + "'>1.5</m:Rotation>",
                "<M:RegionInfo xmlns:M='http://ns.microsoft.com/photo/1.2/'>"
                        + "<r:Rectangle xmlns:r='http://ns.microsoft.com/photo/1.2/t/Region#'>0.2</r:Rectangle>"
                        + "</M:RegionInfo>",
                regions("<m:Area a:x='one' a:y='0.5' a:w='0.5' a:h='0.5'/>")
                        .replaceAll("</?rdf:Description[^>]*>", "")
                        .replaceFirst(
                                "<m:Regions",
                                "<m:Regions xmlns:m='" + REGIONS
                                        + "' xmlns:a='http://ns.adobe.com/xmp/sType/Area#' xmlns:d='d'"))) {
            Photo photo = readXmp(orientation, "<rdf:Description>" + kept + untrue + "</rdf:Description>");
            if (orientation == 1) {
                assertThat(xmp(photo)).contains(kept, untrue);
                assertThat(photo.warnings()).isEmpty();
            } else {
                assertThat(xmp(photo)).contains("<rdf:Description>" + kept + "</rdf:Description>");
                assertThat(photo.warnings()).singleElement().asString().contains("was turned upright", "left out");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void exifsSubjectLiesWhereItsPixelsAre(int orientation) throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Photo photo = read(orientation, Metadata.NONE, exif(order, orientation, LEFT + WIDTH / 2));
            assertThat(photo.warnings()).isEmpty();
            ByteBuffer block =
                    ByteBuffer.wrap(photo.metadata().exif().orElseThrow()).order(order);
            int[] bright = bright(photo);
            boolean swapped = orientation > 4;
            int x = block.getShort(AREA);
            int y = block.getShort(AREA + 2);
            assertThat(photo.sample(0, y, x)).isEqualTo(255);
            assertThat(x - bright[0]).isBetween((bright[2] - 1) / 2, bright[2] / 2);
            assertThat(y - bright[1]).isBetween((bright[3] - 1) / 2, bright[3] / 2);
            assertThat((int) block.getShort(AREA + 4)).isEqualTo(bright[2]);
            assertThat((int) block.getShort(AREA + 6)).isEqualTo(bright[3]);
            assertThat((int) block.getShort(LOCATION)).isEqualTo(x);
            assertThat((int) block.getShort(LOCATION + 2)).isEqualTo(y);
            assertThat(block.getInt(FOCAL_PLANE)).isEqualTo(swapped ? 200 : 100);
            assertThat(block.getInt(FOCAL_PLANE + 8)).isEqualTo(swapped ? 100 : 200);
            assertThat((int) block.getShort(RELATED)).isEqualTo(photo.size().width());
            assertThat((int) block.getShort(RELATED + 12))
                    .isEqualTo(photo.size().height());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void aSubjectOutsideThePhotoAndAMappingToEarthAreLeftOutWithAWarning(int orientation) throws IOException {
        Photo photo = read(orientation, Metadata.NONE, exif(ByteOrder.BIG_ENDIAN, orientation, 4000));
        assertThat(photo.warnings()).singleElement().asString().contains("the subject's place");
        byte[] mapped = exif(ByteOrder.BIG_ENDIAN, orientation, 5);
        ByteBuffer.wrap(mapped).putShort(8 + 2, (short) 33922); // tie points in place of the maker's name
        assertThat(read(orientation, Metadata.NONE, mapped).warnings())
                .singleElement()
                .asString()
                .contains("the mapping to places on earth");
    }

    private static final int AREA = 200;
    private static final int LOCATION = 94;
    private static final int FOCAL_PLANE = 210;
    private static final int RELATED = 150;

    /** Orientation, subject area and location around the bright rectangle, and values that belong to an axis. */
    private static byte[] exif(ByteOrder order, int orientation, int column) {
        ByteBuffer tiff = ByteBuffer.allocate(230).order(order);
        tiff.put(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'});
        tiff.putShort((short) 42).putInt(8).putShort((short) 3);
        entry(tiff, 0x010F, 2, 4).put(new byte[] {'m', 'k', 'r', 0});
        entry(tiff, 0x0112, 3, 1).putShort((short) orientation).putShort((short) 0);
        entry(tiff, 0x8769, 4, 1).putInt(60);
        tiff.putInt(0);
        tiff.position(60).putShort((short) 5);
        entry(tiff, 0x9214, 3, 4).putInt(AREA);
        entry(tiff, 0xA005, 4, 1).putInt(RELATED - 10);
        entry(tiff, 0xA214, 3, 2).putShort((short) column).putShort((short) (TOP + HEIGHT / 2));
        entry(tiff, 0xA20E, 5, 1).putInt(FOCAL_PLANE);
        entry(tiff, 0xA20F, 5, 1).putInt(FOCAL_PLANE + 8);
        tiff.putInt(0);
        tiff.position(RELATED - 10).putShort((short) 2);
        entry(tiff, 0x1001, 3, 1).putShort((short) SIZE.width()).putShort((short) 0);
        entry(tiff, 0x1002, 3, 1).putShort((short) SIZE.height()).putShort((short) 0);
        tiff.putInt(0);
        tiff.position(AREA);
        for (int number : new int[] {column, TOP + HEIGHT / 2, WIDTH, HEIGHT}) {
            tiff.putShort((short) number);
        }
        tiff.position(FOCAL_PLANE);
        for (int number : new int[] {100, 1, 200, 1}) {
            tiff.putInt(number);
        }
        return tiff.array();
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 8})
    void photoshopsPathsAreLeftOutAndItsResolutionIsSwapped(int orientation) throws IOException {
        ByteBuffer resolution = ByteBuffer.allocate(16);
        resolution.putInt(300 << 16).putShort((short) 1).putShort((short) 2);
        resolution.putInt(150 << 16).putShort((short) 2).putShort((short) 1);
        byte[] resources = IptcTest.joined(
                IptcTest.resource(0x03ED, new String(resolution.array(), StandardCharsets.ISO_8859_1)),
                IptcTest.resource(0x0408, "guides"),
                IptcTest.resource(2000, "a path"),
                IptcTest.resource(0x0404, "an IPTC"));
        Photo photo = read(
                orientation,
                Metadata.NONE.withPhotoshop(resources).withResolution(new Resolution(300, 150, Resolution.Unit.INCH)),
                ExifBlocks.camera(ByteOrder.BIG_ENDIAN, orientation, SIZE));
        byte[] left = photo.metadata().photoshop().orElseThrow();
        assertThat(ExifBlocks.contains(left, "an IPTC")).isTrue();
        assertThat(ExifBlocks.contains(left, "a path")).isEqualTo(orientation == 1);
        assertThat(ExifBlocks.contains(left, "guides")).isEqualTo(orientation == 1);
        assertThat(photo.warnings()).hasSize(orientation == 1 ? 0 : 1);
        int horizontal = ByteBuffer.wrap(left).getInt(12) >> 16;
        assertThat(horizontal).isEqualTo(orientation > 4 ? 150 : 300);
    }
}
