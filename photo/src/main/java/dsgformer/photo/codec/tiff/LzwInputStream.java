package dsgformer.photo.codec.tiff;

import dsgformer.photo.codec.PhotoSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes TIFF's LZW: codes of 9 to 12 bits, the highest bit first, growing one code early; 256 clears the table, 257
 * ends.
 */
@SuppressWarnings("InputStreamSlowMultibyteRead") // BytewiseInputStream overrides it
final class LzwInputStream extends BytewiseInputStream {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int CODES = 4096;

    private final PhotoSource source;
    private final InputStream packed;

    /** A code's string is the string of {@code prefix} and one more byte. */
    private final int[] prefix = new int[CODES];

    private final byte[] last = new byte[CODES];

    /** The current code's string, to be read from {@link #at} downwards. */
    private final byte[] string = new byte[CODES];

    private int at = -1;
    private int known = END + 1;
    private int bits = 9;
    private int previous = CLEAR;
    private byte first;
    private int buffer;
    private int buffered;
    private boolean ended;

    LzwInputStream(PhotoSource source, InputStream packed) {
        this.source = source;
        this.packed = packed;
        for (int i = 0; i < CLEAR; i++) {
            last[i] = (byte) i;
        }
    }

    @Override
    public int read() throws IOException {
        while (at < 0) {
            if (ended || !decode()) {
                return -1;
            }
        }
        return string[at--] & 0xFF;
    }

    /** Decodes the next code's string, which is empty for a clear. */
    private boolean decode() throws IOException {
        int code = code();
        if (code < 0 || code == END) {
            ended = true;
            return false;
        }
        if (code == CLEAR) {
            known = END + 1;
            bits = 9;
            previous = CLEAR;
            return true;
        }
        boolean begins = previous == CLEAR;
        if (begins ? code > 255 : code > known || (code == known && known == CODES)) {
            throw source.unreadable("it is damaged: its LZW data has an undefined code");
        }
        int rest = code;
        if (code == known) { // the code being defined: the previous string and its first byte
            string[++at] = first;
            rest = previous;
        }
        while (rest > 255) {
            string[++at] = last[rest];
            rest = prefix[rest];
        }
        string[++at] = (byte) rest;
        first = (byte) rest;
        if (!begins && known < CODES) {
            prefix[known] = previous;
            last[known++] = first;
            if (known + 1 == 1 << bits && bits < 12) {
                bits++;
            }
        }
        previous = code;
        return true;
    }

    private int code() throws IOException {
        while (buffered < bits) {
            int next = packed.read();
            if (next < 0) {
                return -1;
            }
            buffer = buffer << 8 | next;
            buffered += 8;
        }
        buffered -= bits;
        int code = buffer >>> buffered & ((1 << bits) - 1);
        buffer &= (1 << buffered) - 1;
        return code;
    }
}
