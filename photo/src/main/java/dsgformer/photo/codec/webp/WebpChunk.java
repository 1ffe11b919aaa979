package dsgformer.photo.codec.webp;

import dsgformer.photo.codec.DecodingException;
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

    /**
     * The chunks of a file; if it is cut off behind its picture, those that are whole.
     *
     * @throws DecodingException if it is cut off before
     */
    static List<WebpChunk> walk(PhotoSource source) {
        if (!isCut(source)) {
            return walk(source, HEADER, Math.min(declaredEnd(source), source.length()));
        }
        List<WebpChunk> whole = new ArrayList<>();
        long at = HEADER;
        while (isWholeAt(source, at, source.length())) {
            WebpChunk chunk = at(source, at);
            whole.add(chunk);
            at = chunk.end();
        }
        if (whole.stream().noneMatch(chunk -> chunk.isImage() || chunk.is("ANMF"))) {
            source.require(0, declaredEnd(source));
        }
        return whole;
    }

    /** Whether the file is shorter than its header declares, by more than a padding byte. */
    static boolean isCut(PhotoSource source) {
        return declaredEnd(source) > source.length() + 1;
    }

    /** The position behind the container. */
    static long declaredEnd(PhotoSource source) {
        return 8 + source.little(4, 4);
    }

    static List<WebpChunk> walk(PhotoSource source, long from, long end) {
        List<WebpChunk> chunks = new ArrayList<>();
        for (long at = from; at + FRAME <= end; ) {
            if (!isWholeAt(source, at, end)) {
                throw source.unreadable("it is damaged: the chunk at byte " + at + " of " + source.little(at + 4, 4)
                        + " bytes reaches beyond its end");
            }
            WebpChunk chunk = at(source, at);
            chunks.add(chunk);
            at = chunk.end();
        }
        return chunks;
    }

    private static boolean isWholeAt(PhotoSource source, long at, long end) {
        return at + FRAME <= end && source.little(at + 4, 4) <= Math.min(end - at - FRAME, Integer.MAX_VALUE);
    }

    private static WebpChunk at(PhotoSource source, long at) {
        String type = new String(source.copy(at, 4), StandardCharsets.ISO_8859_1);
        return new WebpChunk(type, at + FRAME, (int) source.little(at + 4, 4));
    }

    /** The position behind its payload, which is padded to an even number of bytes. */
    private long end() {
        return offset + length + length % 2;
    }

    boolean is(String letters) {
        return type.equals(letters);
    }

    /** Whether it is a picture, lossy or lossless. */
    boolean isImage() {
        return is("VP8 ") || is("VP8L");
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
