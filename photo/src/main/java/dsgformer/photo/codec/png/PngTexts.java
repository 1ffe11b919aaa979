package dsgformer.photo.codec.png;

import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.DamagedMetadataException;
import dsgformer.photo.metadata.Exif;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.PhotoText;
import dsgformer.photo.metadata.PhotoshopResources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes a PNG's texts: XMP in iTXt, the texts in which ImageMagick stores IPTC and, in old versions, profile
 * and EXIF, and all others, which are kept as they are.
 */
final class PngTexts {

    private static final String XMP_KEYWORD = "XML:com.adobe.xmp";

    /** What ImageMagick stores in texts and is read from there. */
    private static final Set<String> KINDS = Set.of("exif", "APP1", "xmp", "iptc", "8bim", "icc", "icm");

    private PngTexts() {}

    static Metadata read(PhotoSource source, List<PngChunk> chunks, Metadata found) {
        Metadata metadata = found;
        List<PhotoText> texts = new ArrayList<>();
        for (PngChunk chunk : chunks) {
            Optional<PhotoText> text =
                    PhotoText.Form.ofChunk(chunk.type()).map(form -> new PhotoText(form, chunk.data(source)));
            if (text.isPresent() && isOwn(text.get())) {
                texts.add(text.get());
            } else if (text.isPresent()) {
                metadata = added(metadata, chunk, text.get());
            }
        }
        return metadata.withTexts(texts);
    }

    /** Whether it is a text of its own, rather than the form of other metadata. */
    private static boolean isOwn(PhotoText text) {
        String keyword = text.keyword();
        return !keyword.isEmpty()
                && !keyword.startsWith(PngRawProfile.KEYWORD)
                && !(keyword.equals(XMP_KEYWORD) && text.form() == PhotoText.Form.INTERNATIONAL);
    }

    private static Metadata added(Metadata metadata, PngChunk chunk, PhotoText text) {
        try {
            if (text.keyword().isEmpty()) {
                throw new DamagedMetadataException("has no valid keyword");
            }
            if (text.keyword().equals(XMP_KEYWORD)) {
                return metadata.xmp().isPresent() ? metadata : metadata.withXmp(text.content());
            }
            String kind = text.keyword().substring(PngRawProfile.KEYWORD.length());
            if (!KINDS.contains(kind)) {
                return metadata.withWarning("its text of '" + kind + "', in ImageMagick's form, was left out");
            }
            return isFree(metadata, kind) ? added(metadata, kind, profile(text)) : metadata;
        } catch (DamagedMetadataException e) {
            return metadata.withWarning("its " + chunk + " " + e.getMessage() + " and was left out");
        }
    }

    /** Whether no chunk of its own, nor an earlier text, has brought metadata of this kind. */
    private static boolean isFree(Metadata metadata, String kind) {
        return switch (kind) {
            case "exif", "APP1" -> metadata.exif().isEmpty();
            case "xmp" -> metadata.xmp().isEmpty();
            case "iptc", "8bim" -> metadata.photoshop().isEmpty();
            default -> metadata.icc().isEmpty();
        };
    }

    private static byte[] profile(PhotoText text) throws DamagedMetadataException {
        return PngRawProfile.decode(text.content())
                .orElseThrow(() -> new DamagedMetadataException("does not hold the digits it announces"));
    }

    private static Metadata added(Metadata metadata, String kind, byte[] profile) {
        return switch (kind) {
            case "exif", "APP1" ->
                Exif.startsAt(Exif.withoutPrefix(profile)) ? metadata.withExif(Exif.withoutPrefix(profile)) : metadata;
            case "xmp" -> metadata.withXmp(profile);
            case "iptc", "8bim" ->
                PhotoshopResources.isAt(profile) ? metadata.withPhotoshop(profile) : metadata.withIptc(profile);
            default -> metadata.withIcc(profile);
        };
    }

    static void write(Metadata metadata, OutputStream out) throws IOException {
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
            PngChunk.write(out, "zTXt", PngMetadata.deflated(header, PngRawProfile.encode("iptc", photoshop.get())));
        }
        for (PhotoText text : metadata.texts()) {
            PhotoText png = text.asPng();
            PngChunk.write(out, png.form().type(), png.data());
        }
    }
}
