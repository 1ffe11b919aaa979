package dsgformer.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * WebP, lossy and lossless, with alpha; of an animation the first frame. Lossy images are decoded here, as libwebp does to the bit, lossless
 * ones by TwelveMonkeys' reader, which sees the coded pixels only. Written by an ImageIO writer if the class path has one.
 */
final class WebpCodec implements PhotoCodec {

    /** Lossless WebP is written at this quality, so that what came lossless stays so. */
    static final int LOSSLESS_QUALITY = 100;

    private static final int MOST_SIDE = 16384;

    /** A flat surface takes nearly nothing, but not a large photo. */
    private static final long MOST_PIXELS_PER_BYTE = 1 << 14;

    private static final long ALWAYS_BELIEVED = 1 << 22;
    private static final int ANIMATION_FRAME_HEADER = 16;

    @Override
    public boolean recognizes(PhotoSource source) {
        return WebpChunk.isWebp(source);
    }

    @Override
    public Photo decode(PhotoSource source) {
        List<WebpChunk> all = WebpChunk.walk(source);
        List<WebpChunk> chunks = firstFrame(source, all);
        WebpChunk image = chunks.stream()
                .filter(chunk -> chunk.is("VP8 ") || chunk.is("VP8L"))
                .findFirst()
                .orElseThrow(() -> source.unreadable("it is a WebP without an image"));
        Size size = size(source, image);
        if (size.pixels() > ALWAYS_BELIEVED && size.pixels() > image.length() * MOST_PIXELS_PER_BYTE) {
            throw source.tooLittleData(size, image.length());
        }
        Metadata metadata = WebpMetadata.read(source, all);
        if (image.is("VP8L")) {
            return lossless(source, size, image, metadata);
        }
        Optional<WebpChunk> alpha =
                chunks.stream().filter(chunk -> chunk.is("ALPH")).findFirst();
        PixelKind kind = alpha.isPresent() ? PixelKind.RGB.withAlpha() : PixelKind.RGB;
        byte[] samples = new byte[Math.toIntExact(size.pixels() * kind.channels())];
        new Vp8Decoder(source, size, image.payload(source)).decode(samples, kind.channels());
        alpha.ifPresent(chunk -> WebpAlpha.decode(source, chunk.payload(source), size, samples));
        return new Photo(
                size, kind, new Samples.Bytes(samples), metadata, PhotoFormat.WEBP, Photo.DEFAULT_JPEG_QUALITY);
    }

    private static Photo lossless(PhotoSource source, Size size, WebpChunk image, Metadata metadata) {
        BufferedImage pixels = WebpLossless.decode(source, image.payload(source), size);
        PixelKind kind = pixels.getColorModel().hasAlpha() ? PixelKind.RGB.withAlpha() : PixelKind.RGB;
        return new Photo(
                size, kind, samples(pixels.getRaster(), size, kind), metadata, PhotoFormat.WEBP, LOSSLESS_QUALITY);
    }

    private static Samples samples(Raster raster, Size size, PixelKind kind) {
        Samples samples = Samples.of(size, kind);
        int[] row = new int[size.width() * raster.getNumBands()];
        int to = 0;
        for (int y = 0; y < size.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, size.width(), 1, row);
            for (int value : row) {
                samples.set(to++, value);
            }
        }
        return samples;
    }

    /** The chunks of the image itself: of an animation those of its first frame. */
    private static List<WebpChunk> firstFrame(PhotoSource source, List<WebpChunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.is("ANMF"))
                .findFirst()
                .map(frame -> WebpChunk.walk(
                        source,
                        frame.offset() + Math.min(ANIMATION_FRAME_HEADER, frame.length()),
                        frame.offset() + frame.length()))
                .orElse(chunks);
    }

    private static Size size(PhotoSource source, WebpChunk image) {
        long at = image.offset();
        if (image.is("VP8L")) {
            if (source.u8(at) != 0x2F) {
                throw source.unreadable("it is damaged: its lossless image does not begin as one");
            }
            long bits = BmpHeader.little(source, at + 1, 4);
            return source.requireSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
        }
        if (image.length() < 10 || (source.u8(at) & 1) != 0 || source.u8(at + 3) != 0x9D || source.u8(at + 4) != 1) {
            throw source.unreadable("it is damaged: its image is no key frame");
        }
        return source.requireSize(
                BmpHeader.little(source, at + 6, 2) & 0x3FFF, BmpHeader.little(source, at + 8, 2) & 0x3FFF);
    }

    @Override
    public Metadata fitted(Metadata metadata) {
        return metadata.iptc().isPresent()
                ? metadata.withoutIptc()
                        .withWarning("IPTC was left out: WebP has no place for it; JPEG, PNG and TIFF have")
                : metadata;
    }

    /**
     * Writes the image, then its metadata around it.
     *
     * @throws UnwritablePhotoException if a side is too long
     * @throws IllegalArgumentException if there is no writer
     */
    @Override
    public void encode(Photo photo, OutputStream out) throws IOException {
        if (Math.max(photo.size().width(), photo.size().height()) >= MOST_SIDE) {
            throw new UnwritablePhotoException("cannot write a WebP of " + photo.size()
                    + " pixels: its sides have up to " + (MOST_SIDE - 1) + "; write a .png, .tif or .jpg");
        }
        WebpEncoder.write(photo, out);
    }
}
