package dsgformer.photo.codec.webp;

import dsgformer.photo.Photo;
import dsgformer.photo.codec.Padding;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Exif;
import dsgformer.photo.metadata.Metadata;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and writes a WebP's chunks of profile, EXIF and XMP. */
final class WebpMetadata {

    private static final Set<String> IMAGE = Set.of("ALPH", "VP8 ", "VP8L");

    private static final Set<String> KNOWN = Set.of("VP8X", "ANIM", "ANMF", "ICCP", "EXIF", "XMP ");

    private WebpMetadata() {}

    static Metadata read(PhotoSource source, List<WebpChunk> chunks) {
        Metadata metadata = Metadata.NONE.withExifOf(chunks.stream()
                .filter(chunk -> chunk.is("EXIF"))
                .map(chunk -> Exif.withoutPrefix(chunk.payload(source)))
                .toList());
        for (WebpChunk chunk : chunks) {
            if (chunk.is("ICCP")) {
                metadata = metadata.withIcc(source.copy(chunk.offset(), chunk.length()));
            } else if (chunk.is("XMP ")) {
                metadata = metadata.withXmp(source.copy(chunk.offset(), chunk.length()));
            }
        }
        return told(source, chunks, metadata);
    }

    /** Tells in warnings what is not carried: further frames, chunks of others, and what follows the container. */
    private static Metadata told(PhotoSource source, List<WebpChunk> chunks, Metadata metadata) {
        Metadata told = metadata;
        long frames = chunks.stream().filter(chunk -> chunk.is("ANMF")).count() - 1;
        if (frames > 0) {
            told = told.withWarning("it is an animation, of which only the first frame is kept; left out: " + frames
                    + (frames == 1 ? " frame" : " frames"));
        }
        String unknown = chunks.stream()
                .map(WebpChunk::type)
                .filter(type -> !IMAGE.contains(type) && !KNOWN.contains(type))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            told = told.withWarning("its chunks " + unknown + " were left out");
        }
        return WebpChunk.isCut(source) ? told : Padding.told(source, WebpChunk.declaredEnd(source), told);
    }

    /** The encoded file with the photo's metadata. */
    static byte[] with(Photo photo, PhotoSource written, List<WebpChunk> chunks) {
        Metadata metadata = photo.metadata();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        WebpChunk.add(
                body,
                "VP8X",
                WebpChunk.extended(
                        photo.size(),
                        metadata.icc().isPresent(),
                        photo.hasAlpha(),
                        metadata.exif().isPresent(),
                        metadata.xmp().isPresent()));
        metadata.icc().ifPresent(icc -> WebpChunk.add(body, "ICCP", icc));
        for (WebpChunk chunk : chunks) {
            if (IMAGE.contains(chunk.type())) {
                WebpChunk.add(body, chunk.type(), chunk.payload(written));
            }
        }
        metadata.exif().ifPresent(exif -> WebpChunk.add(body, "EXIF", exif));
        metadata.xmp().ifPresent(xmp -> WebpChunk.add(body, "XMP ", xmp));
        return WebpChunk.container(body.toByteArray());
    }
}
