package dsgformer.photo.codec.jpeg;

import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.jpeg.JpegSegments.Segment;
import dsgformer.photo.metadata.Metadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ICC profile, split into segments with their number, from 1, and their count. */
final class JpegProfile {

    private static final byte[] NAME = JpegMetadata.latin("ICC_PROFILE\0");
    private static final int HEADER = NAME.length + 2;
    private static final int ROOM = 0xFFFF - 2 - HEADER;
    private static final int MOST_PARTS = 255;

    private JpegProfile() {}

    /**
     * Adds the profile, whose parts may be in any order. A wrong count is ignored if the profile's own length matches;
     * a damaged profile is left out.
     */
    static Metadata read(PhotoSource source, JpegSegments segments, Metadata metadata) {
        List<Segment> parts = segments.named(JpegSegments.APP2, NAME);
        if (parts.isEmpty()) {
            return metadata;
        }
        return profile(source, parts)
                .map(metadata::withIcc)
                .orElseGet(() -> metadata.withWarning("its color profile is damaged (" + parts.size()
                        + " parts that do not match its length) and was left out; colors may look different"));
    }

    static void requireFits(Metadata metadata) {
        int length = metadata.icc().map(icc -> icc.length).orElse(0);
        if (length > MOST_PARTS * ROOM) {
            throw new UnwritablePhotoException(
                    "cannot write a JPEG with " + length + " bytes of color profile; it holds " + MOST_PARTS * ROOM
                            + ". Write a PNG, or leave the color profile out");
        }
    }

    static void write(Metadata metadata, OutputStream out) throws IOException {
        Optional<byte[]> icc = metadata.icc();
        if (icc.isEmpty()) {
            return;
        }
        byte[] profile = icc.get();
        int parts = Math.max(1, (profile.length + ROOM - 1) / ROOM);
        for (int part = 0; part < parts; part++) {
            byte[] name = Arrays.copyOf(NAME, HEADER);
            name[NAME.length] = (byte) (part + 1);
            name[NAME.length + 1] = (byte) parts;
            int from = part * ROOM;
            JpegMetadata.write(
                    out,
                    JpegSegments.APP2,
                    name,
                    Arrays.copyOfRange(profile, from, Math.min(profile.length, from + ROOM)));
        }
    }

    private static Optional<byte[]> profile(PhotoSource source, List<Segment> parts) {
        Segment[] ordered = new Segment[parts.size()];
        for (Segment part : parts) {
            int number = part.length() < HEADER ? 0 : source.u8(part.payload() + NAME.length);
            if (number < 1 || number > ordered.length || ordered[number - 1] != null) {
                return Optional.empty();
            }
            ordered[number - 1] = part;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        boolean counted = true;
        for (Segment part : ordered) {
            counted &= source.u8(part.payload() + NAME.length + 1) == ordered.length;
            joined.writeBytes(source.copy(part.payload() + HEADER, part.length() - HEADER));
        }
        byte[] profile = joined.toByteArray();
        return counted || saysItsLength(profile) ? Optional.of(profile) : Optional.empty();
    }

    private static boolean saysItsLength(byte[] profile) {
        return profile.length >= 128 && ByteBuffer.wrap(profile).getInt() == profile.length;
    }
}
