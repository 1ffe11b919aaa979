package dsgformer.photo.codec.tiff;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** TIFF's compressions, written plainly from their definitions. */
public final class Packing {

    private Packing() {}

    static byte[] deflate(byte[] raw) {
        Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] out = new byte[raw.length + raw.length / 100 + 64];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    /** PackBits: a run of equal bytes becomes two bytes, other bytes are literal. */
    public static byte[] packBits(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; ) {
            int run = 1;
            while (i + run < raw.length && run < 128 && raw[i + run] == raw[i]) {
                run++;
            }
            out.write(run == 1 ? 0 : 257 - run);
            out.write(raw[i]);
            i += run;
            out.write(128); // skipped by decoders
        }
        return out.toByteArray();
    }

    /** Codes grow a bit one code early; a full table is cleared. */
    public static byte[] lzw(byte[] raw) {
        Bits out = new Bits();
        Map<String, Integer> codes = new HashMap<>();
        int bits = 9;
        int next = 258;
        out.put(256, bits);
        String seen = "";
        for (byte value : raw) {
            String longer = seen + (char) (value & 0xFF);
            if (longer.length() == 1 || codes.containsKey(longer)) {
                seen = longer;
                continue;
            }
            out.put(code(codes, seen), bits);
            codes.put(longer, next++);
            if (next == (1 << bits)) {
                bits++;
            }
            if (next == 4095) {
                out.put(256, Math.min(bits, 12));
                codes.clear();
                next = 258;
                bits = 9;
            }
            seen = longer.substring(longer.length() - 1);
        }
        if (!seen.isEmpty()) {
            out.put(code(codes, seen), bits);
            next++;
            if (next == (1 << bits) && bits < 12) {
                bits++;
            }
        }
        out.put(257, bits);
        return out.bytes();
    }

    private static int code(Map<String, Integer> codes, String string) {
        return string.length() == 1 ? string.charAt(0) : codes.get(string);
    }

    private static final class Bits {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int held;
        private int count;

        void put(int code, int bits) {
            for (int i = bits - 1; i >= 0; i--) {
                held = held << 1 | (code >> i & 1);
                if (++count == 8) {
                    out.write(held);
                    held = 0;
                    count = 0;
                }
            }
        }

        byte[] bytes() {
            while (count != 0) {
                put(0, 1);
            }
            return out.toByteArray();
        }
    }
}
