package dsgformer.photo.codec.jpeg;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.stream.ImageOutputStreamImpl;

/** Hands on what ImageIO writes at once, for writers that never turn back, without the copy of all that its own streams keep. */
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
            throw new IOException("this image is written from its start to its end, going to byte " + position
                    + " from byte " + streamPos + " is not possible");
        }
    }

    @Override
    public int read() throws IOException {
        throw new EOFException("what was written here is gone");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        throw new EOFException("what was written here is gone");
    }
}
