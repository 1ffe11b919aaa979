package dsgformer.photo.codec.jpeg;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PixelKind;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.ByteArrayImageInput;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.FallbackReader;
import dsgformer.photo.codec.JdkImageIo;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.picture.Size;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * Lossless JPEG of 8 bits, and grey of up to 16, as used by scanners and in medicine, decoded by TwelveMonkeys' reader,
 * which gets the coded pixels only.
 */
final class LosslessJpeg {

    private LosslessJpeg() {}

    /**
     * @throws DecodingException if it is damaged, or has less than one bit of data per sample
     */
    static Photo decode(PhotoSource source, JpegSegments segments) {
        int at = segments.frame().orElseThrow().payload();
        PhotoHeader header = JpegFrame.header(source);
        Size size = header.size();
        int bits = source.u8(at);
        int components = source.u8(at + 5);
        if (size.pixels() * components > source.length() * Byte.SIZE) {
            throw source.tooLittleData(size, source.length());
        }
        BufferedImage image = FallbackReader.read(
                source, reader(source), new ByteArrayImageInput(segments.pixelsOnly()), size, List.of());
        PixelKind kind = header.kind();
        return new Photo(
                size,
                kind,
                samples(size, kind, bits, image.getRaster(), JpegFrame.isYcc(source, segments)),
                JpegLosses.told(source, segments, JpegMetadata.read(source, segments)),
                PhotoFormat.JPEG,
                Photo.DEFAULT_JPEG_QUALITY);
    }

    /**
     * Creates TwelveMonkeys' reader. Its provider needs a registry, which must not be the one that applications share.
     */
    private static ImageReader reader(PhotoSource source) {
        ServiceRegistry own =
                new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        own.registerServiceProvider(JdkImageIo.jpegReader().getOriginatingProvider(), ImageReaderSpi.class);
        own.registerServiceProvider(provider, ImageReaderSpi.class);
        try {
            return provider.createReaderInstance(null);
        } catch (IOException e) {
            throw source.unreadable("there is no decoder for lossless JPEG", e);
        }
    }

    private static Samples samples(Size size, PixelKind kind, int bits, Raster raster, boolean ycc) {
        Samples samples = Samples.of(size, kind);
        int most = (1 << bits) - 1;
        int white = kind.depth().max();
        int[] row = new int[size.width() * kind.channels()];
        byte[] stored = new byte[row.length];
        byte[] colors = new byte[row.length];
        int to = 0;
        for (int y = 0; y < size.height(); y++) {
            raster.getPixels(0, y, size.width(), 1, row);
            if (ycc) {
                for (int i = 0; i < row.length; i++) {
                    stored[i] = (byte) row[i];
                }
                JpegColor.convert(JpegFrame.Coding.YCBCR, stored, colors, 0);
                for (int i = 0; i < row.length; i++) {
                    row[i] = colors[i] & 0xFF;
                }
            }
            for (int value : row) {
                samples.set(to++, (int) (((long) Math.min(value, most) * white + most / 2) / most));
            }
        }
        return samples;
    }
}
