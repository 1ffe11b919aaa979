package dsgformer.photo.codec;

import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;

/** The JDK's own JPEG and GIF plug-ins, regardless of others that an application has registered with ImageIO. */
public final class JdkImageIo {

    private static final Module DESKTOP = ImageIO.class.getModule();

    private JdkImageIo() {}

    public static ImageReader jpegReader() {
        return own(ImageIO.getImageReadersByFormatName("jpeg"));
    }

    public static ImageReader gifReader() {
        return own(ImageIO.getImageReadersByFormatName("gif"));
    }

    public static ImageWriter jpegWriter() {
        return own(ImageIO.getImageWritersByFormatName("jpeg"));
    }

    public static boolean isOwn(Object plugin) {
        return plugin.getClass().getModule().equals(DESKTOP);
    }

    private static <T> T own(Iterator<T> plugins) {
        while (plugins.hasNext()) {
            T plugin = plugins.next();
            if (isOwn(plugin)) {
                return plugin;
            }
        }
        throw new IllegalStateException("this Java runtime lacks its JPEG or GIF plug-in, of module java.desktop");
    }
}
