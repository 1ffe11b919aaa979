package dsgformer.weights.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads little-endian bytes front to back through a small buffer. It knows how many are left, so a length that an
 * untrusted file states is checked before memory is allocated.
 */
public final class ByteSource {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private final long size;
    private long position;

    /** The next {@code size} bytes of a channel. */
    public ByteSource(ReadableByteChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /** From {@code position} of a file on. */
    static ByteSource at(SeekableByteChannel channel, long position) throws IOException {
        ByteSource source = new ByteSource(channel.position(position), channel.size());
        source.position = position;
        return source;
    }

    /** The number of bytes read so far. */
    long position() {
        return position;
    }

    long remaining() {
        return size - position;
    }

    int nextByte() throws IOException {
        return next(Byte.BYTES).get() & 0xFF;
    }

    int nextShort() throws IOException {
        return next(Short.BYTES).getShort() & 0xFFFF;
    }

    int nextInt() throws IOException {
        return next(Integer.BYTES).getInt();
    }

    long nextLong() throws IOException {
        return next(Long.BYTES).getLong();
    }

    /** @throws EOFException if there are not so many, before memory for them is reserved */
    byte[] nextBytes(long count) throws IOException {
        if (count < 0 || count > remaining() || count > Integer.MAX_VALUE - 8) {
            throw ended();
        }
        byte[] bytes = new byte[(int) count];
        for (int at = 0; at < bytes.length; at += BUFFER_BYTES) {
            int length = Math.min(BUFFER_BYTES, bytes.length - at);
            next(length).get(bytes, at, length);
        }
        return bytes;
    }

    /** @throws EOFException if there are not so many */
    void skip(long count) throws IOException {
        if (count < 0 || count > remaining()) {
            throw ended();
        }
        for (long left = count; left > 0; left -= BUFFER_BYTES) {
            int length = (int) Math.min(BUFFER_BYTES, left);
            ByteBuffer skipped = next(length);
            skipped.position(skipped.position() + length);
        }
    }

    /** A buffer that holds the next {@code bytes}, at most {@value #BUFFER_BYTES}; read it before the next call. */
    ByteBuffer next(int bytes) throws IOException {
        if (bytes > remaining()) {
            throw ended();
        }
        if (buffer.remaining() < bytes) {
            buffer.compact();
            while (buffer.position() < bytes) {
                if (channel.read(buffer) < 0) {
                    throw ended();
                }
            }
            buffer.flip();
        }
        position += bytes;
        return buffer;
    }

    private EOFException ended() {
        return new EOFException("ends at byte " + size + ", in the middle of a value");
    }
}
