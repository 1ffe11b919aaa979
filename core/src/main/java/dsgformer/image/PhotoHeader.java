package dsgformer.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * What the first bytes of a photo promise, for planning: neither checked nor decoded, and as the file has it, not turned upright.
 *
 * @param size width and height
 * @param bytes what its samples take in memory; of JPEGs, as if they had colors
 */
public record PhotoHeader(Size size, long bytes) {

    private static final int USUAL_BITS = 24;

    /** The header, if it is of a kind that is understood; whatever is wrong with the file shows when it is read. A pipe is left alone: what was read is gone. */
    public static Optional<PhotoHeader> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                if (JdkImageIo.isOwn(reader)) {
                    return Optional.of(read(reader, in));
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // what plug-ins throw at damaged files is of every kind
        }
    }

    private static PhotoHeader read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            Size size = new Size(reader.getWidth(0), reader.getHeight(0));
            ImageTypeSpecifier type = reader.getRawImageType(0);
            int bits = type == null ? USUAL_BITS : type.getColorModel().getPixelSize();
            return new PhotoHeader(size, size.pixels() * Math.max(bits, Byte.SIZE) / Byte.SIZE);
        } finally {
            reader.dispose();
        }
    }
}
