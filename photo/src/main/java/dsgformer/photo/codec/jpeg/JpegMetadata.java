package dsgformer.photo.codec.jpeg;

import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.jpeg.JpegSegments.Segment;
import dsgformer.photo.metadata.Exif;
import dsgformer.photo.metadata.ExifRewriter;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PhotoText;
import dsgformer.photo.metadata.Resolution;
import dsgformer.photo.metadata.XmpPackets;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes comments, and the application segments of EXIF, XMP and its extension, Photoshop's resources, and
 * the parts of the ICC profile. Others are left out, such as the index of further pictures (MPF), whose offsets would
 * be invalid.
 */
final class JpegMetadata {

    /** The most bytes of EXIF that a segment holds. */
    static final int MOST_EXIF_BYTES = 0xFFFF - 2 - 6;

    private static final byte[] EXIF = latin("Exif\0\0");
    private static final byte[] XMP = latin("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] PHOTOSHOP = latin("Photoshop 3.0\0");

    private static final int MOST_PAYLOAD = 0xFFFF - 2;

    private JpegMetadata() {}

    static Metadata read(PhotoSource source, JpegSegments segments) {
        Metadata metadata = Metadata.NONE.withExifOf(exif(source, segments));
        Optional<byte[]> xmp = first(source, segments, XMP);
        if (xmp.isPresent()) {
            metadata = JpegXmpExtension.read(source, segments, xmp.get(), metadata);
        }
        byte[] photoshop = photoshop(source, segments);
        if (photoshop.length > 0) {
            metadata = metadata.withPhotoshop(photoshop);
        }
        Optional<Resolution> density = density(source, segments);
        if (density.isPresent()) {
            metadata = metadata.withResolution(density.get());
        }
        metadata = metadata.withTexts(segments.all(JpegSegments.COM).stream()
                .filter(comment -> comment.length() > 0)
                .map(comment ->
                        new PhotoText(PhotoText.Form.JPEG_COMMENT, source.copy(comment.payload(), comment.length())))
                .toList());
        return JpegProfile.read(source, segments, metadata);
    }

    /**
     * The part of the metadata that a JPEG holds, with warnings about the rest.
     *
     * @throws UnwritablePhotoException if the profile is too large; without it, colors would change
     */
    static Metadata fitted(Metadata metadata) {
        JpegProfile.requireFits(metadata);
        byte[] exif = metadata.exif().orElse(new byte[0]);
        if (exif.length <= MOST_EXIF_BYTES) {
            return metadata;
        }
        String found = "a JPEG holds " + MOST_EXIF_BYTES + " bytes of EXIF, the photo has " + exif.length;
        return ExifRewriter.within(exif, MOST_EXIF_BYTES)
                .map(smaller -> metadata.withExif(smaller)
                        .withWarning(found + ": makers' notes and the largest values were left out, " + smaller.length
                                + " bytes kept; PNG and TIFF hold all of it"))
                .orElseGet(() -> metadata.withoutExif().withWarning(found + ": it was left out; PNG and TIFF hold it"));
    }

    /** Whether a text can be a comment of a JPEG. */
    static boolean holds(PhotoText text) {
        return text.isComment()
                && text.asJpegComment()
                        .filter(comment -> comment.length <= MOST_PAYLOAD)
                        .isPresent();
    }

    /** Writes the metadata that {@link #fitted} returns. */
    static void write(Metadata fitted, OutputStream out) throws IOException {
        Optional<byte[]> exif = fitted.exif();
        if (exif.isPresent()) {
            write(out, JpegSegments.APP1, EXIF, exif.get());
        }
        Optional<XmpPackets> xmp = fitted.xmpPackets();
        if (xmp.isPresent()) {
            XmpPackets packets = xmp.get().standard().length > MOST_PAYLOAD - XMP.length
                    ? XmpPackets.split(xmp.get().whole())
                    : xmp.get();
            write(out, JpegSegments.APP1, XMP, packets.standard());
            JpegXmpExtension.write(packets, out);
        }
        byte[] photoshop = fitted.photoshop().orElse(new byte[0]);
        int room = MOST_PAYLOAD - PHOTOSHOP.length;
        for (int from = 0; from < photoshop.length; from += room) {
            write(
                    out,
                    JpegSegments.APP13,
                    PHOTOSHOP,
                    Arrays.copyOfRange(photoshop, from, Math.min(photoshop.length, from + room)));
        }
        JpegProfile.write(fitted, out);
        for (PhotoText comment : fitted.texts()) {
            write(out, JpegSegments.COM, new byte[0], comment.asJpegComment().orElseThrow());
        }
    }

    static void write(OutputStream out, int marker, byte[] name, byte[] content) throws IOException {
        DataOutputStream segment = new DataOutputStream(out);
        segment.writeByte(0xFF);
        segment.writeByte(marker);
        segment.writeShort(2 + name.length + content.length);
        segment.write(name);
        segment.write(content);
    }

    /** The blocks of EXIF; segments without a TIFF header continue one that is too large for a segment. */
    private static List<byte[]> exif(PhotoSource source, JpegSegments segments) {
        List<ByteArrayOutputStream> blocks = new ArrayList<>();
        for (Segment segment : segments.named(JpegSegments.APP1, EXIF)) {
            byte[] part = source.copy(segment.payload() + EXIF.length, segment.length() - EXIF.length);
            boolean starts = Exif.startsAt(part);
            if (starts || blocks.isEmpty()) {
                blocks.add(new ByteArrayOutputStream());
            }
            if (starts || part.length > 0) {
                blocks.get(blocks.size() - 1).writeBytes(part);
            }
        }
        return blocks.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    /** The first segment of this name that holds something. */
    private static Optional<byte[]> first(PhotoSource source, JpegSegments segments, byte[] name) {
        return segments.named(JpegSegments.APP1, name).stream()
                .filter(segment -> segment.length() > name.length)
                .findFirst()
                .map(segment -> source.copy(segment.payload() + name.length, segment.length() - name.length));
    }

    /** Photoshop's resources, joined from consecutive segments. */
    private static byte[] photoshop(PhotoSource source, JpegSegments segments) {
        ByteArrayOutputStream resources = new ByteArrayOutputStream();
        for (Segment segment : segments.named(JpegSegments.APP13, PHOTOSHOP)) {
            resources.writeBytes(
                    source.copy(segment.payload() + PHOTOSHOP.length, segment.length() - PHOTOSHOP.length));
        }
        return resources.toByteArray();
    }

    /**
     * The print density in JFIF's segment: version, unit (0 none, 1 inch, 2 centimetre), x, y. A ratio of 1 is the
     * default and counts as none.
     */
    private static Optional<Resolution> density(PhotoSource source, JpegSegments segments) {
        List<Segment> jfif = segments.named(JpegSegments.APP0, JpegFrame.JFIF);
        if (jfif.isEmpty() || jfif.get(0).length() < JpegFrame.JFIF.length + 7) {
            return Optional.empty();
        }
        int at = jfif.get(0).payload() + JpegFrame.JFIF.length + 2;
        int unit = source.u8(at);
        int x = source.u16(at + 1);
        int y = source.u16(at + 3);
        if (!Resolution.isValid(x, y) || unit > 2 || (unit == 0 && x == y)) {
            return Optional.empty();
        }
        return Optional.of(new Resolution(
                x,
                y,
                unit == 0 ? Resolution.Unit.RATIO : unit == 1 ? Resolution.Unit.INCH : Resolution.Unit.CENTIMETRE));
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
