package dsgformer.photo.codec.png;

import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.DamagedMetadataException;
import dsgformer.photo.metadata.DeflatedMetadata;
import dsgformer.photo.metadata.Exif;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PngProperty;
import dsgformer.photo.metadata.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;

/**
 * Reads and writes a PNG's metadata: iCCP, eXIf, pHYs, texts (see {@link PngTexts}), and the chunks about color. A
 * chunk that cannot be decompressed is left out, with a warning.
 */
final class PngMetadata {

    private static final byte[] ICC_NAME = "ICC profile\0\0".getBytes(StandardCharsets.ISO_8859_1);

    /** Chunks that change how the photo looks. */
    private static final Set<String> KEPT = Set.of("cICP", "mDCV", "cLLI", "gAMA", "cHRM", "sRGB");

    private PngMetadata() {}

    static Metadata read(PhotoSource source, List<PngChunk> chunks) {
        Metadata metadata = Metadata.NONE
                .withPng(chunks.stream()
                        .filter(chunk -> KEPT.contains(chunk.type()))
                        .map(chunk -> new PngProperty(chunk.type(), chunk.data(source)))
                        .toList())
                .withExifOf(chunks.stream()
                        .filter(chunk -> chunk.is("eXIf"))
                        .map(chunk -> Exif.withoutPrefix(chunk.data(source)))
                        .toList());
        for (PngChunk chunk : chunks) {
            metadata = switch (chunk.type()) {
                case "iCCP" -> profile(metadata, chunk, chunk.data(source));
                case "pHYs" ->
                    resolution(chunk.data(source)).map(metadata::withResolution).orElse(metadata);
                default -> metadata;
            };
        }
        return PngTexts.read(source, chunks, metadata);
    }

    /** Layout: name, 0, method 0, deflated profile. */
    private static Metadata profile(Metadata metadata, PngChunk chunk, byte[] data) {
        int name = 0;
        while (name < data.length && data[name] != 0) {
            name++;
        }
        try {
            return metadata.withIcc(DeflatedMetadata.unpack(data, name + 2));
        } catch (DamagedMetadataException e) {
            return metadata.withWarning(
                    "its " + chunk + " " + e.getMessage() + " and was left out; colors may look different");
        }
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
        PngTexts.write(metadata, out);
    }

    static byte[] deflated(byte[] header, byte[] content) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(header);
        try (OutputStream deflated = new DeflaterOutputStream(data)) {
            deflated.write(content);
        }
        return data.toByteArray();
    }
}
