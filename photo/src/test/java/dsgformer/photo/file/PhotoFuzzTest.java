package dsgformer.photo.file;

import dsgformer.fuzz.FuzzRun;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.ExifBlocks;
import dsgformer.photo.metadata.IptcTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PhotoText;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class PhotoFuzzTest {

    private static final byte[] XMP =
            ("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                            + "<rdf:Description xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\" tiff:Orientation=\"6\""
                            + " xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" exif:GPSLatitude=\"1,2N\">"
                            + "<xmp:Thumbnails xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><rdf:Alt/></xmp:Thumbnails>"
                            + "</rdf:Description></rdf:RDF></x:xmpmeta>")
                    .getBytes(StandardCharsets.UTF_8);

    @Test
    void photosAreReadOrRefused() throws Exception {
        Random random = new Random(1);
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        Metadata metadata = Metadata.NONE
                .withIcc(new byte[140])
                .withExif(ExifBlocks.camera(ByteOrder.LITTLE_ENDIAN, 6, new Size(20, 13)))
                .withXmp(XMP)
                .withIptc(IptcTest.dataSet(2, 5, "title"))
                .withTexts(List.of(new PhotoText(PhotoText.Form.JPEG_COMMENT, new byte[] {'h', 'i'})));
        for (PixelKind kind : EveryKind.ALL) {
            Photo photo = EveryKind.noise(new Size(20, 13), kind, random);
            for (PhotoFormat format :
                    List.of(PhotoFormat.JPEG, PhotoFormat.PNG, PhotoFormat.TIFF, PhotoFormat.WEBP, PhotoFormat.BMP)) {
                seeds.put(kind + "." + format, Encoded.bytes(photo, format));
                byte[] carrying = Encoded.bytes(photo.withMetadata(metadata), format);
                seeds.put(kind + "-carrying." + format, carrying);
                seeds.put(kind + "-cut." + format, Arrays.copyOf(carrying, carrying.length - 2));
            }
            seeds.put(kind + "-exact.WEBP", Encoded.bytes(photo.withJpegQuality(100), PhotoFormat.WEBP));
        }
        FuzzRun.of(PhotoTarget.class, seeds);
    }

    @Test
    void metadataIsCarriedOrLeftOut() throws Exception {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        for (int format = 0; format < MetadataTarget.FORMATS.size(); format++) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                seeds.put("exif-" + order + format, seed(format, 0, ExifBlocks.camera(order, 6, new Size(9, 5))));
            }
            seeds.put("xmp-" + format, seed(format, 1, XMP));
            seeds.put("iptc-" + format, seed(format, 2, IptcTest.dataSet(2, 90, "a city")));
            seeds.put("profile-" + format, seed(format, 3, new byte[140]));
        }
        FuzzRun.of(MetadataTarget.class, seeds);
    }

    private static byte[] seed(int format, int kind, byte[] block) throws IOException {
        ByteArrayOutputStream seed = new ByteArrayOutputStream();
        seed.write(format << 2 | kind);
        seed.write(block);
        return seed.toByteArray();
    }
}
