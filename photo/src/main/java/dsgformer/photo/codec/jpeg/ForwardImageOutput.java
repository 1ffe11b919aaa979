package dsgformer.photo.codec.jpeg;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.stream.ImageOutputStreamImpl;

/**
 * Passes ImageIO's output on immediately, without the cache of ImageIO's own streams; for writers that never seek back.
 */
final class ForwardImageOutput extends ImageOutputStreamImpl {

    private final OutputStream out;

    ForwardImageOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        streamPos++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        streamPos += length;
    }

    @Override
    public void seek(long position) throws IOException {
        if (position != streamPos) {
            throw new IOException(
                    "cannot seek in a sequential output: to byte " + position + " from byte " + streamPos);
        }
    }

    @Override
    public int read() throws IOException {
        throw new EOFException("a sequential output cannot be read back");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        throw new EOFException("a sequential output cannot be read back");
    }
}
