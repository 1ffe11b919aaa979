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
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.NodeList;

/** Writes a JPEG through the JDK's libjpeg, colors at full resolution (4:4:4), and puts the metadata behind its header. */
final class JpegEncoder {

    private static final int SOI_BYTES = 2;

    private JpegEncoder() {}

    static void write(Photo photo, OutputStream out) throws IOException {
        byte[] plain = encode(BufferedImages.plain(photo), photo.jpegQuality());
        int header = headerBytes(plain);
        out.write(plain, 0, header);
        JpegMetadata.write(photo.metadata(), out);
        out.write(plain, header, plain.length - header);
    }

    private static byte[] encode(BufferedImage image, int quality) throws IOException {
        ImageWriter writer = JdkImageIo.jpegWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
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
        return bytes.toByteArray();
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

    /** The start marker and, if it follows, the JFIF segment, which has to stay the first. */
    private static int headerBytes(byte[] jpeg) {
        boolean jfif = (jpeg[SOI_BYTES + 1] & 0xFF) == JpegSegments.APP0;
        int length = ((jpeg[SOI_BYTES + 2] & 0xFF) << 8) | (jpeg[SOI_BYTES + 3] & 0xFF);
        return jfif ? SOI_BYTES + 2 + length : SOI_BYTES;
    }
}
