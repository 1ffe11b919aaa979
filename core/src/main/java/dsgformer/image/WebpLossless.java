package dsgformer.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes VP8L, the image of lossless WebP, through TwelveMonkeys' reader, which gets it without its file, so that no profile is applied. */
final class WebpLossless {

    private WebpLossless() {}

    /** @throws UnreadablePhotoException if the image is damaged */
    static BufferedImage decode(PhotoSource source, byte[] image, Size size) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(image.length + 64);
        WebpChunk.add(body, "VP8L", image);
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (ImageInputStream in = new ByteArrayImageInput(WebpChunk.container(body.toByteArray()))) {
            reader.setInput(in, true, true);
            BufferedImage pixels = reader.read(0);
            if (pixels.getWidth() != size.width() || pixels.getHeight() != size.height()) {
                throw source.unreadable("it is damaged: it has two headers that contradict each other");
            }
            return pixels;
        } catch (UnreadablePhotoException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // what a decoder throws at damaged files is of every kind
            throw source.unreadable("it is damaged: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }
}
