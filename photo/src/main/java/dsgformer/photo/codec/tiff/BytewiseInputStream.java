package dsgformer.photo.codec.tiff;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that decodes byte by byte; unlike {@link InputStream}, it throws errors that occur in the middle of a bulk
 * read.
 */
abstract class BytewiseInputStream extends InputStream {

    @Override
    public abstract int read() throws IOException;

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int value = read();
            if (value < 0) {
                return i == 0 ? -1 : i;
            }
            target[from + i] = (byte) value;
        }
        return count;
    }
}
