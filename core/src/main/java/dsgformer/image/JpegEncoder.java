package dsgformer.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/** Writes a JPEG through the JDK's libjpeg, colors at full resolution (4:4:4), and puts the metadata behind its header. */
final class JpegEncoder {

    private static final int MOST_SIDE = 65_535;

    private JpegEncoder() {}

    /** @throws IllegalArgumentException if a side is too long or the metadata too large, before anything is written */
    static void write(Photo photo, OutputStream out) throws IOException {
        if (Math.max(photo.size().width(), photo.size().height()) > MOST_SIDE) {
            throw new IllegalArgumentException("cannot write a JPEG of " + photo.size()
                    + " pixels: its sides have up to " + MOST_SIDE + "; write a .png or a .tif");
        }
        ByteArrayOutputStream metadata = new ByteArrayOutputStream();
        JpegMetadata.write(photo.metadata(), metadata);
        encode(BufferedImages.plain(photo), photo.jpegQuality(), new JpegHeaderStream(out, metadata.toByteArray()));
    }

    private static void encode(BufferedImage image, int quality, OutputStream jpeg) throws IOException {
        ImageWriter writer = JdkImageIo.jpegWriter();
        try (ImageOutputStream out = new ForwardImageOutput(jpeg)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            IIOMetadata header = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), settings);
            keepColorResolution(header);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, header), settings);
        } finally {
            writer.dispose();
        }
    }

    private static void keepColorResolution(IIOMetadata header) throws IOException {
        String format = header.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) header.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            IIOMetadataNode component = (IIOMetadataNode) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        header.setFromTree(format, root);
    }
}
