package dsgformer.photo.codec.png;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.Fitting;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PNG, any color type and depth, interlaced or not, read and written without changing a sample. */
public final class PngCodec implements PhotoCodec {

    private static final Set<String> KNOWN = Set.of("IHDR", "PLTE", "IDAT", "IEND");

    @Override
    public boolean recognizes(PhotoSource source) {
        return source.startsWith(PngChunk.SIGNATURE);
    }

    @Override
    public Optional<PhotoHeader> header(PhotoSource source) {
        PngHeader header = PngHeader.read(source, PngChunk.at(source, PngChunk.SIGNATURE.length));
        return Optional.of(new PhotoHeader(header.size(), header.kind(false)));
    }

    @Override
    public Photo decode(PhotoSource source) {
        PngChunks walked = PngChunks.walk(source);
        List<PngChunk> chunks = walked.chunks();
        PngHeader header = PngHeader.read(source, PngChunk.at(source, PngChunk.SIGNATURE.length));
        chunks.stream()
                .filter(chunk -> chunk.critical() && !KNOWN.contains(chunk.type()))
                .findFirst()
                .ifPresent(chunk -> {
                    throw source.unreadable("it needs an unknown extension of PNG: " + chunk);
                });
        PngDecoder decoder = new PngDecoder(source, header, chunks);
        Samples samples = decoder.decode();
        Metadata metadata = PngLosses.told(source, walked, decoder.kind().alpha(), PngMetadata.read(source, chunks));
        return new Photo(
                header.size(),
                decoder.kind(),
                samples,
                walked.ended() || !source.isSound()
                        ? metadata
                        : metadata.withWarning("its end (IEND) is missing or damaged; all of its pixels are there"),
                PhotoFormat.PNG,
                Photo.DEFAULT_JPEG_QUALITY);
    }

    @Override
    public Metadata fitted(Photo photo) {
        return Fitting.of(photo, "PNG").profileOf(photo.grey()).metadata();
    }

    @Override
    public void encode(Photo photo, OutputStream out) throws IOException {
        out.write(PngChunk.SIGNATURE);
        PngChunk.write(out, "IHDR", header(photo));
        PngMetadata.write(photo.metadata(), out);
        PngEncoder.writeData(photo, out);
        PngChunk.write(out, "IEND", new byte[0]);
    }

    private static byte[] header(Photo photo) {
        int colorType = photo.grey()
                ? (photo.hasAlpha() ? PngHeader.GREY_ALPHA : PngHeader.GREY)
                : (photo.hasAlpha() ? PngHeader.RGB_ALPHA : PngHeader.RGB);
        return ByteBuffer.allocate(13)
                .putInt(photo.size().width())
                .putInt(photo.size().height())
                .put((byte) photo.depth().bits())
                .put((byte) colorType)
                .array();
    }
}
