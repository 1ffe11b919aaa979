package dsgformer.photo.codec.jpeg;

import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.jpeg.JpegSegments.Segment;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.XmpPackets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** XMP beyond 64 KiB: segments with the MD5 name of the whole, its length, the piece's offset, and the piece. */
final class JpegXmpExtension {

    private static final byte[] NAME = JpegMetadata.latin("http://ns.adobe.com/xmp/extension/\0");
    private static final int GUID_BYTES = 32;
    private static final int HEADER = NAME.length + GUID_BYTES + 8;
    private static final int ROOM = 0xFFFF - 2 - HEADER;

    private JpegXmpExtension() {}

    /** Adds the packet with the extension it refers to; if that is incomplete, the packet alone, with a warning. */
    static Metadata read(PhotoSource source, JpegSegments segments, byte[] standard, Metadata metadata) {
        List<Segment> pieces = segments.named(JpegSegments.APP1, NAME);
        Optional<String> guid = pieces.isEmpty() ? Optional.empty() : XmpPackets.extensionOf(standard);
        if (guid.isEmpty()) {
            return metadata.withXmp(standard);
        }
        return extension(source, pieces, guid.get())
                .flatMap(extension -> XmpPackets.of(standard, extension))
                .map(metadata::withXmpPackets)
                .orElseGet(() -> metadata.withXmp(standard)
                        .withWarning("the second part of its XMP is damaged and was left out"));
    }

    static void write(XmpPackets packets, OutputStream out) throws IOException {
        if (packets.extension().isEmpty()) {
            return;
        }
        byte[] extension = packets.extension().get();
        byte[] guid =
                JpegMetadata.latin(XmpPackets.extensionOf(packets.standard()).orElseThrow());
        for (int from = 0; from < extension.length; from += ROOM) {
            byte[] header = ByteBuffer.allocate(HEADER)
                    .put(NAME)
                    .put(guid)
                    .putInt(extension.length)
                    .putInt(from)
                    .array();
            int to = Math.min(extension.length, from + ROOM);
            JpegMetadata.write(out, JpegSegments.APP1, header, Arrays.copyOfRange(extension, from, to));
        }
    }

    /** The joined pieces of this name; empty if they have gaps or overlaps. */
    private static Optional<byte[]> extension(PhotoSource source, List<Segment> pieces, String guid) {
        byte[] name = JpegMetadata.latin(guid);
        if (name.length != GUID_BYTES) {
            return Optional.empty();
        }
        List<Segment> own = pieces.stream()
                .filter(piece -> piece.length() > HEADER && source.hasAt(piece.payload() + NAME.length, name))
                .toList();
        long length = own.stream().mapToLong(piece -> piece.length() - HEADER).sum();
        if (own.isEmpty() || length > Integer.MAX_VALUE - 8) {
            return Optional.empty();
        }
        byte[] extension = new byte[(int) length];
        long filled = 0;
        for (Segment piece : own.stream()
                .sorted((a, b) -> Long.compare(offset(source, a), offset(source, b)))
                .toList()) {
            if (source.u32(piece.payload() + HEADER - 8) != length || offset(source, piece) != filled) {
                return Optional.empty();
            }
            byte[] bytes = source.copy(piece.payload() + HEADER, piece.length() - HEADER);
            System.arraycopy(bytes, 0, extension, (int) filled, bytes.length);
            filled += bytes.length;
        }
        return Optional.of(extension);
    }

    private static long offset(PhotoSource source, Segment piece) {
        return source.u32(piece.payload() + HEADER - 4);
    }
}
