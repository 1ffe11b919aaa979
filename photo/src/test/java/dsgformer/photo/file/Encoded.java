package dsgformer.photo.file;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.codec.png.PngChunk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Photos as bytes of a file and back, and bytes put into such files. */
public final class Encoded {

    private Encoded() {}

    public static byte[] bytes(Photo photo, PhotoFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PhotoFiles.write(photo, out, format);
        return out.toByteArray();
    }

    public static Photo read(byte[] file) throws IOException {
        return PhotoFiles.read(new ByteArrayInputStream(file), "test");
    }

    public static Photo again(Photo photo, PhotoFormat format) throws IOException {
        return read(bytes(photo, format));
    }

    /** {@code file} with {@code inserted} before the byte at {@code at}. */
    public static byte[] insert(byte[] file, int at, byte[] inserted) {
        byte[] out = Arrays.copyOf(file, file.length + inserted.length);
        System.arraycopy(inserted, 0, out, at, inserted.length);
        System.arraycopy(file, at, out, at + inserted.length, file.length - at);
        return out;
    }

    /** A PNG with another chunk behind its header. */
    public static byte[] withPngChunk(byte[] png, String type, byte[] data) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        PngChunk.write(chunk, type, data);
        return insert(png, 8 + 12 + 13, chunk.toByteArray());
    }

    /** A JPEG with another segment before all others. */
    public static byte[] withJpegSegment(byte[] jpeg, int marker, byte[] payload) throws IOException {
        int length = payload.length + 2;
        byte[] frame = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
        return insert(jpeg, 2, insert(frame, 4, payload));
    }
}
