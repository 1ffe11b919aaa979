package dsgformer.photo.codec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An output written sequentially, of which a few bytes at the start are known only at the end and patched then. */
public final class PatchedOutput extends OutputStream {

    private final SeekableByteChannel channel;
    private final OutputStream buffered;
    private long position;

    public PatchedOutput(SeekableByteChannel channel) {
        this.channel = channel;
        this.buffered = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /** Writes the content and patches it. */
    public interface Content {
        void writeTo(PatchedOutput out) throws IOException;
    }

    /** Writes to {@code out}: directly if that is seekable, else through a temporary file. */
    public static void write(OutputStream out, Content content) throws IOException {
        if (out instanceof PatchedOutput patched) {
            content.writeTo(patched);
            return;
        }
        Path spool = Files.createTempFile("dsgformer", ".part");
        try {
            try (FileChannel file = FileChannel.open(spool, StandardOpenOption.WRITE)) {
                PatchedOutput patched = new PatchedOutput(file);
                content.writeTo(patched);
                patched.flush();
            }
            Files.copy(spool, out);
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    /** How many bytes were written. */
    public long position() {
        return position;
    }

    @Override
    public void write(int value) throws IOException {
        buffered.write(value);
        position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        buffered.write(bytes, offset, length);
        position += length;
    }

    @Override
    public void flush() throws IOException {
        buffered.flush();
    }

    /** Replaces bytes that were written before; writing continues at the end. */
    public void patch(long at, byte[] bytes) throws IOException {
        buffered.flush();
        long end = channel.position();
        channel.position(at);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        channel.position(end);
    }
}
