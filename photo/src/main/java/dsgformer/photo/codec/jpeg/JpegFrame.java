package dsgformer.photo.codec.jpeg;

import dsgformer.photo.BitDepth;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.jpeg.JpegSegments.Segment;
import dsgformer.picture.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.plugins.jpeg.JPEGQTable;

/** A JPEG's headers about its pixels: size, components, color encoding, and quantization. */
record JpegFrame(Size size, Coding coding, int quality) {

    /** The meaning of the stored components. */
    enum Coding {
        GREY,
        RGB,
        YCBCR,
        /** Inverted, 255 being no ink: so does Photoshop, and so do all common readers without Adobe's marker, too. */
        CMYK,
        /** YCbCr of the inverted CMY, and inverted K. */
        YCCK;

        int components() {
            return isCmyk() ? 4 : this == GREY ? 1 : 3;
        }

        boolean isCmyk() {
            return this == CMYK || this == YCCK;
        }
    }

    static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ADOBE_TRANSFORM = 11;
    private static final int PROGRESSIVE = 0xC2;
    private static final int LOSSLESS = 0xC3;
    private static final int NOT_SUBSAMPLED = 0x11;
    private static final int ARITHMETIC_SEQUENTIAL = 0xC9;
    private static final int ARITHMETIC_PROGRESSIVE = 0xCA;

    /** The best compression ratio: the smallest coded unit has at most 32 × 32 pixels and takes at least one bit. */
    static final long MOST_PIXELS_PER_BYTE = 8 * 32 * 32;

    static JpegFrame read(PhotoSource source, JpegSegments segments) {
        Segment frame = segments.frame().orElseThrow(() -> source.unreadable("it is a JPEG without an image"));
        int at = frame.payload();
        Size size = source.requireSize(source.u16(at + 3), source.u16(at + 1));
        if (!isArithmetic(segments) || source.u8(at) != Byte.SIZE) {
            requireOrdinary(source, segments);
        }
        if (size.pixels() > source.bytes().length * MOST_PIXELS_PER_BYTE) {
            throw source.tooLittleData(size, source.bytes().length);
        }
        return new JpegFrame(size, coding(source, segments, at), quality(source, segments, source.u8(at + 8)));
    }

    /** Whether it is arithmetic-coded, sequential or progressive; some Java runtimes have a libjpeg that decodes it. */
    static boolean isArithmetic(JpegSegments segments) {
        return segments.frame()
                .filter(frame -> frame.is(ARITHMETIC_SEQUENTIAL) || frame.is(ARITHMETIC_PROGRESSIVE))
                .isPresent();
    }

    /** @throws DecodingException unless it is baseline or progressive, of 8 bits */
    static void requireOrdinary(PhotoSource source, JpegSegments segments) {
        Segment frame = segments.frame().orElseThrow(() -> source.unreadable("it is a JPEG without an image"));
        int bits = source.u8(frame.payload());
        if (frame.marker() > PROGRESSIVE || bits != Byte.SIZE) {
            throw source.unreadable("it is a JPEG of " + bits + " bits a sample" + kind(frame)
                    + "; baseline and progressive JPEGs of 8 bits are read, so save it again as such");
        }
    }

    /** How a frame is coded, by its marker; empty for the usual codings. */
    private static String kind(Segment frame) {
        int marker = frame.marker();
        String coding = marker >= 0xC9 ? ", arithmetic-coded" : "";
        return coding
                + switch (marker) {
                    case 0xC3, 0xCB -> ", lossless";
                    case 0xC5, 0xC6, 0xC7, 0xCD, 0xCE, 0xCF -> ", hierarchical";
                    default -> "";
                };
    }

    /**
     * Whether it is a lossless JPEG that the fallback decodes: of one scan without subsampling, of 8 bits, or grey of
     * up to 16.
     */
    static boolean isLossless(PhotoSource source, JpegSegments segments) {
        Optional<Segment> frame = segments.frame().filter(segment -> segment.is(LOSSLESS));
        if (frame.isEmpty()) {
            return false;
        }
        int at = frame.get().payload();
        int bits = source.u8(at);
        int components = source.u8(at + 5);
        boolean plain = frame.get().length() == 6 + 3 * components && segments.scans() == 1;
        for (int c = 0; c < components && plain; c++) {
            plain = source.u8(at + 7 + 3 * c) == NOT_SUBSAMPLED;
        }
        boolean grey = components == 1 && (bits == 8 || bits == 10 || bits == 12 || bits == 14 || bits == 16);
        return plain && (grey || (components == 3 && bits == 8));
    }

    /** Whether three lossless components are luminance and chroma: JFIF's and Adobe's markers decide. */
    static boolean isYcc(PhotoSource source, JpegSegments segments) {
        int at = segments.frame().orElseThrow().payload();
        boolean told = !segments.named(JpegSegments.APP0, JFIF).isEmpty()
                || !segments.named(JpegSegments.APP14, ADOBE).isEmpty();
        return told && coding(source, segments, at) == Coding.YCBCR;
    }

    /** The header of any kind of JPEG; only the file up to the frame's segment is read. */
    static PhotoHeader header(PhotoSource source) {
        int at = JpegSegments.firstFrame(source).payload();
        BitDepth depth = source.u8(at) > 8 ? BitDepth.SIXTEEN : BitDepth.EIGHT;
        PixelKind kind = (source.u8(at + 5) == 1 ? PixelKind.GREY : PixelKind.RGB).withDepth(depth);
        return new PhotoHeader(source.requireSize(source.u16(at + 3), source.u16(at + 1)), kind);
    }

    /** libjpeg's rules: JFIF means YCbCr, then Adobe's marker counts, then the components' names. */
    private static Coding coding(PhotoSource source, JpegSegments segments, int frame) {
        List<Segment> adobe = segments.named(JpegSegments.APP14, ADOBE);
        boolean hasAdobe = !adobe.isEmpty() && adobe.get(0).length() > ADOBE_TRANSFORM;
        boolean transformed = hasAdobe && source.u8(adobe.get(0).payload() + ADOBE_TRANSFORM) != 0;
        int components = source.u8(frame + 5);
        return switch (components) {
            case 1 -> Coding.GREY;
            case 3 -> {
                boolean jfif = !segments.named(JpegSegments.APP0, JFIF).isEmpty();
                boolean namedRgb =
                        source.u8(frame + 6) == 'R' && source.u8(frame + 9) == 'G' && source.u8(frame + 12) == 'B';
                boolean rgb = !jfif && (hasAdobe ? !transformed : namedRgb);
                yield rgb ? Coding.RGB : Coding.YCBCR;
            }
            case 4 -> transformed ? Coding.YCCK : Coding.CMYK;
            default -> throw source.unreadable("it has " + components + " components; 1, 3 and 4 are read");
        };
    }

    /** The lowest quality, on libjpeg's scale, whose luminance table is in sum no coarser than the file's. */
    private static int quality(PhotoSource source, JpegSegments segments, int table) {
        for (Segment segment : segments.quantizationTables()) {
            int at = segment.payload();
            while (at < segment.payload() + segment.length()) {
                int bytes = source.u8(at) >> 4 == 0 ? 1 : 2;
                int start = at + 1;
                if ((source.u8(at) & 0xF) == table) {
                    int sum = IntStream.range(0, 64)
                            .map(i -> bytes == 1 ? source.u8(start + i) : source.u16(start + 2 * i))
                            .sum();
                    return IntStream.range(1, 100)
                            .filter(quality -> tableSum(quality) <= sum)
                            .findFirst()
                            .orElse(100);
                }
                at = start + 64 * bytes;
            }
        }
        throw source.unreadable("it is damaged: its quantization table " + table + " is missing");
    }

    private static int tableSum(int quality) {
        float scale = quality < 50 ? 50f / quality : 2 - quality / 50f;
        return IntStream.of(
                        JPEGQTable.K1Luminance.getScaledInstance(scale, true).getTable())
                .sum();
    }
}
