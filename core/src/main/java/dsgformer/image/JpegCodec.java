package dsgformer.image;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Baseline and progressive JPEG. The JDK's libjpeg sees the coded pixels only and returns components as stored; metadata and
 * color are our own, because the JDK rejects odd profiles and applies sound ones.
 */
final class JpegCodec implements PhotoCodec {

    private static final byte[] MAGIC = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /** A photo is not made worse by one more encoding than its own. */
    private static final int LEAST_QUALITY = 90;

    /** What libjpeg warns about though it has all pixels: bytes between segments, odd parameters of a scan that has none. */
    private static final List<String> HARMLESS = List.of("extraneous bytes", "Invalid SOS parameters");

    @Override
    public boolean recognizes(PhotoSource source) {
        return source.startsWith(MAGIC);
    }

    @Override
    public Photo decode(PhotoSource source) {
        JpegSegments segments = new JpegSegments(source);
        JpegFrame frame = JpegFrame.read(source, segments);
        Metadata metadata = JpegMetadata.read(source, segments);
        return new Photo(
                frame.size(),
                frame.coding() == JpegFrame.Coding.GREY ? PixelKind.GREY : PixelKind.RGB,
                new Samples.Bytes(samples(frame, raster(source, frame, segments))),
                frame.coding().inks() ? metadata.withoutIcc() : metadata,
                PhotoFormat.JPEG,
                Math.max(LEAST_QUALITY, frame.quality()));
    }

    @Override
    public void encode(Photo photo, OutputStream out) throws IOException {
        JpegEncoder.write(photo, out);
    }

    private static Raster raster(PhotoSource source, JpegFrame frame, JpegSegments segments) {
        ImageReader reader = JdkImageIo.jpegReader();
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((from, warning) -> warnings.add(warning));
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(segments.pixelsOnly()))) {
            reader.setInput(in, true, true);
            Raster raster = reader.readRaster(0, null);
            warnings.removeIf(warning -> HARMLESS.stream().anyMatch(warning::contains));
            if (!warnings.isEmpty()) {
                throw source.unreadable("it is damaged: " + warnings.get(0));
            }
            if (raster.getWidth() != frame.size().width()
                    || raster.getHeight() != frame.size().height()
                    || raster.getNumBands() != frame.coding().components()) {
                throw source.unreadable("it is damaged: it has two headers that contradict each other");
            }
            return raster;
        } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw source.unreadable("it is damaged: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] samples(JpegFrame frame, Raster raster) {
        int width = frame.size().width();
        int channels = frame.coding() == JpegFrame.Coding.GREY ? 1 : 3;
        byte[] samples = new byte[Math.toIntExact(frame.size().pixels() * channels)];
        byte[] row = new byte[width * frame.coding().components()];
        for (int y = 0; y < frame.size().height(); y++) {
            raster.getDataElements(0, y, width, 1, row);
            JpegColor.convert(frame.coding(), row, samples, y * width * channels);
        }
        return samples;
    }
}
