package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.jpeg.JpegDecodingTest;
import dsgformer.photo.codec.tiff.TiffFile;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PngProperty;
import dsgformer.photo.metadata.Resolution;
import dsgformer.picture.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.IIOImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not carried is told: of the file that is read, and of the format that is written. */
final class LossesTest {

    private static final Size SIZE = new Size(20, 10);
    private static final Photo PHOTO = Photo.of(SIZE, PixelKind.RGB, (c, y, x) -> 10 * y + x);
    private static final byte[] GREY_PROFILE =
            ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    private static final byte[] RGB_PROFILE =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    @Test
    void partsBehindAJpegAreTold() throws IOException {
        assertThat(resource("gain-map.jpg").warnings())
                .anySatisfy(warning -> assertThat(warning).contains("follows its picture", "a gain map"))
                .anySatisfy(warning -> assertThat(warning).contains("XMP", "a gain map"));
        assertThat(resource("motion-photo.jpg").warnings())
                .anySatisfy(warning -> assertThat(warning).contains("follows its picture", "a film"))
                .anySatisfy(warning -> assertThat(warning).contains("XMP", "a film"));
        byte[] jpeg = Encoded.bytes(PHOTO, PhotoFormat.JPEG);
        assertTold(behind(jpeg, jpeg), "a further picture");
        assertTold(behind(jpeg, new byte[5], jpeg, new byte[3], jpeg), "left out: a further picture");
        assertTold(behind(jpeg, latin("what is this?")), "13 bytes of an unknown kind");
        assertTold(behind(jpeg, samsung("MotionPhoto_Data"), samsungDirectory("MotionPhoto_Data")), "a film");
        assertTold(behind(jpeg, samsung("Image_UTC_Data"), samsungDirectory("Image_UTC_Data")), "the phone's maker");
        assertTold(
                behind(jpeg, jpeg, samsung("DualShot_DepthMap_1"), samsungDirectory("DualShot_DepthMap_1")),
                "a further picture, a depth map");
        assertThat(Encoded.read(behind(jpeg, new byte[20], latin("\r\n"))).warnings())
                .isEmpty();
    }

    private static Photo resource(String name) throws IOException {
        return Encoded.read(
                LossesTest.class.getResourceAsStream("/photos/" + name).readAllBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "0xE1, FLIR\0x, APP1 (FLIR)",
        "0xEB, JP\0x, APP11 (JP)",
        "0xE2, FPXR\0x, APP2 (FPXR)",
        "0xE3, no name, APP3 were"
    })
    void segmentsOfOthersAreTold(int marker, String payload, String words) throws IOException {
        byte[] jpeg = Encoded.bytes(PHOTO, PhotoFormat.JPEG);
        assertTold(Encoded.withJpegSegment(jpeg, marker, latin(payload)), words);
    }

    @Test
    void segmentsAboutTheCodingOfPixelsAreNot() throws IOException {
        byte[] jpeg = Encoded.bytes(PHOTO, PhotoFormat.JPEG);
        for (String name : List.of("Adobe\0d\0\0\0\0\1", "Ducky\0\1", "Adobe_CM\0x")) {
            int marker = name.startsWith("Du") ? 0xEC : name.contains("_") ? 0xED : 0xEE;
            assertThat(Encoded.read(Encoded.withJpegSegment(jpeg, marker, latin(name)))
                            .warnings())
                    .isEmpty();
        }
    }

    @Test
    void framesAndChunksOfAPngAreTold() throws IOException {
        byte[] png = Encoded.bytes(PHOTO, PhotoFormat.PNG);
        byte[] animated = Encoded.withPngChunk(png, "fcTL", new byte[26]); // before the image data: its own frame
        assertThat(Encoded.read(animated).warnings()).isEmpty();
        byte[] twice = Encoded.withPngChunk(Encoded.withPngChunk(animated, "fcTL", new byte[26]), "fdAT", new byte[9]);
        assertTold(twice, "animation", "left out: 1 frame");
        assertTold(Encoded.withPngChunk(png, "oFFs", new byte[9]), "oFFs");
        assertTold(Encoded.withPngChunk(png, "caBX", new byte[9]), "caBX");
        assertTold(behind(png, latin("more")), "4 bytes behind its end");
        for (String outdated : List.of("tIME", "sBIT", "hIST", "bKGD")) {
            assertThat(Encoded.read(Encoded.withPngChunk(png, outdated, new byte[6]))
                            .warnings())
                    .isEmpty();
        }
        byte[] transparent =
                Encoded.bytes(Photo.of(SIZE, PixelKind.RGB.withAlpha(), (c, y, x) -> 10 * y + x), PhotoFormat.PNG);
        assertTold(Encoded.withPngChunk(transparent, "bKGD", new byte[6]), "bKGD");
    }

    @Test
    void extraSamplesAndTagsOfATiffAreTold() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            TiffFile.Stored stored = (c, y, x) -> c + x;
            assertTold(new TiffFile(SIZE, 8, 4, order, stored).with(338, 0).bytes(), "1 sample of each pixel", "was");
            assertTold(
                    new TiffFile(SIZE, 8, 6, order, stored).with(338, 2, 0, 0).bytes(), "2 samples of each", "were");
            assertThat(Encoded.read(new TiffFile(SIZE, 8, 4, order, stored)
                                    .with(338, 2)
                                    .bytes())
                            .warnings())
                    .isEmpty();
            assertTold(new TiffFile(SIZE, 8, 3, order, stored).with(37724, 1).bytes(), "37724 (Photoshop's layers)");
            assertTold(
                    new TiffFile(SIZE, 8, 3, order, stored)
                            .with(50255, 1)
                            .with(65000, 1)
                            .bytes(),
                    "50255, 65000");
            assertTold(new TiffFile(SIZE, 32, 1, order, stored).bytes(), "32 bits a sample became 16");
        }
    }

    @Test
    void gdalsTagsOfATiffAreKept() throws IOException {
        TiffFile file = new TiffFile(SIZE, 8, 3, ByteOrder.LITTLE_ENDIAN, (c, y, x) -> x);
        file.fields.text(42112, "<GDALMetadata/>");
        file.fields.text(42113, "-9999");
        Photo photo = Encoded.read(file.bytes());
        assertThat(photo.warnings()).isEmpty();
        String again = new String(Encoded.bytes(photo, PhotoFormat.TIFF), StandardCharsets.ISO_8859_1);
        assertThat(again).contains("<GDALMetadata/>", "-9999");
    }

    @Test
    void aProfileOfCmykIsTold() throws IOException {
        byte[] jpeg = JpegDecodingTest.jpeg(new IIOImage(JpegDecodingTest.flat(51, 255, 255, 127), null, null), false);
        assertThat(Encoded.read(jpeg).warnings()).isEmpty();
        assertTold(Encoded.withJpegSegment(jpeg, 0xE2, latin("ICC_PROFILE\0\1\1profile")), "color profile", "RGB");
        TiffFile tiff = new TiffFile(SIZE, 8, 4, ByteOrder.LITTLE_ENDIAN, (c, y, x) -> x).with(262, 5);
        assertThat(Encoded.read(tiff.bytes()).warnings()).isEmpty();
        tiff.fields.bytes(34675, latin("profile"));
        assertTold(tiff.bytes(), "color profile", "RGB");
    }

    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG", "TIFF", "WEBP", "BMP"})
    void sixteenBitsAreToldWhereEightAreWritten(PhotoFormat format) {
        Photo deep = Photo.of(SIZE, PixelKind.RGB.withDepth(BitDepth.SIXTEEN), (c, y, x) -> 1000 * y + x);
        boolean held = format == PhotoFormat.PNG || format == PhotoFormat.TIFF;
        assertThat(PhotoFiles.losses(deep, format)).hasSize(held ? 0 : 1);
        assertThat(PhotoFiles.losses(PHOTO, format)).isEmpty();
        if (!held) {
            assertThat(PhotoFiles.losses(deep, format).get(0)).contains("16 bits", "PNG and TIFF");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG", "TIFF", "WEBP", "BMP"})
    void transparencyIsToldWhereItIsNotWritten(PhotoFormat format) {
        for (PixelKind kind : List.of(PixelKind.GREY.withAlpha(), PixelKind.RGB.withAlpha())) {
            Photo opaque = Photo.of(SIZE, kind, (c, y, x) -> c == kind.colors() ? 255 : x);
            Photo transparent = Photo.of(SIZE, kind, (c, y, x) -> c == kind.colors() && x == 19 && y == 9 ? 254 : 255);
            assertThat(PhotoFiles.losses(opaque, format)).isEmpty();
            assertThat(PhotoFiles.losses(transparent, format)).hasSize(format == PhotoFormat.JPEG ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PhotoFormat.class,
            names = {"JPEG", "PNG", "TIFF", "WEBP", "BMP"})
    void pngsChunksAboutColorAreToldWhereTheyAreNotWritten(PhotoFormat format) {
        PngProperty gamma = new PngProperty("gAMA", new byte[] {0, 1, 2, 3});
        PngProperty primaries = new PngProperty("cHRM", new byte[32]);
        PngProperty srgb = new PngProperty("sRGB", new byte[1]);
        PngProperty code = new PngProperty("cICP", new byte[] {9, 16, 0, 1});
        int lost = format == PhotoFormat.PNG ? 0 : 1;
        assertThat(lossesOf(format, gamma, primaries)).hasSize(lost).allMatch(told -> told.contains("(gAMA, cHRM)"));
        assertThat(lossesOf(format, code, gamma)).hasSize(lost).allMatch(told -> told.contains("(cICP)"));
        assertThat(lossesOf(format, srgb, gamma, primaries)).isEmpty();
        Metadata profiled = Metadata.NONE.withPng(List.of(gamma)).withIcc(RGB_PROFILE);
        assertThat(PhotoFiles.losses(PHOTO.withMetadata(profiled), format)).isEmpty();
    }

    private static List<String> lossesOf(PhotoFormat format, PngProperty... properties) {
        return PhotoFiles.losses(PHOTO.withMetadata(Metadata.NONE.withPng(List.of(properties))), format);
    }

    /** A grey photo becomes RGB in WebP and BMP; libpng refuses an RGB profile of grey pixels. */
    @Test
    void aProfileOfOtherPixelsIsLeftOutAndTold() throws IOException {
        for (boolean alpha : new boolean[] {false, true}) {
            PixelKind grey = alpha ? PixelKind.GREY.withAlpha() : PixelKind.GREY;
            PixelKind color = alpha ? PixelKind.RGB.withAlpha() : PixelKind.RGB;
            for (PhotoFormat format : List.of(PhotoFormat.WEBP, PhotoFormat.BMP)) {
                assertProfile(grey, GREY_PROFILE, format, false);
                assertProfile(grey, RGB_PROFILE, format, true);
                assertProfile(color, RGB_PROFILE, format, true);
                assertProfile(color, GREY_PROFILE, format, false);
            }
            assertProfile(grey, GREY_PROFILE, PhotoFormat.PNG, true);
            assertProfile(grey, RGB_PROFILE, PhotoFormat.PNG, false);
            assertProfile(color, GREY_PROFILE, PhotoFormat.PNG, false);
            assertProfile(grey, GREY_PROFILE, PhotoFormat.TIFF, true);
            assertProfile(grey, GREY_PROFILE, PhotoFormat.JPEG, true);
        }
    }

    private static void assertProfile(PixelKind kind, byte[] profile, PhotoFormat format, boolean kept)
            throws IOException {
        Photo photo = Photo.of(SIZE, kind, (c, y, x) -> 255 - x / 20).withMetadata(Metadata.NONE.withIcc(profile));
        assertThat(Encoded.again(photo, format).metadata().icc().isPresent()).isEqualTo(kept);
        assertThat(PhotoFiles.losses(photo, format)).hasSize(kept ? 0 : 1).allMatch(told -> told.contains("profile"));
    }

    @Test
    void aResolutionIsKeptInEveryFormat() throws IOException {
        for (Resolution.Unit unit : List.of(Resolution.Unit.INCH, Resolution.Unit.CENTIMETRE, Resolution.Unit.METRE)) {
            Photo photo = PHOTO.withMetadata(Metadata.NONE.withResolution(new Resolution(240, 120, unit)));
            for (PhotoFormat format :
                    List.of(PhotoFormat.JPEG, PhotoFormat.PNG, PhotoFormat.TIFF, PhotoFormat.WEBP, PhotoFormat.BMP)) {
                assertThat(PhotoFiles.losses(photo, format)).isEmpty();
                Resolution found = Encoded.again(photo, format)
                        .metadata()
                        .printResolution()
                        .orElseThrow();
                assertThat(Math.rint(found.in(unit).x()))
                        .as("%s in %s", unit, format)
                        .isBetween(230.0, 250.0);
                assertThat(Math.rint(found.in(unit).y())).isBetween(110.0, 130.0);
            }
        }
    }

    private static void assertTold(byte[] file, String... words) throws IOException {
        assertThat(Encoded.read(file).warnings()).singleElement().asString().contains(words);
    }

    private static byte[] behind(byte[] file, byte[]... added) {
        byte[] whole = file;
        for (byte[] bytes : added) {
            whole = Encoded.insert(whole, whole.length, bytes);
        }
        return whole;
    }

    /** A block of Samsung's phones: zeros, type, length of the name, name, data. */
    private static byte[] samsung(String name) {
        return ByteBuffer.allocate(8 + name.length() + 10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) 0x0A01)
                .putInt(name.length())
                .put(latin(name))
                .array();
    }

    private static byte[] samsungDirectory(String name) {
        int length = samsung(name).length;
        return ByteBuffer.allocate(12 + 12 + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin("SEFH"))
                .putInt(107)
                .putInt(1)
                .putInt(0x0A010000)
                .putInt(length)
                .putInt(length)
                .putInt(24)
                .put(latin("SEFT"))
                .array();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
