package dsgformer.photo.codec;

import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes, through an ImageIO reader, what our own decoders do not. The codec has validated the header before, and
 * gives the reader only the bytes that pixels need, so no size or count comes unchecked from an untrusted file.
 * Exceptions and warnings of the reader are reported as damage.
 */
public final class FallbackReader {

    private FallbackReader() {}

    /**
     * The image as stored; its color model describes how the reader left the samples.
     *
     * @param harmless prefixes of warnings that do not mean damage
     * @throws DecodingException if the reader fails, or decodes another size than the header's
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
        } catch (UncheckedIOException e) {
            throw e;
        } catch (IOException | RuntimeException | AssertionError e) { // decoders throw these at damaged files
            throw source.unreadable("it is damaged: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }
}
