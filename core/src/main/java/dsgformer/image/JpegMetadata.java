package dsgformer.image;

import dsgformer.image.JpegSegments.Segment;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The application segments that hold EXIF, XMP and, in parts, the ICC profile. Adobe's extension for XMP over 64 KiB is not read. */
final class JpegMetadata {

    private static final byte[] EXIF = latin("Exif\0\0");
    private static final byte[] XMP = latin("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] ICC = latin("ICC_PROFILE\0");

    private static final int MOST_PAYLOAD = 0xFFFF - 2;
    private static final int MOST_PARTS = 255;

    private JpegMetadata() {}

    static Metadata read(PhotoSource source, JpegSegments segments) {
        Metadata metadata = Metadata.NONE;
        Optional<byte[]> exif = first(source, segments, EXIF);
        if (exif.isPresent()) {
            metadata = metadata.withExif(exif.get());
        }
        Optional<byte[]> xmp = first(source, segments, XMP);
        if (xmp.isPresent()) {
            metadata = metadata.withXmp(xmp.get());
        }
        List<Segment> parts = segments.named(JpegSegments.APP2, ICC);
        return parts.isEmpty() ? metadata : metadata.withIcc(profile(source, parts));
    }

    /** @throws IllegalArgumentException if something is too large for JPEG's segments of 64 KiB */
    static void write(Metadata metadata, OutputStream out) throws IOException {
        Optional<byte[]> exif = metadata.exif();
        if (exif.isPresent()) {
            write(out, JpegSegments.APP1, EXIF, exif.get());
        }
        Optional<byte[]> xmp = metadata.xmp();
        if (xmp.isPresent()) {
            write(out, JpegSegments.APP1, XMP, xmp.get());
        }
        Optional<byte[]> icc = metadata.icc();
        if (icc.isPresent()) {
            writeProfile(out, icc.get());
        }
    }

    private static Optional<byte[]> first(PhotoSource source, JpegSegments segments, byte[] name) {
        return segments.named(JpegSegments.APP1, name).stream()
                .findFirst()
                .map(segment -> source.copy(segment.payload() + name.length, segment.length() - name.length));
    }

    /** Name, number from 1, count, part; the parts may come in any order. */
    private static byte[] profile(PhotoSource source, List<Segment> parts) {
        int count = source.u8(parts.get(0).payload() + ICC.length + 1);
        List<Segment> ordered = parts.stream()
                .sorted(Comparator.comparingInt(part -> source.u8(part.payload() + ICC.length)))
                .toList();
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        for (Segment part : ordered) {
            int header = ICC.length + 2;
            if (part.length() < header) {
                throw source.unreadable("it is damaged: a part of its color profile has no number");
            }
            profile.write(source.bytes(), part.payload() + header, part.length() - header);
        }
        if (parts.size() != count) {
            throw source.unreadable(
                    "it is damaged: its color profile is declared in " + count + " parts, found " + parts.size());
        }
        return profile.toByteArray();
    }

    private static void writeProfile(OutputStream out, byte[] profile) throws IOException {
        int room = MOST_PAYLOAD - ICC.length - 2;
        int parts = Math.max(1, (profile.length + room - 1) / room);
        if (parts > MOST_PARTS) {
            throw tooLarge("color profile", profile.length, MOST_PARTS * room);
        }
        for (int part = 0; part < parts; part++) {
            byte[] name = Arrays.copyOf(ICC, ICC.length + 2);
            name[ICC.length] = (byte) (part + 1);
            name[ICC.length + 1] = (byte) parts;
            int from = part * room;
            write(
                    out,
                    JpegSegments.APP2,
                    name,
                    Arrays.copyOfRange(profile, from, Math.min(profile.length, from + room)));
        }
    }

    private static void write(OutputStream out, int marker, byte[] name, byte[] content) throws IOException {
        if (name.length + content.length > MOST_PAYLOAD) {
            throw tooLarge(Arrays.equals(name, EXIF) ? "EXIF" : "XMP", content.length, MOST_PAYLOAD - name.length);
        }
        DataOutputStream segment = new DataOutputStream(out);
        segment.writeByte(0xFF);
        segment.writeByte(marker);
        segment.writeShort(2 + name.length + content.length);
        segment.write(name);
        segment.write(content);
    }

    private static IllegalArgumentException tooLarge(String what, int found, int most) {
        return new IllegalArgumentException("cannot write a JPEG with " + found + " bytes of " + what + "; it holds "
                + most + ". Write a PNG, or leave the " + what + " out");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
