package dsgformer.photo.codec;

import dsgformer.photo.UnreadablePhotoException;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes, through an ImageIO reader, what no decoder of ours does. The codec has checked the header before, and shows the reader only
 * what pixels need, so that sizes and counts are no longer an untrusted file's. What the reader throws or warns of is damage.
 */
public final class FallbackReader {

    private FallbackReader() {}

    /**
     * The image as stored; its color model tells how the reader left the samples.
     *
     * @param harmless beginnings of warnings that do not mean damage
     * @throws UnreadablePhotoException if the reader fails, or finds another size
     */
    public static BufferedImage read(
            PhotoSource source, ImageReader reader, ImageInputStream in, Size size, List<String> harmless) {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((from, warning) -> warnings.add(warning));
        try (in) {
            reader.setInput(in, true, true);
            BufferedImage image = reader.read(0);
            warnings.removeIf(warning -> harmless.stream().anyMatch(warning::startsWith));
            if (!warnings.isEmpty()) {
                throw source.unreadable("it is damaged: " + warnings.get(0));
            }
            if (image.getWidth() != size.width() || image.getHeight() != size.height()) {
                throw source.unreadable("it is damaged: it has two headers that contradict each other");
            }
            return image;
        } catch (UnreadablePhotoException | UncheckedIOException e) {
            throw e;
        } catch (IOException | RuntimeException | AssertionError e) { // decoders throw everything at damaged files
            throw source.unreadable("it is damaged: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }
}
