package dsgformer.photo.codec.png;

import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Exif;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PhotoshopResources;
import dsgformer.photo.metadata.PngProperty;
import dsgformer.photo.metadata.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * Reads and writes a PNG's metadata: iCCP, eXIf, pHYs, XMP in iTXt, the texts in which ImageMagick stores IPTC and, in
 * old versions, EXIF, and the chunks about color. A chunk that cannot be decompressed is left out, with a warning.
 */
final class PngMetadata {

    private static final byte[] ICC_NAME = "ICC profile\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final String XMP_KEYWORD = "XML:com.adobe.xmp";
    private static final int MOST_KEYWORD_BYTES = 79;
    private static final int MOST_INFLATED_BYTES = 1 << 24;

    /** Chunks that change how the photo looks. */
    private static final Set<String> KEPT = Set.of("cICP", "gAMA", "cHRM", "sRGB");

    private PngMetadata() {}

    static Metadata read(PhotoSource source, List<PngChunk> chunks) {
        Metadata metadata = Metadata.NONE.withPng(chunks.stream()
                .filter(chunk -> KEPT.contains(chunk.type()))
                .map(chunk -> new PngProperty(chunk.type(), source.copy(chunk.offset(), chunk.length())))
                .toList());
        for (PngChunk chunk : chunks) {
            metadata = switch (chunk.type()) {
                case "iCCP", "eXIf", "pHYs", "iTXt", "tEXt", "zTXt" ->
                    added(metadata, chunk, source.copy(chunk.offset(), chunk.length()));
                default -> metadata;
            };
        }
        return metadata;
    }

    private static Metadata added(Metadata metadata, PngChunk chunk, byte[] data) {
        try {
            return switch (chunk.type()) {
                case "iCCP" -> metadata.withIcc(inflate(data, behindZero(data, 0) + 1));
                case "eXIf" -> metadata.withExif(Exif.withoutPrefix(data));
                case "pHYs" -> resolution(data).map(metadata::withResolution).orElse(metadata);
                default -> text(metadata, chunk, data);
            };
        } catch (DamagedChunkException e) {
            String colors = chunk.is("iCCP") ? "; colors may look different" : "";
            return metadata.withWarning("its " + chunk + " " + e.getMessage() + " and was left out" + colors);
        }
    }

    /** Layout: keyword, 0, fields that depend on the chunk, text. */
    private static Metadata text(Metadata metadata, PngChunk chunk, byte[] data) throws DamagedChunkException {
        int behind = keywordBytes(data);
        String keyword = new String(data, 0, Math.max(0, behind - 1), StandardCharsets.ISO_8859_1);
        boolean xmp = keyword.equals(XMP_KEYWORD);
        if ((!xmp && !keyword.startsWith(PngRawProfile.KEYWORD))
                || (xmp && metadata.xmp().isPresent())) {
            return metadata;
        }
        byte[] text = switch (chunk.type()) {
            case "zTXt" -> inflate(data, behind + 1);
            case "iTXt" -> international(data, behind);
            default -> copy(data, behind);
        };
        if (xmp) {
            return chunk.is("iTXt") ? metadata.withXmp(text) : metadata;
        }
        byte[] profile = PngRawProfile.decode(text)
                .orElseThrow(() -> new DamagedChunkException("does not hold the digits it announces"));
        return switch (keyword.substring(PngRawProfile.KEYWORD.length())) {
            case "exif", "APP1" ->
                metadata.exif().isPresent()
                        ? metadata
                        : Exif.of(Exif.withoutPrefix(profile)).isPresent()
                                ? metadata.withExif(Exif.withoutPrefix(profile))
                                : metadata;
            case "xmp" -> metadata.xmp().isPresent() ? metadata : metadata.withXmp(profile);
            case "iptc", "8bim" ->
                metadata.photoshop().isPresent()
                        ? metadata
                        : PhotoshopResources.isAt(profile)
                                ? metadata.withPhotoshop(profile)
                                : metadata.withIptc(profile);
            default -> metadata;
        };
    }

    /** Layout: compression flag, method 0, language, 0, translated keyword, 0, text. */
    private static byte[] international(byte[] data, int flag) throws DamagedChunkException {
        int text = behindZero(data, behindZero(data, flag + 2));
        return data[flag] == 1 ? inflate(data, text) : copy(data, text);
    }

    /** Pixels per unit horizontally, vertically, and 1 if the unit is the metre. */
    private static Optional<Resolution> resolution(byte[] data) {
        if (data.length != 9) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(data);
        int x = bytes.getInt();
        int y = bytes.getInt();
        boolean metre = bytes.get() == 1;
        return Resolution.isValid(x, y) && (metre || x != y)
                ? Optional.of(new Resolution(x, y, metre ? Resolution.Unit.METRE : Resolution.Unit.RATIO))
                : Optional.empty();
    }

    static void write(Metadata metadata, OutputStream out) throws IOException {
        for (PngProperty property : metadata.png()) {
            PngChunk.write(out, property.type(), property.data());
        }
        Optional<byte[]> icc = metadata.icc();
        if (icc.isPresent()) {
            PngChunk.write(out, "iCCP", deflated(ICC_NAME, icc.get()));
        }
        Optional<Resolution> resolution = metadata.resolution().map(found -> found.in(Resolution.Unit.METRE));
        if (resolution.isPresent()) {
            boolean metre = resolution.get().unit() == Resolution.Unit.METRE;
            byte[] data = ByteBuffer.allocate(9)
                    .putInt(Math.max(1, (int) Math.round(resolution.get().x())))
                    .putInt(Math.max(1, (int) Math.round(resolution.get().y())))
                    .put((byte) (metre ? 1 : 0))
                    .array();
            PngChunk.write(out, "pHYs", data);
        }
        Optional<byte[]> exif = metadata.exif();
        if (exif.isPresent()) {
            PngChunk.write(out, "eXIf", exif.get());
        }
        Optional<byte[]> xmp = metadata.xmp();
        if (xmp.isPresent()) {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.writeBytes(XMP_KEYWORD.getBytes(StandardCharsets.ISO_8859_1));
            data.writeBytes(
                    new byte[5]); // end of keyword, not compressed, method 0, no language, no translated keyword
            data.writeBytes(xmp.get());
            PngChunk.write(out, "iTXt", data.toByteArray());
        }
        Optional<byte[]> photoshop = metadata.photoshop();
        if (photoshop.isPresent()) {
            byte[] header = (PngRawProfile.KEYWORD + "iptc\0\0").getBytes(StandardCharsets.ISO_8859_1);
            PngChunk.write(out, "zTXt", deflated(header, PngRawProfile.encode("iptc", photoshop.get())));
        }
    }

    private static byte[] deflated(byte[] header, byte[] content) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(header);
        try (OutputStream deflated = new DeflaterOutputStream(data)) {
            deflated.write(content);
        }
        return data.toByteArray();
    }

    /** The keyword's length with the 0 behind it; 0 if the text has no valid keyword. */
    private static int keywordBytes(byte[] data) {
        for (int at = 0; at < Math.min(data.length, MOST_KEYWORD_BYTES + 1); at++) {
            if (data[at] == 0) {
                return at + 1;
            }
        }
        return 0;
    }

    private static int behindZero(byte[] data, int from) throws DamagedChunkException {
        for (int at = from; at < data.length; at++) {
            if (data[at] == 0) {
                return at + 1;
            }
        }
        throw new DamagedChunkException("ends early");
    }

    private static byte[] copy(byte[] data, int from) throws DamagedChunkException {
        if (from > data.length) {
            throw new DamagedChunkException("ends early");
        }
        return Arrays.copyOfRange(data, from, data.length);
    }

    private static byte[] inflate(byte[] data, int from) throws DamagedChunkException {
        if (from > data.length) {
            throw new DamagedChunkException("ends early");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data, from, data.length - from);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    throw new DamagedChunkException("ends early");
                }
                if (out.size() + count > MOST_INFLATED_BYTES) {
                    throw new DamagedChunkException("unpacks to more than 16 MiB");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new DamagedChunkException("cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    /** Thrown for a damaged chunk that the photo can do without; the message continues a sentence about it. */
    private static final class DamagedChunkException extends Exception {

        DamagedChunkException(String message) {
            super(message);
        }

        DamagedChunkException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
