package dsgformer.image;

import java.util.Arrays;

/**
 * Reads what is added to the prediction: of each macroblock 16 coefficients for each of 16 blocks of luma, 4 + 4 of chroma and,
 * unless it has subblocks, one with the means of the luma blocks (RFC 6386, section 13). They come multiplied with their quantizers.
 */
final class Vp8Residuals {

    static final int BLOCK = 16;
    static final int CHROMA = 16;
    static final int MEANS = 24;
    static final int COUNT = 25 * BLOCK;

    private static final int LUMA_WITHOUT_MEANS = 0;
    private static final int TYPE_OF_MEANS = 1;
    private static final int TYPE_OF_CHROMA = 2;
    private static final int LUMA_WITH_MEANS = 3;

    private static final int[] BAND = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7};
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

    /** The lower bits of large values, how likely each is 0; category 3 has values from 11 on. */
    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    /** Which neighbours had coefficients: four columns, or rows, of luma, two of each chroma, the means. */
    private static final int NEIGHBOURS = 9;

    private static final int MEANS_NEIGHBOUR = 8;

    private final byte[] likelihoods;
    private final int[] above;
    private final int[] left = new int[NEIGHBOURS];

    Vp8Residuals(Vp8Header header, int columns) {
        this.likelihoods = header.coefficients().likelihoods();
        this.above = new int[NEIGHBOURS * columns];
    }

    void beginRow() {
        Arrays.fill(left, 0);
    }

    /** For a macroblock without coefficients. */
    void skip(Vp8Macroblock block, int column) {
        int count =
                block.hasSubblocks() ? MEANS_NEIGHBOUR : NEIGHBOURS; // who has no means leaves those of the neighbours
        Arrays.fill(above, NEIGHBOURS * column, NEIGHBOURS * column + count, 0);
        Arrays.fill(left, 0, count, 0);
    }

    /**
     * @param coefficients [25 · 16], all 0 before
     * @return whether there is one that is not 0
     */
    boolean read(Vp8Bits bits, Vp8Macroblock block, Vp8Quantizer quantizer, int column, int[] coefficients) {
        int up = NEIGHBOURS * column;
        int type = LUMA_WITH_MEANS;
        boolean any = false;
        if (!block.hasSubblocks()) {
            type = LUMA_WITHOUT_MEANS;
            int context = above[up + MEANS_NEIGHBOUR] + left[MEANS_NEIGHBOUR];
            int end = tokens(
                    bits,
                    TYPE_OF_MEANS,
                    context,
                    quantizer.meansDc(),
                    quantizer.meansAc(),
                    coefficients,
                    MEANS * BLOCK);
            above[up + MEANS_NEIGHBOUR] = left[MEANS_NEIGHBOUR] = end > 0 ? 1 : 0;
            any = Vp8Transform.spreadMeans(coefficients);
        }
        any |= square(bits, type, 4, quantizer.lumaDc(), quantizer.lumaAc(), coefficients, 0, up, 0);
        for (int plane = 0; plane < 2; plane++) {
            any |= square(
                    bits,
                    TYPE_OF_CHROMA,
                    2,
                    quantizer.chromaDc(),
                    quantizer.chromaAc(),
                    coefficients,
                    CHROMA + 4 * plane,
                    up,
                    4 + 2 * plane);
        }
        return any;
    }

    /** The blocks of a plane, {@code side} by {@code side}. */
    private boolean square(
            Vp8Bits bits, int type, int side, int dc, int ac, int[] coefficients, int block, int up, int neighbour) {
        boolean any = false;
        int first = type == LUMA_WITHOUT_MEANS ? 1 : 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int column = up + neighbour + x;
                int row = neighbour + y;
                int end = tokens(
                        bits, type, above[column] + left[row], dc, ac, coefficients, (block + y * side + x) * BLOCK);
                above[column] = left[row] = end > first ? 1 : 0;
                any |= end > first;
            }
        }
        return any;
    }

    /** One block; where its last coefficient was, plus one. */
    private int tokens(Vp8Bits bits, int type, int context, int dc, int ac, int[] coefficients, int to) {
        int n = type == LUMA_WITHOUT_MEANS ? 1 : 0;
        int at = Vp8CoefficientTable.at(type, BAND[n], context);
        while (bits.bit(likelihoods[at] & 0xFF)) { // not the end
            while (!bits.bit(likelihoods[at + 1] & 0xFF)) { // a zero, behind which there is no end
                n++;
                if (n == BLOCK) {
                    return n;
                }
                at = Vp8CoefficientTable.at(type, BAND[n], 0);
            }
            int value = bits.bit(likelihoods[at + 2] & 0xFF) ? large(bits, at) : 1;
            int factor = n == 0 ? dc : ac;
            coefficients[to + ZIGZAG[n]] = (short) ((bits.flag() ? -value : value) * factor);
            n++;
            if (n == BLOCK) {
                return n;
            }
            at = Vp8CoefficientTable.at(type, BAND[n], value == 1 ? 1 : 2);
        }
        return n;
    }

    private int large(Vp8Bits bits, int at) {
        if (!bits.bit(likelihoods[at + 3] & 0xFF)) {
            if (!bits.bit(likelihoods[at + 4] & 0xFF)) {
                return 2;
            }
            return bits.bit(likelihoods[at + 5] & 0xFF) ? 4 : 3;
        }
        if (!bits.bit(likelihoods[at + 6] & 0xFF)) {
            if (!bits.bit(likelihoods[at + 7] & 0xFF)) {
                return bits.bit(159) ? 6 : 5;
            }
            return 7 + (bits.bit(165) ? 2 : 0) + (bits.bit(145) ? 1 : 0);
        }
        int category = bits.bit(likelihoods[at + 8] & 0xFF)
                ? bits.bit(likelihoods[at + 10] & 0xFF) ? 3 : 2
                : bits.bit(likelihoods[at + 9] & 0xFF) ? 1 : 0;
        int lower = 0;
        for (int falseIn256 : LARGE[category]) {
            lower = lower << 1 | (bits.bit(falseIn256) ? 1 : 0);
        }
        return 3 + (8 << category) + lower;
    }
}
