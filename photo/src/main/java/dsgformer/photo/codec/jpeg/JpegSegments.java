package dsgformer.photo.codec.jpeg;

import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The marker segments of a JPEG file, up to the end of its first image: appended previews and depth maps are ignored.
 */
final class JpegSegments {

    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP13 = 0xED;
    static final int APP14 = 0xEE;
    static final int APP15 = 0xEF;
    static final int COM = 0xFE;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DHT = 0xC4;
    private static final int DAC = 0xCC;
    private static final int JPG = 0xC8;
    private static final int DRI = 0xDD;
    private static final int TEM = 0x01;
    private static final byte[] START = {(byte) 0xFF, (byte) SOI};
    private static final byte[] END = {(byte) 0xFF, (byte) EOI};

    /** Far more than cameras write; each scan costs a pass over all pixels, however few bytes it has. */
    private static final int MOST_SCANS = 500;

    /** A marker with its payload, and the end of both; after the start of a scan, the end of its coded pixels. */
    record Segment(int marker, int start, int payload, int length, int end) {

        boolean is(int other) {
            return marker == other;
        }
    }

    private final PhotoSource source;
    private final List<Segment> segments = new ArrayList<>();
    private final boolean salvaged;
    private final boolean ended;
    private int end;

    /** The segments of the photo itself, which may be salvaged. */
    JpegSegments(PhotoSource source) {
        this(source, 0, /* salvaged= */ true);
    }

    /**
     * The segments of the JPEG that starts at {@code start}.
     *
     * @throws DecodingException if the file ends before its end marker and before its picture is complete
     */
    JpegSegments(PhotoSource source, int start) {
        this(source, start, /* salvaged= */ false);
    }

    private JpegSegments(PhotoSource source, int start, boolean salvaged) {
        this.source = source;
        this.salvaged = salvaged;
        source.bytes(); // all of them are scanned
        this.ended = walkToEnd(start + START.length);
        if (all(SOS).size() > MOST_SCANS) {
            throw source.unreadable("it has " + all(SOS).size() + " scans; no more than " + MOST_SCANS + " are read");
        }
    }

    /** Adds all segments; returns whether an end marker follows them. */
    private boolean walkToEnd(int from) {
        Optional<ScanProgress> progress = Optional.empty();
        Segment segment = next(source, from);
        while (!segment.is(EOI)) {
            segments.add(segment);
            if (startsFrame(segment) && progress.isEmpty()) {
                progress = Optional.of(new ScanProgress(source, segment));
            } else if (segment.is(SOS) && progress.isPresent()) {
                progress.get().add(source, segment);
                if (progress.get().isComplete()) {
                    return endBehind(segment);
                }
                if (source.hasAt(segment.end, START)) {
                    throw source.unreadable("it is cut off: another picture starts before its last scan");
                }
            }
            Optional<Segment> next = behind(segment);
            if (next.isEmpty()) {
                end = (int) Math.min(source.length(), segment.end);
                return false;
            }
            segment = next.get();
        }
        end = segment.end;
        return true;
    }

    /** The next segment; none if the file is cut off and its scans so far are to be salvaged. */
    private Optional<Segment> behind(Segment segment) {
        try {
            return Optional.of(next(source, segment.end));
        } catch (DecodingException e) {
            if (!salvaged || all(SOS).isEmpty()) {
                throw e;
            }
            source.damaged(e);
            return Optional.empty();
        }
    }

    /**
     * Adds the segments behind the last scan that a picture needs, if they lead to an end marker without gaps.
     * Otherwise bytes of another kind follow, or none; they are cut off from the scan as far as they are recognized.
     */
    private boolean endBehind(Segment scan) {
        List<Segment> behind = new ArrayList<>();
        int at = scan.end;
        while (at + 4 <= source.length() && source.u8(at) == 0xFF && mayFollowScan(source.u8(at + 1))) {
            int length = source.u16(at + 2);
            if (length < 2 || at + 2 + length > source.length()) {
                break;
            }
            Segment segment = next(source, at);
            behind.add(segment);
            at = segment.end;
        }
        if (source.hasAt(at, END)) {
            segments.addAll(behind);
            end = at + END.length;
            return true;
        }
        int data = scan.payload + scan.length;
        end = (int) Math.min(scan.end, JpegTrailer.start(source, data));
        segments.set(segments.size() - 1, new Segment(SOS, scan.start, scan.payload, scan.length, end));
        return false;
    }

    private static boolean mayFollowScan(int marker) {
        return marker == SOS || (marker >= DQT && marker <= DRI) || marker == DHT || marker == DAC || marker >= APP0;
    }

    /** Whether there is an end marker; if not, all scans of the picture are there, the last one maybe in part. */
    boolean isEnded() {
        return ended;
    }

    /** The position behind the image. */
    int end() {
        return end;
    }

    /** All application segments. */
    List<Segment> applications() {
        return segments.stream()
                .filter(segment -> segment.marker >= APP0 && segment.marker <= APP15)
                .toList();
    }

    /** The start of frame, found without reading beyond it. */
    static Segment firstFrame(PhotoSource source) {
        Segment segment = next(source, 2);
        while (!startsFrame(segment)) {
            if (segment.is(EOI)) {
                throw source.unreadable("it is a JPEG without an image");
            }
            segment = next(source, segment.end);
        }
        return segment;
    }

    /** The first segment at or after byte {@code from}; markers without a payload are skipped. */
    private static Segment next(PhotoSource source, int from) {
        int start = nextMarker(source, from);
        int marker = source.u8(start + 1);
        while (marker == TEM || isRestart(marker) || marker == SOI) {
            start = nextMarker(source, start + 2);
            marker = source.u8(start + 1);
        }
        if (marker == EOI) {
            return new Segment(EOI, start, start + 2, 0, start + 2);
        }
        int length = source.u16(start + 2);
        if (length < 2) {
            throw source.unreadable("it is damaged: the segment at byte " + start + " has a length of " + length);
        }
        source.require(start + 2, length);
        int end = start + 2 + length;
        return new Segment(marker, start, start + 4, length - 2, marker == SOS ? endOfScan(source, end) : end);
    }

    List<Segment> all(int marker) {
        return segments.stream().filter(segment -> segment.is(marker)).toList();
    }

    /** The segments of {@code marker} whose payload starts with {@code name}. */
    List<Segment> named(int marker, byte[] name) {
        return all(marker).stream()
                .filter(segment -> segment.length >= name.length && source.hasAt(segment.payload, name))
                .toList();
    }

    List<Segment> quantizationTables() {
        return all(DQT);
    }

    /** The start of frame, of any kind of JPEG. */
    Optional<Segment> frame() {
        return segments.stream().filter(JpegSegments::startsFrame).findFirst();
    }

    /** The same image, reduced to the segments that its pixels need. */
    byte[] pixelsOnly() {
        List<Segment> needed =
                segments.stream().filter(JpegSegments::holdsPixels).toList();
        ByteBuffer out = ByteBuffer.allocate(4
                + needed.stream()
                        .mapToInt(segment -> segment.end - segment.start)
                        .sum());
        out.put((byte) 0xFF).put((byte) SOI);
        needed.forEach(segment -> out.put(source.bytes(), segment.start, segment.end - segment.start));
        out.put((byte) 0xFF).put((byte) EOI);
        return out.array();
    }

    /** The number of scans, each a pass over the pixels. */
    int scans() {
        return all(SOS).size();
    }

    private static boolean holdsPixels(Segment segment) {
        return segment.is(DQT)
                || segment.is(DHT)
                || segment.is(DAC)
                || segment.is(DRI)
                || segment.is(SOS)
                || startsFrame(segment);
    }

    private static boolean startsFrame(Segment segment) {
        return segment.marker >= 0xC0
                && segment.marker <= 0xCF
                && !segment.is(DHT)
                && !segment.is(JPG)
                && !segment.is(DAC);
    }

    private static int nextMarker(PhotoSource source, int from) {
        int at = markerOrEnd(source, from);
        if (at >= Math.min(source.length(), Integer.MAX_VALUE)) {
            throw source.unreadable("it is cut off: a JPEG's end marker is missing");
        }
        return at;
    }

    /** The next marker; the file's length if there is none. */
    private static int markerOrEnd(PhotoSource source, int from) {
        int length = (int) Math.min(source.length(), Integer.MAX_VALUE);
        for (int at = from; at + 1 < length; at++) {
            if (source.u8(at) == 0xFF && source.u8(at + 1) != 0xFF && source.u8(at + 1) != 0) {
                return at;
            }
        }
        return length;
    }

    private static int endOfScan(PhotoSource source, int from) {
        int at = markerOrEnd(source, from);
        while (at + 1 < source.length() && isRestart(source.u8(at + 1))) {
            at = markerOrEnd(source, at + 2);
        }
        return at;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }
}
