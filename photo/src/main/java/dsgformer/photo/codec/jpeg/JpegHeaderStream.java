package dsgformer.photo.codec.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes a JPEG on, inserting segments after its start marker and, if present, the JFIF segment, which has to stay
 * first.
 */
final class JpegHeaderStream extends OutputStream {

    private static final int SOI_BYTES = 2;

    private final OutputStream out;
    private final byte[] segments;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private boolean placed;

    /** Closing leaves {@code out} open. */
    JpegHeaderStream(OutputStream out, byte[] segments) {
        this.out = out;
        this.segments = segments;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (placed) {
            out.write(bytes, offset, length);
            return;
        }
        start.write(bytes, offset, length);
        byte[] seen = start.toByteArray();
        int header = headerBytes(seen);
        if (header <= seen.length) {
            out.write(seen, 0, header);
            out.write(segments);
            out.write(seen, header, seen.length - header);
            placed = true;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** The position to insert at; more than {@code jpeg.length} if that is not known yet. */
    private static int headerBytes(byte[] jpeg) {
        if (jpeg.length < SOI_BYTES + 4) {
            return SOI_BYTES + 4;
        }
        boolean jfif = (jpeg[SOI_BYTES + 1] & 0xFF) == JpegSegments.APP0;
        int length = ((jpeg[SOI_BYTES + 2] & 0xFF) << 8) | (jpeg[SOI_BYTES + 3] & 0xFF);
        return jfif ? SOI_BYTES + 2 + length : SOI_BYTES;
    }
}
