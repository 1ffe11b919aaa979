package dsgformer.photo.codec.webp;

import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.SampleBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes WebP through an ImageIO writer from the class path, and adds the metadata to its container. */
final class WebpEncoder {

    static final String MISSING = "no ImageIO writer for WebP is on the class path, such as"
            + " com.github.usefulness:webp-imageio; write a .png, .jpg or .tif";

    private WebpEncoder() {}

    static boolean isPresent() {
        return ImageIO.getImageWritersByFormatName("webp").hasNext();
    }

    static void write(Photo photo, OutputStream out) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("webp");
        if (!writers.hasNext()) {
            throw new IllegalArgumentException("cannot write WebP: " + MISSING);
        }
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        encode(writers.next(), photo, coded);
        PhotoSource written = PhotoSource.of(coded.toByteArray(), "what was encoded", ReadLimits.DEFAULT);
        out.write(WebpMetadata.with(photo, written, WebpChunk.walk(written)));
    }

    private static void encode(ImageWriter writer, Photo photo, ByteArrayOutputStream coded) throws IOException {
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(coded)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            boolean lossless = photo.jpegQuality() >= WebpCodec.LOSSLESS_QUALITY;
            List<String> types = new ArrayList<>(Arrays.asList(settings.getCompressionTypes()));
            types.removeIf(type -> type.equalsIgnoreCase("lossless") != lossless);
            settings.setCompressionType(types.isEmpty() ? settings.getCompressionTypes()[0] : types.get(0));
            if (lossless) {
                keepTransparentColors(settings);
            } else {
                settings.setCompressionQuality(photo.jpegQuality() / 100f);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image(photo), null, null), settings);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "cannot write WebP: its library does not run on this machine (" + e.getMessage()
                            + "); write a .png, .jpg or .tif",
                    e);
        } finally {
            writer.dispose();
        }
    }

    /**
     * Sets libwebp's option {@code exact}: without it, a lossless picture has other colors where it is transparent. The
     * plug-in offers it on its own class of settings, on which this module does not depend.
     */
    private static void keepTransparentColors(ImageWriteParam settings) {
        Optional<Method> exact = Arrays.stream(settings.getClass().getMethods())
                .filter(method -> method.getName().equals("setExact"))
                .findFirst(); // another plug-in may lack it, and change colors that are not seen
        if (exact.isPresent()) {
            try {
                exact.get().invoke(settings, true);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the plug-in for WebP refuses its own option 'exact'", e);
            }
        }
    }

    /** The image for the writer: 8 bits of red, green and blue, and alpha if there is one. */
    private static BufferedImage image(Photo photo) {
        PixelKind kind = photo.kind();
        BufferedImage image = new BufferedImage(
                photo.size().width(),
                photo.size().height(),
                kind.alpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int[] row = new int[photo.size().width()];
        int from = 0;
        for (int y = 0; y < photo.size().height(); y++) {
            for (int x = 0; x < row.length; x++, from += kind.channels()) {
                int alpha = kind.alpha() ? SampleBytes.eight(photo.samples(), from + kind.colors()) : 255;
                int argb = alpha;
                for (int c = 0; c < 3; c++) {
                    argb = argb << 8 | SampleBytes.eight(photo.samples(), from + (kind.grey() ? 0 : c));
                }
                row[x] = argb;
            }
            image.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return image;
    }
}
