package dsgformer.photo.codec.jpeg;

import dsgformer.photo.BufferedImages;
import dsgformer.photo.Photo;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.codec.JdkImageIo;
import dsgformer.photo.metadata.Resolution;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/**
 * Writes a JPEG through the JDK's libjpeg, with colors at full resolution (4:4:4), and inserts the metadata after the
 * header.
 */
final class JpegEncoder {

    private JpegEncoder() {}

    /** @throws UnwritablePhotoException if the profile is too large, before anything is written */
    static void write(Photo photo, OutputStream out) throws IOException {
        ByteArrayOutputStream metadata = new ByteArrayOutputStream();
        JpegMetadata.write(photo.metadata(), metadata);
        encode(photo, new JpegHeaderStream(out, metadata.toByteArray()));
    }

    private static void encode(Photo photo, OutputStream jpeg) throws IOException {
        BufferedImage image = BufferedImages.plain(photo);
        ImageWriter writer = JdkImageIo.jpegWriter();
        try (ImageOutputStream out = new ForwardImageOutput(jpeg)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(photo.jpegQuality() / 100f);
            IIOMetadata header = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), settings);
            describe(header, photo.metadata().resolution());
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, header), settings);
        } finally {
            writer.dispose();
        }
    }

    /** Sets colors at full resolution, and the print density in the JFIF header. */
    private static void describe(IIOMetadata header, Optional<Resolution> resolution) throws IOException {
        String format = header.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) header.getAsTree(format);
        for (IIOMetadataNode component : nodes(root, "componentSpec")) {
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        for (IIOMetadataNode jfif : nodes(root, "app0JFIF")) {
            resolution.ifPresent(found -> describe(jfif, found));
        }
        header.setFromTree(format, root);
    }

    private static void describe(IIOMetadataNode jfif, Resolution found) {
        Resolution resolution = found.unit() == Resolution.Unit.METRE ? found.in(Resolution.Unit.INCH) : found;
        int unit = switch (resolution.unit()) {
            case RATIO -> 0;
            case INCH, METRE -> 1;
            case CENTIMETRE -> 2;
        };
        jfif.setAttribute("resUnits", Integer.toString(unit));
        jfif.setAttribute("Xdensity", density(resolution.x()));
        jfif.setAttribute("Ydensity", density(resolution.y()));
    }

    private static String density(double value) {
        return Long.toString(Math.max(1, Math.min(0xFFFF, Math.round(value))));
    }

    private static List<IIOMetadataNode> nodes(IIOMetadataNode root, String name) {
        NodeList found = root.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (IIOMetadataNode) found.item(i))
                .toList();
    }
}
