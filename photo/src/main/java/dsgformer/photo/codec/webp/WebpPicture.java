package dsgformer.photo.codec.webp;

import dsgformer.photo.BitDepth;
import dsgformer.photo.PixelKind;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.picture.Size;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * The coded picture of a WebP and its place on the canvas, which it fills unless it is the first frame of an animation;
 * the canvas around a frame is transparent.
 *
 * @param alpha the alpha of a lossy picture, which is coded separately
 */
record WebpPicture(Size canvas, int left, int top, Size size, WebpChunk image, Optional<WebpChunk> alpha) {

    /** A bound on compression: flat areas cost nearly no bytes, but a large photo needs some. */
    private static final long MOST_PIXELS_PER_BYTE = 1 << 14;

    private static final long ALWAYS_BELIEVED = 1 << 22;
    private static final int FRAME_HEADER = 16;
    private static final int LOSSLESS_ALPHA = 1 << 28;

    static WebpPicture read(PhotoSource source, List<WebpChunk> chunks) {
        Optional<WebpChunk> frame =
                chunks.stream().filter(chunk -> chunk.is("ANMF")).findFirst();
        if (frame.isEmpty()) {
            WebpChunk image = image(source, chunks);
            Size size = size(source, image);
            return new WebpPicture(size, 0, 0, size, image, alpha(image, chunks));
        }
        long at = frame.get().offset();
        long end = at + frame.get().length();
        List<WebpChunk> inside =
                WebpChunk.walk(source, at + Math.min(FRAME_HEADER, frame.get().length()), end);
        WebpChunk image = image(source, inside);
        Size size = size(source, image);
        int left = (int) source.little(at, 3) * 2;
        int top = (int) source.little(at + 3, 3) * 2;
        Size canvas = canvas(source, chunks).orElse(size);
        if (left + size.width() > canvas.width() || top + size.height() > canvas.height()) {
            throw source.unreadable("it is damaged: its first frame of " + size + " pixels at column " + left + ", row "
                    + top + " reaches beyond its canvas of " + canvas);
        }
        return new WebpPicture(canvas, left, top, size, image, alpha(image, inside));
    }

    private static WebpChunk image(PhotoSource source, List<WebpChunk> chunks) {
        return chunks.stream()
                .filter(WebpChunk::isImage)
                .findFirst()
                .orElseThrow(() -> source.unreadable("it is a WebP without an image"));
    }

    private static Optional<WebpChunk> alpha(WebpChunk image, List<WebpChunk> chunks) {
        return image.is("VP8 ")
                ? chunks.stream().filter(chunk -> chunk.is("ALPH")).findFirst()
                : Optional.empty();
    }

    /** The canvas in VP8X: flags in four bytes, then width and height, less one, in three bytes each. */
    private static Optional<Size> canvas(PhotoSource source, List<WebpChunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.is("VP8X") && chunk.length() >= 10)
                .findFirst()
                .map(header -> source.requireSize(
                        source.little(header.offset() + 4, 3) + 1, source.little(header.offset() + 7, 3) + 1));
    }

    private static Size size(PhotoSource source, WebpChunk image) {
        long at = image.offset();
        if (image.is("VP8L")) {
            if (source.u8(at) != 0x2F) {
                throw source.unreadable("it is damaged: its lossless image has a wrong signature");
            }
            long bits = source.little(at + 1, 4);
            return source.requireSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
        }
        if (image.length() < 10 || (source.u8(at) & 1) != 0 || source.u8(at + 3) != 0x9D || source.u8(at + 4) != 1) {
            throw source.unreadable("it is damaged: its image is not a key frame");
        }
        return source.requireSize(source.little(at + 6, 2) & 0x3FFF, source.little(at + 8, 2) & 0x3FFF);
    }

    boolean isLossless() {
        return image.is("VP8L");
    }

    PixelKind kind(PhotoSource source) {
        boolean coded = isLossless() ? (source.little(image.offset() + 1, 4) & LOSSLESS_ALPHA) != 0 : alpha.isPresent();
        return kind(coded);
    }

    /** The kind of the canvas, if the decoded picture has an alpha channel or not. */
    PixelKind kind(boolean decodedAlpha) {
        return new PixelKind(/* grey= */ false, decodedAlpha || !size.equals(canvas), BitDepth.EIGHT);
    }

    void requireEnoughData(PhotoSource source) {
        if (canvas.pixels() > ALWAYS_BELIEVED && canvas.pixels() > image.length() * MOST_PIXELS_PER_BYTE) {
            throw source.tooLittleData(canvas, image.length());
        }
    }

    /** A WebP of the picture alone, without metadata. */
    byte[] alone(PhotoSource source) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(image.length() + 64);
        if (alpha.isPresent()) {
            WebpChunk.add(coded, "VP8X", WebpChunk.extended(size, false, true, false, false));
            WebpChunk.add(coded, "ALPH", alpha.get().payload(source));
        }
        WebpChunk.add(coded, image.type(), image.payload(source));
        return WebpChunk.container(coded.toByteArray());
    }

    /** Places a row of the picture, of {@code bands} samples a pixel, on the canvas. */
    void place(int[] row, int bands, int y, Samples samples, PixelKind kind) {
        int to = ((top + y) * canvas.width() + left) * kind.channels();
        for (int x = 0; x < size.width(); x++, to += kind.channels()) {
            for (int c = 0; c < bands; c++) {
                samples.set(to + c, row[x * bands + c]);
            }
            if (bands < kind.channels()) {
                samples.set(to + bands, kind.depth().max());
            }
        }
    }
}
