package dsgformer.photo.codec.webp;

import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A chunk of a WebP file's RIFF container: its four letters, and the position of its payload. */
record WebpChunk(String type, long offset, int length) {

    private static final int HEADER = 12;
    private static final int FRAME = 8;
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] WEBP = "WEBP".getBytes(StandardCharsets.ISO_8859_1);

    static boolean isWebp(PhotoSource source) {
        return source.startsWith(RIFF) && source.hasAt(8, WEBP);
    }

    /** @throws UnreadablePhotoException if the file is cut off */
    static List<WebpChunk> walk(PhotoSource source) {
        long bytes = source.little(4, 4);
        source.require(8, bytes);
        return walk(source, HEADER, 8 + bytes);
    }

    static List<WebpChunk> walk(PhotoSource source, long from, long end) {
        List<WebpChunk> chunks = new ArrayList<>();
        for (long at = from; at + FRAME <= end; ) {
            long length = source.little(at + 4, 4);
            if (length > end - at - FRAME || length > Integer.MAX_VALUE) {
                throw source.unreadable(
                        "it is damaged: the chunk at byte " + at + " of " + length + " bytes reaches beyond its end");
            }
            String type = new String(source.copy(at, 4), StandardCharsets.ISO_8859_1);
            chunks.add(new WebpChunk(type, at + FRAME, (int) length));
            at += FRAME + length + length % 2;
        }
        return chunks;
    }

    boolean is(String letters) {
        return type.equals(letters);
    }

    byte[] payload(PhotoSource source) {
        return source.copy(offset, length);
    }

    /** Adds a chunk to the body of a container. */
    static void add(ByteArrayOutputStream body, String type, byte[] payload) {
        body.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(little(payload.length));
        body.writeBytes(payload);
        if (payload.length % 2 == 1) {
            body.write(0);
        }
    }

    /** The VP8X header, which declares the other chunks and repeats the size. */
    static byte[] extended(Size size, boolean icc, boolean alpha, boolean exif, boolean xmp) {
        byte[] payload = new byte[10];
        payload[0] = (byte) ((icc ? 1 << 5 : 0) | (alpha ? 1 << 4 : 0) | (exif ? 1 << 3 : 0) | (xmp ? 1 << 2 : 0));
        System.arraycopy(little(size.width() - 1), 0, payload, 4, 3);
        System.arraycopy(little(size.height() - 1), 0, payload, 7, 3);
        return payload;
    }

    /** The RIFF container of this body. */
    static byte[] container(byte[] body) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(body.length + HEADER);
        file.writeBytes(RIFF);
        file.writeBytes(little(body.length + 4));
        file.writeBytes(WEBP);
        file.writeBytes(body);
        return file.toByteArray();
    }

    private static byte[] little(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }
}
