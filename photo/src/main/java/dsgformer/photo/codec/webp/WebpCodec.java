package dsgformer.photo.codec.webp;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PixelKind;
import dsgformer.photo.Samples;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.codec.ByteArrayImageInput;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * WebP, lossy and lossless, with alpha; of an animation the first frame. The reader gets the coded pixels only, so that
 * no profile is applied. libwebp's reader is preferred if it is on the class path, since TwelveMonkeys' reader in Java
 * decodes lossy colors a few levels off. Written by an ImageIO writer if the class path has one.
 */
public final class WebpCodec implements PhotoCodec {

    /** The quality that means lossless; a photo read from lossless WebP gets it. */
    static final int LOSSLESS_QUALITY = 100;

    /** A bound on compression: flat areas cost nearly no bytes, but a large photo needs some. */
    private static final long MOST_PIXELS_PER_BYTE = 1 << 14;

    private static final long ALWAYS_BELIEVED = 1 << 22;
    private static final int ANIMATION_FRAME_HEADER = 16;
    private static final int LOSSLESS_ALPHA = 1 << 28;

    @Override
    public boolean recognizes(PhotoSource source) {
        return WebpChunk.isWebp(source);
    }

    @Override
    public Optional<PhotoHeader> header(PhotoSource source) {
        List<WebpChunk> chunks = firstFrame(source, WebpChunk.walk(source));
        WebpChunk image = image(source, chunks);
        boolean alpha = image.is("VP8L")
                ? (source.little(image.offset() + 1, 4) & LOSSLESS_ALPHA) != 0
                : alpha(image, chunks).isPresent();
        return Optional.of(
                new PhotoHeader(size(source, image), new PixelKind(/* grey= */ false, alpha, BitDepth.EIGHT)));
    }

    @Override
    public Photo decode(PhotoSource source) {
        List<WebpChunk> all = WebpChunk.walk(source);
        List<WebpChunk> chunks = firstFrame(source, all);
        WebpChunk image = image(source, chunks);
        Size size = size(source, image);
        if (size.pixels() > ALWAYS_BELIEVED && size.pixels() > image.length() * MOST_PIXELS_PER_BYTE) {
            throw source.tooLittleData(size, image.length());
        }
        Optional<WebpChunk> alpha = alpha(image, chunks);
        ByteArrayOutputStream coded = new ByteArrayOutputStream(image.length() + 64);
        if (alpha.isPresent()) {
            WebpChunk.add(coded, "VP8X", WebpChunk.extended(size, false, true, false, false));
            WebpChunk.add(coded, "ALPH", alpha.get().payload(source));
        }
        WebpChunk.add(coded, image.type(), image.payload(source));
        return photo(
                source,
                size,
                WebpChunk.container(coded.toByteArray()),
                image.is("VP8L"),
                WebpMetadata.read(source, all));
    }

    private static WebpChunk image(PhotoSource source, List<WebpChunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.is("VP8 ") || chunk.is("VP8L"))
                .findFirst()
                .orElseThrow(() -> source.unreadable("it is a WebP without an image"));
    }

    /** The alpha chunk of a lossy image, which is coded separately. */
    private static Optional<WebpChunk> alpha(WebpChunk image, List<WebpChunk> chunks) {
        return image.is("VP8 ")
                ? chunks.stream().filter(chunk -> chunk.is("ALPH")).findFirst()
                : Optional.empty();
    }

    private static Photo photo(PhotoSource source, Size size, byte[] coded, boolean lossless, Metadata metadata) {
        try {
            BufferedImage image = pixels(coded);
            if (image.getWidth() != size.width() || image.getHeight() != size.height()) {
                throw source.unreadable("it is damaged: it has two headers that contradict each other");
            }
            ColorModel colors = image.getColorModel();
            PixelKind kind = new PixelKind(false, colors.hasAlpha(), BitDepth.EIGHT);
            return new Photo(
                    size,
                    kind,
                    samples(image.getRaster(), size, kind),
                    metadata,
                    PhotoFormat.WEBP,
                    lossless ? LOSSLESS_QUALITY : Photo.DEFAULT_JPEG_QUALITY);
        } catch (UnreadablePhotoException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // decoders throw all of these at damaged files
            throw source.unreadable("it is damaged: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            // the JVM's errors have a message; libwebp's have none, and it also throws them for damaged files
            if (e.getMessage() != null) {
                throw e;
            }
            throw source.unreadable("libwebp does not decode it: it is damaged, or takes more memory than there is", e);
        }
    }

    private static BufferedImage pixels(byte[] coded) throws IOException {
        Optional<ImageReader> libwebp = libwebp();
        if (libwebp.isPresent()) {
            try {
                return pixels(libwebp.get(), coded);
            } catch (LinkageError e) {
                // its native library does not run on this machine: fall back to Java
            }
        }
        return pixels(new WebPImageReaderSpi().createReaderInstance(null), coded);
    }

    private static Optional<ImageReader> libwebp() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("webp");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (!(reader.getOriginatingProvider() instanceof WebPImageReaderSpi)) {
                return Optional.of(reader);
            }
        }
        return Optional.empty();
    }

    private static BufferedImage pixels(ImageReader reader, byte[] coded) throws IOException {
        try (ImageInputStream in = new ByteArrayImageInput(coded)) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
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

    /** The chunks of the image; of an animation, those of its first frame. */
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

    @Override
    public Metadata fitted(Metadata metadata) {
        return metadata.iptc().isPresent()
                ? metadata.withoutIptc().withWarning("IPTC was left out: WebP cannot hold it; JPEG, PNG and TIFF can")
                : metadata;
    }

    /**
     * Writes the image, then its metadata around it.
     *
     * @throws IllegalArgumentException if there is no writer
     */
    @Override
    public void encode(Photo photo, OutputStream out) throws IOException {
        WebpEncoder.write(photo, out);
    }

    @Override
    public Optional<String> missingForWriting() {
        return WebpEncoder.isPresent() ? Optional.empty() : Optional.of(WebpEncoder.MISSING);
    }
}
