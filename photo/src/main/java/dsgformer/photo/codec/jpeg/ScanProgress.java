package dsgformer.photo.codec.jpeg;

import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.jpeg.JpegSegments.Segment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a JPEG's scans have brought so far: of a sequential image whole components, of a progressive one each
 * coefficient bit by bit. Tells whether more scans are to come, which an end marker would say if there were one.
 */
final class ScanProgress {

    private static final int PROGRESSIVE = 0xC2;
    private static final int COEFFICIENTS = 64;
    private static final int NOTHING = Integer.MAX_VALUE;

    private final boolean huffman;
    private final boolean progressive;

    /** Of each component, by its identifier, the lowest bit that has come of each coefficient. */
    private final Map<Integer, int[]> lowestBits = new HashMap<>();

    ScanProgress(PhotoSource source, Segment frame) {
        this.progressive = frame.is(PROGRESSIVE);
        this.huffman = frame.marker() <= PROGRESSIVE;
        int components = source.u8(frame.payload() + 5);
        for (int i = 0; i < components; i++) {
            int[] nothing = new int[COEFFICIENTS];
            Arrays.fill(nothing, NOTHING);
            lowestBits.put(source.u8(frame.payload() + 6 + 3 * i), nothing);
        }
    }

    void add(PhotoSource source, Segment scan) {
        int components = source.u8(scan.payload());
        int parameters = scan.payload() + 1 + 2 * components;
        int from = progressive ? Math.min(source.u8(parameters), COEFFICIENTS) : 0;
        int to = progressive ? Math.min(source.u8(parameters + 1), COEFFICIENTS - 1) : COEFFICIENTS - 1;
        int bit = progressive ? source.u8(parameters + 2) & 0xF : 0;
        for (int i = 0; i < components; i++) {
            int[] bits = lowestBits.getOrDefault(source.u8(scan.payload() + 1 + 2 * i), new int[COEFFICIENTS]);
            for (int k = from; k <= to; k++) {
                bits[k] = Math.min(bits[k], bit);
            }
        }
    }

    /**
     * Whether the picture needs no further scan. Never true of other coding than Huffman's, whose decoders cannot tell
     * missing data from zeros.
     */
    boolean isComplete() {
        return huffman
                && lowestBits.values().stream()
                        .allMatch(bits -> Arrays.stream(bits).allMatch(bit -> bit == 0));
    }
}
