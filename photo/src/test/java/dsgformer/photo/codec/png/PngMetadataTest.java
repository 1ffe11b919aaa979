package dsgformer.photo.codec.png;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.Encoded;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.IptcTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PhotoshopResources;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PngMetadataTest {

    private static final Photo PHOTO = Photo.of(new Size(20, 10), PixelKind.RGB, (c, y, x) -> 10 * y + x);
    private static final byte[] EXIF = ExifBlocks.upright(ByteOrder.BIG_ENDIAN, PHOTO.size(), false);
    private static final byte[] IPTC = IptcTest.dataSet(2, 5, "a title");

    @Test
    void metadataInTextsOfImageMagickIsRead() throws IOException {
        byte[] app1 = IptcTest.joined(latin("Exif\0\0"), EXIF);
        assertThat(withText("tEXt", "APP1", app1).metadata().exif()).hasValue(EXIF);
        assertThat(withText("zTXt", "exif", app1).metadata().exif()).hasValue(EXIF);
        assertThat(withText("zTXt", "exif", EXIF).metadata().exif()).hasValue(EXIF);
        assertThat(withText("zTXt", "iptc", PhotoshopResources.ofIptc(IPTC))
                        .metadata()
                        .iptc())
                .hasValue(IPTC);
        assertThat(withText("tEXt", "iptc", IPTC).metadata().iptc()).hasValue(IPTC);
        assertThat(withText("zTXt", "xmp", latin("<x/>")).metadata().xmp()).hasValue(latin("<x/>"));
    }

    @Test
    void aDedicatedChunkTakesPrecedenceOverText() throws IOException {
        byte[] png = Encoded.bytes(PHOTO.withMetadata(Metadata.NONE.withExif(EXIF)), PhotoFormat.PNG);
        byte[] other = ExifBlocks.upright(ByteOrder.LITTLE_ENDIAN, PHOTO.size(), false);
        assertThat(Encoded.read(Encoded.withPngChunk(png, "zTXt", text("zTXt", "exif", other)))
                        .metadata()
                        .exif())
                .hasValue(EXIF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iCCP", "zTXt", "iTXt", "tEXt"})
    void aDamagedChunkIsLeftOutAndThePhotoIsRead(String type) throws IOException {
        byte[] data = switch (type) {
            case "iCCP" -> latin("name\0\0not deflated");
            case "iTXt" -> latin("XML:com.adobe.xmp\0\1\0\0\0not deflated");
            case "zTXt" -> latin("Raw profile type iptc\0\0not deflated");
            default -> latin("Raw profile type iptc\0\niptc\n  50\n1234");
        };
        Photo photo = Encoded.read(Encoded.withPngChunk(Encoded.bytes(PHOTO, PhotoFormat.PNG), type, data));
        assertThat(photo).isEqualTo(PHOTO);
        assertThat(photo.warnings()).hasSize(1).first().asString().contains(type, "was left out");
    }

    @Test
    void exifWithThePrefixOfJpegIsRead() throws IOException {
        byte[] prefixed = IptcTest.joined(latin("Exif\0\0"), EXIF);
        assertThat(Encoded.read(Encoded.withPngChunk(Encoded.bytes(PHOTO, PhotoFormat.PNG), "eXIf", prefixed))
                        .metadata()
                        .exif())
                .hasValue(EXIF);
    }

    private static Photo withText(String type, String kind, byte[] content) throws IOException {
        Photo photo = Encoded.read(
                Encoded.withPngChunk(Encoded.bytes(PHOTO, PhotoFormat.PNG), type, text(type, kind, content)));
        assertThat(photo.warnings()).isEmpty();
        return photo;
    }

    private static byte[] text(String type, String kind, byte[] content) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(latin("Raw profile type " + kind + "\0"));
        byte[] text = PngRawProfile.encode(kind, content);
        if (type.equals("zTXt")) {
            data.write(0);
            try (var deflated = new DeflaterOutputStream(data)) {
                deflated.write(text);
            }
        } else {
            data.writeBytes(text);
        }
        return data.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
