package dsgformer.photo.codec.jpeg;

/** Converts a JPEG's components to RGB; libjpeg's own conversion would apply the color profile. */
final class JpegColor {

    private static final int HALF = 1 << 15;
    private static final int[] CR_TO_RED = new int[256];
    private static final int[] CB_TO_BLUE = new int[256];
    private static final int[] CR_TO_GREEN = new int[256];
    private static final int[] CB_TO_GREEN = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int chroma = i - 128;
            CR_TO_RED[i] = (fixed(1.40200) * chroma + HALF) >> 16;
            CB_TO_BLUE[i] = (fixed(1.77200) * chroma + HALF) >> 16;
            CR_TO_GREEN[i] = -fixed(0.71414) * chroma;
            CB_TO_GREEN[i] = -fixed(0.34414) * chroma + HALF;
        }
    }

    private JpegColor() {}

    /** Converts stored pixels to RGB, or grey, at {@code to}; the content of {@code row} is undefined afterwards. */
    static void convert(JpegFrame.Coding coding, byte[] row, byte[] out, int to) {
        switch (coding) {
            case GREY, RGB -> System.arraycopy(row, 0, out, to, row.length);
            case YCBCR -> {
                System.arraycopy(row, 0, out, to, row.length);
                for (int i = to; i < to + row.length; i += 3) {
                    fromYcc(out, i, out, i);
                }
            }
            case YCCK -> {
                for (int i = 0; i < row.length; i += 4) {
                    fromYcc(row, i, row, i);
                    complement(row, i);
                }
                fromInvertedCmyk(row, out, to);
            }
            case CMYK -> fromInvertedCmyk(row, out, to);
        }
    }

    private static void complement(byte[] row, int i) {
        for (int c = 0; c < 3; c++) {
            row[i + c] = (byte) ~row[i + c];
        }
    }

    /** CMYK to RGB, 255 being no ink: the product of color and black. */
    private static void fromInvertedCmyk(byte[] row, byte[] out, int to) {
        for (int i = 0; i < row.length; i += 4) {
            int black = row[i + 3] & 0xFF;
            for (int c = 0; c < 3; c++) {
                out[to++] = (byte) (((row[i + c] & 0xFF) * black + 127) / 255);
            }
        }
    }

    /** JFIF's matrix in libjpeg's 16-bit fixed point, so that pixels equal those of other readers. */
    private static void fromYcc(byte[] in, int from, byte[] out, int to) {
        int y = in[from] & 0xFF;
        int cb = in[from + 1] & 0xFF;
        int cr = in[from + 2] & 0xFF;
        out[to] = clamp(y + CR_TO_RED[cr]);
        out[to + 1] = clamp(y + ((CB_TO_GREEN[cb] + CR_TO_GREEN[cr]) >> 16));
        out[to + 2] = clamp(y + CB_TO_BLUE[cb]);
    }

    private static byte clamp(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << 16) + 0.5);
    }
}
