package dsgformer.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a VP8 key frame says before its macroblocks (RFC 6386, section 9), and where these are.
 *
 * @param quantizers per segment
 * @param coefficients see {@link Vp8CoefficientTable}
 * @param coded how often, of 256 times, a macroblock has coefficients; empty if all have
 * @param modes where the macroblocks' modes begin
 * @param partitions the coefficients of row after row of macroblocks, by turns
 */
record Vp8Header(
        Vp8Segments segments,
        Vp8Smoothing.Header smoothing,
        List<Vp8Quantizer> quantizers,
        Coefficients coefficients,
        OptionalInt coded,
        Vp8Bits modes,
        List<Vp8Bits> partitions) {

    private static final int TAG = 10;

    @SuppressWarnings("ArrayRecordComponent") // never leaves the decoder
    record Coefficients(byte[] likelihoods) {}

    static Vp8Header read(PhotoSource source, byte[] frame) {
        int tag = frame[0] & 0xFF | (frame[1] & 0xFF) << 8 | (frame[2] & 0xFF) << 16;
        int first = tag >> 5;
        if ((tag >> 1 & 7) > 3 || (tag >> 4 & 1) == 0) {
            throw source.unreadable("it is damaged: its image is of an unknown version or not to be shown");
        }
        if (first > frame.length - TAG) {
            throw source.unreadable("it is damaged: its image has a header of " + first + " bytes and is "
                    + (frame.length - TAG) + " bytes long");
        }
        Vp8Bits bits = new Vp8Bits(frame, TAG, TAG + first);
        bits.number(2); // color space and clamping, of which WebP has one
        Vp8Segments segments = Vp8Segments.read(bits);
        Vp8Smoothing.Header smoothing = Vp8Smoothing.Header.read(bits);
        int partitions = 1 << bits.number(2);
        List<Vp8Quantizer> quantizers = quantizers(bits, segments);
        bits.flag(); // whether later frames begin with this one's table; there are none
        Coefficients coefficients = new Coefficients(Vp8CoefficientTable.read(bits));
        OptionalInt coded = bits.flag() ? OptionalInt.of(bits.number(8)) : OptionalInt.empty();
        if (bits.exhausted()) {
            throw source.unreadable("it is damaged: its image's header is cut off");
        }
        return new Vp8Header(
                segments,
                smoothing,
                quantizers,
                coefficients,
                coded,
                bits,
                partitions(source, frame, TAG + first, partitions));
    }

    private static List<Vp8Quantizer> quantizers(Vp8Bits bits, Vp8Segments segments) {
        int index = bits.number(7);
        Vp8Quantizer.Offsets offsets = Vp8Quantizer.Offsets.read(bits);
        Vp8Quantizer[] quantizers = new Vp8Quantizer[Vp8Segments.COUNT];
        Arrays.setAll(quantizers, segment -> Vp8Quantizer.of(segments.quantizer(segment, index), offsets));
        return List.of(quantizers);
    }

    /** The lengths of all but the last stand before the first. */
    private static List<Vp8Bits> partitions(PhotoSource source, byte[] frame, int at, int count) {
        List<Vp8Bits> partitions = new ArrayList<>();
        int start = at + 3 * (count - 1);
        for (int i = 0; i < count; i++) {
            if (start >= frame.length) {
                throw source.unreadable("it is damaged: its image is cut off before part " + (i + 1) + " of " + count);
            }
            int length = frame.length - start;
            if (i < count - 1) {
                int entry = at + 3 * i;
                int declared = frame[entry] & 0xFF | (frame[entry + 1] & 0xFF) << 8 | (frame[entry + 2] & 0xFF) << 16;
                length = Math.min(length, declared);
            }
            partitions.add(new Vp8Bits(frame, start, start + length));
            start += length;
        }
        return partitions;
    }
}
