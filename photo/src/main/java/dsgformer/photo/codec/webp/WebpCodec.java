package dsgformer.photo.codec.webp;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PixelKind;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.ByteArrayImageInput;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.Fitting;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * WebP, lossy and lossless, with alpha; of an animation the first frame on its canvas. The reader gets the coded pixels
 * only, so that no profile is applied. libwebp's reader is preferred if it is on the class path, since TwelveMonkeys'
 * reader in Java decodes lossy colors a few levels off. Written by an ImageIO writer if the class path has one.
 */
public final class WebpCodec implements PhotoCodec {

    /** The quality that means lossless; a photo read from lossless WebP gets it. */
    static final int LOSSLESS_QUALITY = 100;

    @Override
    public boolean recognizes(PhotoSource source) {
        return WebpChunk.isWebp(source);
    }

    @Override
    public Optional<PhotoHeader> header(PhotoSource source) {
        WebpPicture picture = WebpPicture.read(source, WebpChunk.walk(source));
        return Optional.of(new PhotoHeader(picture.canvas(), picture.kind(source)));
    }

    @Override
    public Photo decode(PhotoSource source) {
        List<WebpChunk> chunks = WebpChunk.walk(source);
        WebpPicture picture = WebpPicture.read(source, chunks);
        picture.requireEnoughData(source);
        Metadata metadata = WebpMetadata.read(source, chunks);
        return photo(
                source,
                picture,
                WebpChunk.isCut(source)
                        ? metadata.withWarning("its end is missing; all of its pixels are there")
                        : metadata);
    }

    private static Photo photo(PhotoSource source, WebpPicture picture, Metadata metadata) {
        try {
            BufferedImage image = pixels(picture.alone(source));
            if (image.getWidth() != picture.size().width()
                    || image.getHeight() != picture.size().height()) {
                throw source.unreadable("it is damaged: it has two headers that contradict each other");
            }
            PixelKind kind = picture.kind(image.getColorModel().hasAlpha());
            return new Photo(
                    picture.canvas(),
                    kind,
                    samples(image.getRaster(), picture, kind),
                    metadata,
                    PhotoFormat.WEBP,
                    picture.isLossless() ? LOSSLESS_QUALITY : Photo.DEFAULT_JPEG_QUALITY);
        } catch (DecodingException e) {
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

    private static Samples samples(Raster raster, WebpPicture picture, PixelKind kind) {
        Samples samples = Samples.of(picture.canvas(), kind);
        int width = picture.size().width();
        int[] row = new int[width * raster.getNumBands()];
        for (int y = 0; y < picture.size().height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            picture.place(row, raster.getNumBands(), y, samples, kind);
        }
        return samples;
    }

    @Override
    public Metadata fitted(Photo photo) {
        Metadata fitted = Fitting.of(photo, "WebP")
                .eightBits()
                .profileOf(/* grey= */ false)
                .withoutPngColors()
                .keepingTexts(text -> false)
                .resolutionInExif()
                .metadata();
        return fitted.photoshop().isPresent()
                ? fitted.withoutIptc().withWarning("IPTC is left out: WebP cannot hold it; JPEG, PNG and TIFF can")
                : fitted;
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
