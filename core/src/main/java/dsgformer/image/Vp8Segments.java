package dsgformer.image;

/**
 * Up to four kinds of macroblocks with quantizers and filters of their own (RFC 6386, section 9.3).
 *
 * @param mapped whether each macroblock says of which kind it is; else all are of the first
 * @param absolute whether the kinds' numbers replace the frame's, or are added to them
 * @param tree how likely the decisions between the kinds are
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the decoder
record Vp8Segments(boolean mapped, boolean absolute, int[] quantizers, int[] filters, int[] tree) {

    static final int COUNT = 4;

    private static final int CERTAIN = 255;

    static Vp8Segments read(Vp8Bits bits) {
        int[] quantizers = new int[COUNT];
        int[] filters = new int[COUNT];
        int[] tree = {CERTAIN, CERTAIN, CERTAIN};
        if (!bits.flag()) {
            return new Vp8Segments(false, false, quantizers, filters, tree);
        }
        boolean mapped = bits.flag();
        boolean absolute = true; // what says nothing of its segments has those of quantizer 0, as in libwebp
        if (bits.flag()) {
            absolute = bits.flag();
            for (int i = 0; i < COUNT; i++) {
                quantizers[i] = bits.optional(7);
            }
            for (int i = 0; i < COUNT; i++) {
                filters[i] = bits.optional(6);
            }
        }
        if (mapped) {
            for (int i = 0; i < tree.length; i++) {
                tree[i] = bits.flag() ? bits.number(8) : CERTAIN;
            }
        }
        return new Vp8Segments(mapped, absolute, quantizers, filters, tree);
    }

    int quantizer(int segment, int ofFrame) {
        return absolute ? quantizers[segment] : quantizers[segment] + ofFrame;
    }

    int filter(int segment, int ofFrame) {
        return absolute ? filters[segment] : filters[segment] + ofFrame;
    }

    int readSegment(Vp8Bits bits) {
        if (!mapped) {
            return 0;
        }
        return bits.bit(tree[0]) ? 2 + (bits.bit(tree[2]) ? 1 : 0) : bits.bit(tree[1]) ? 1 : 0;
    }
}
