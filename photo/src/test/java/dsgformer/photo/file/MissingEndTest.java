package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.jpeg.JpegDecodingTest;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import org.junit.jupiter.api.Test;

/** Pictures without the end of their file, and with bytes of another kind in its place. */
final class MissingEndTest {

    private static final Size SIZE = new Size(61, 47);
    private static final int JPEG_END = 2;
    private static final int PNG_END = 12;

    @Test
    void aJpegWithoutItsEndIsReadWithAWarning() throws IOException {
        for (Map.Entry<String, byte[]> jpeg : jpegs().entrySet()) {
            assertComplete(jpeg.getKey(), jpeg.getValue(), JPEG_END, new byte[0]);
            assertComplete(jpeg.getKey(), jpeg.getValue(), JPEG_END - 1, new byte[0]);
        }
    }

    @Test
    void aJpegWithForeignBytesInPlaceOfItsEndIsReadWithAWarning() throws IOException {
        for (Map.Entry<String, byte[]> jpeg : jpegs().entrySet()) {
            for (Map.Entry<String, byte[]> trailer : trailers().entrySet()) {
                String name = jpeg.getKey() + " and " + trailer.getKey();
                assertComplete(name, jpeg.getValue(), JPEG_END, trailer.getValue());
            }
        }
    }

    /** The trailer's bytes are not taken for those that the scan lacks. */
    @Test
    void aJpegCutOffInItsDataIsRefusedWithAndWithoutATrailer() throws IOException {
        for (Map.Entry<String, byte[]> jpeg : jpegs().entrySet()) {
            for (String trailer : List.of("nothing", "a film", "blocks of a phone", "another JPEG")) {
                for (int missing : new int[] {30, 200, 700}) {
                    byte[] cut = cut(jpeg.getValue(), missing, trailers().get(trailer));
                    assertThatThrownBy(() -> Encoded.read(cut))
                            .as("%s without %d bytes and %s", jpeg.getKey(), missing, trailer)
                            .isInstanceOf(UnreadablePhotoException.class)
                            .hasMessageContaining("cut off");
                }
            }
        }
    }

    /** All that comes before is decoded whole, but later scans would have refined it. */
    @Test
    void aProgressiveJpegWithoutItsLastScanIsRefused() throws IOException {
        byte[] jpeg = jpegs().get("progressive");
        int lastScan = new String(jpeg, StandardCharsets.ISO_8859_1).lastIndexOf("\u00ff\u00da");
        assertThatThrownBy(() -> Encoded.read(Arrays.copyOf(jpeg, lastScan)))
                .isInstanceOf(UnreadablePhotoException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void segmentsBetweenTheLastScanAndTheEndAreNoForeignBytes() throws IOException {
        byte[] jpeg = jpegs().get("baseline");
        byte[] comment = {(byte) 0xFF, (byte) 0xFE, 0, 4, 'h', 'i'};
        Photo photo = Encoded.read(Encoded.insert(jpeg, jpeg.length - JPEG_END, comment));
        assertThat(photo.warnings()).isEmpty();
        assertThat(photo.samples()).isEqualTo(Encoded.read(jpeg).samples());
    }

    @Test
    void aPngWithoutItsEndIsReadWithAWarning() throws IOException {
        for (PixelKind kind : List.of(PixelKind.RGB, PixelKind.GREY.withDepth(BitDepth.SIXTEEN))) {
            byte[] png = Encoded.bytes(scene(kind), PhotoFormat.PNG);
            for (int missing = 1; missing <= PNG_END; missing++) {
                assertComplete("PNG, " + kind, png, missing, new byte[0]);
            }
            for (Map.Entry<String, byte[]> trailer : trailers().entrySet()) {
                assertComplete("PNG and " + trailer.getKey(), png, PNG_END, trailer.getValue());
            }
            byte[] wrongSum = png.clone();
            wrongSum[png.length - 1]++;
            assertComplete("PNG", wrongSum, 0, new byte[0]);
        }
    }

    @Test
    void aPngCutOffInItsDataIsRefused() throws IOException {
        byte[] png = Encoded.bytes(scene(PixelKind.RGB), PhotoFormat.PNG);
        for (int missing : new int[] {PNG_END + 30, 1000}) {
            assertThatThrownBy(() -> Encoded.read(cut(png, missing, new byte[0])))
                    .isInstanceOf(UnreadablePhotoException.class)
                    .hasMessageContaining("image data ends before its last row");
        }
    }

    /** What is missing is metadata, or part of it. */
    @Test
    void aWebpCutOffBehindItsPictureIsReadWithAWarning() throws IOException {
        for (int quality : new int[] {80, 100}) {
            Photo photo = scene(PixelKind.RGB).withJpegQuality(quality);
            byte[] webp = Encoded.bytes(photo.withMetadata(Metadata.NONE.withXmp(new byte[50])), PhotoFormat.WEBP);
            assertComplete("WebP", webp, 20, new byte[0]);
            assertComplete("WebP", webp, 55, new byte[0]);
            assertThatThrownBy(() -> Encoded.read(cut(webp, 80, new byte[0])))
                    .isInstanceOf(UnreadablePhotoException.class)
                    .hasMessageContaining("cut off");
        }
    }

    private static void assertComplete(String name, byte[] file, int missing, byte[] trailer) throws IOException {
        Photo photo = Encoded.read(cut(file, missing, trailer));
        assertThat(photo.samples()).as(name).isEqualTo(Encoded.read(file).samples());
        assertThat(photo.warnings())
                .as(name)
                .anySatisfy(warning -> assertThat(warning).contains("missing", "all of its pixels are there"));
    }

    private static byte[] cut(byte[] file, int missing, byte[] trailer) {
        return Encoded.insert(Arrays.copyOf(file, file.length - missing), file.length - missing, trailer);
    }

    static Map<String, byte[]> jpegs() throws IOException {
        Photo photo = scene(PixelKind.RGB);
        BufferedImage image = photo.toBufferedImage();
        Map<String, byte[]> jpegs = new TreeMap<>();
        jpegs.put("baseline", JpegDecodingTest.jpeg(new IIOImage(image, null, null), false));
        jpegs.put("progressive", JpegDecodingTest.jpeg(new IIOImage(image, null, null), true));
        jpegs.put("grey", Encoded.bytes(scene(PixelKind.GREY), PhotoFormat.JPEG));
        jpegs.put("full resolution", Encoded.bytes(photo, PhotoFormat.JPEG));
        return jpegs;
    }

    private static Photo scene(PixelKind kind) {
        Random random = new Random(7);
        int step = kind.depth().max() / 255;
        return Photo.of(SIZE, kind, (c, y, x) -> step * (x + y + 30 * c + random.nextInt(40)));
    }

    private static Map<String, byte[]> trailers() throws IOException {
        Map<String, byte[]> trailers = new TreeMap<>();
        trailers.put("nothing", new byte[0]);
        trailers.put("a line", "\r\n".getBytes(StandardCharsets.US_ASCII));
        trailers.put("zeros", new byte[5000]);
        trailers.put("a film", film());
        trailers.put("blocks of a phone", phoneBlocks());
        trailers.put("another JPEG", Encoded.bytes(scene(PixelKind.GREY), PhotoFormat.JPEG));
        trailers.put("text", "and so on, ÿþ, for ever".repeat(50).getBytes(StandardCharsets.ISO_8859_1));
        return trailers;
    }

    /** Boxes of a film; its data looks like segments now and then. */
    private static byte[] film() {
        ByteBuffer film = ByteBuffer.allocate(40_000);
        film.putInt(24).put("ftypisom".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        film.put("isommp42".getBytes(StandardCharsets.US_ASCII));
        film.putInt(film.remaining()).put("mdat".getBytes(StandardCharsets.US_ASCII));
        Random random = new Random(3);
        while (film.hasRemaining()) {
            film.put((byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256)));
        }
        return film.array();
    }

    /** One block with a film, and Samsung's directory of it. */
    private static byte[] phoneBlocks() {
        byte[] name = "MotionPhoto_Data".getBytes(StandardCharsets.US_ASCII);
        byte[] film = film();
        int block = 8 + name.length + film.length;
        ByteBuffer blocks = ByteBuffer.allocate(block + 12 + 12 + 8).order(ByteOrder.LITTLE_ENDIAN);
        blocks.putShort((short) 0)
                .putShort((short) 0x0A30)
                .putInt(name.length)
                .put(name)
                .put(film);
        blocks.put("SEFH".getBytes(StandardCharsets.US_ASCII)).putInt(107).putInt(1);
        blocks.putShort((short) 0).putShort((short) 0x0A30).putInt(block).putInt(block);
        blocks.putInt(24).put("SEFT".getBytes(StandardCharsets.US_ASCII));
        return blocks.array();
    }
}
