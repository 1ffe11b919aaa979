package dsgformer.photo.codec.tiff;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes PackBits: after a byte n ≥ 0 follow n + 1 literal bytes; after n < 0 one byte to repeat 1 − n times; −128 is
 * skipped.
 */
@SuppressWarnings("InputStreamSlowMultibyteRead") // BytewiseInputStream overrides it
final class PackBitsInputStream extends BytewiseInputStream {

    private final InputStream packed;
    private int literal;
    private int repeated;
    private int value;

    PackBitsInputStream(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        while (literal == 0 && repeated == 0) {
            int head = packed.read();
            if (head < 0) {
                return -1;
            }
            if (head < 128) {
                literal = head + 1;
            } else if (head > 128) {
                repeated = 257 - head;
                value = packed.read();
            }
        }
        if (literal > 0) {
            literal--;
            return packed.read();
        }
        repeated--;
        return value;
    }
}
