package dsgformer.photo.codec.png;

import dsgformer.photo.codec.PhotoSource;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** A chunk of a PNG file: its four letters, and the position of its data in the file. */
public record PngChunk(String type, long offset, int length) {

    /** The first bytes of every PNG. */
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final int FRAME = 12;
    private static final int PIECE_BYTES = 1 << 14;

    /** The chunk that starts at {@code at}; its checksum is not verified. */
    static PngChunk at(PhotoSource source, long at) {
        long length = source.u32(at);
        source.require(at, FRAME + length);
        if (length > Integer.MAX_VALUE) {
            throw source.unreadable("it is damaged: a chunk of a PNG has less than 2³¹ bytes, got " + length);
        }
        return new PngChunk(new String(source.copy(at + 4, 4), StandardCharsets.ISO_8859_1), at + 8, (int) length);
    }

    /**
     * Whether a chunk, named by four letters, starts at {@code at} and ends within the file; no checksum is verified.
     */
    static boolean isWholeAt(PhotoSource source, long at) {
        return at + FRAME <= source.length()
                && source.u32(at) <= source.length() - at - FRAME
                && source.u32(at) <= Integer.MAX_VALUE
                && IntStream.range(4, 8)
                        .map(i -> source.u8(at + i) & ~0x20)
                        .allMatch(letter -> letter >= 'A' && letter <= 'Z');
    }

    /** The chunk that starts at {@code at} and reaches beyond the file's end, as far as it is there. */
    static PngChunk restAt(PhotoSource source, long at) {
        long length = Math.min(source.u32(at), source.length() - at - 8);
        return new PngChunk(new String(source.copy(at + 4, 4), StandardCharsets.ISO_8859_1), at + 8, (int) length);
    }

    /** The position behind its checksum. */
    long end() {
        return offset + length + 4;
    }

    byte[] data(PhotoSource source) {
        return source.copy(offset, length);
    }

    boolean isSound(PhotoSource source) {
        return checksum(source, offset - 4, 4L + length) == source.u32(end() - 4);
    }

    static byte[] letters(String type) {
        return type.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long checksum(PhotoSource source, long from, long count) {
        CRC32 crc = new CRC32();
        byte[] piece = new byte[(int) Math.min(count, PIECE_BYTES)];
        for (long done = 0; done < count; done += piece.length) {
            int size = (int) Math.min(piece.length, count - done);
            source.read(from + done, piece, 0, size);
            crc.update(piece, 0, size);
        }
        return crc.getValue();
    }

    public static void write(OutputStream out, String type, byte[] data) throws IOException {
        write(out, type, data, data.length);
    }

    static void write(OutputStream out, String type, byte[] data, int length) throws IOException {
        byte[] letters = letters(type);
        CRC32 crc = new CRC32();
        crc.update(letters);
        crc.update(data, 0, length);
        DataOutputStream frame = new DataOutputStream(out);
        frame.writeInt(length);
        frame.write(letters);
        frame.write(data, 0, length);
        frame.writeInt((int) crc.getValue());
    }

    boolean is(String letters) {
        return type.equals(letters);
    }

    /** Whether a reader that does not support the chunk cannot show the image. */
    boolean critical() {
        return (type.charAt(0) & 0x20) == 0;
    }

    @Override
    public String toString() {
        return "chunk '" + type + "' (" + length + " bytes at " + offset + ")";
    }
}
