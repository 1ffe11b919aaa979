package dsgformer.photo.codec.jpeg;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PixelKind;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.ByteArrayImageInput;
import dsgformer.photo.codec.Fitting;
import dsgformer.photo.codec.JdkImageIo;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Baseline and progressive JPEG, arithmetic-coded where the Java runtime decodes it, and lossless through a fallback.
 * The JDK's libjpeg gets the coded pixels only and returns components as stored; metadata and color conversion are our
 * own, because the JDK rejects invalid profiles and applies valid ones.
 */
public final class JpegCodec implements PhotoCodec {

    private static final byte[] MAGIC = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /** The lowest quality to write with: re-encoding should not add more loss than the first encoding. */
    private static final int LEAST_QUALITY = 90;

    /** libjpeg's warnings about complete images: bytes between segments, invalid parameters of a sequential scan. */
    private static final List<String> HARMLESS = List.of("extraneous bytes", "Invalid SOS parameters");

    @Override
    public boolean recognizes(PhotoSource source) {
        return source.startsWith(MAGIC);
    }

    @Override
    public Optional<PhotoHeader> header(PhotoSource source) {
        return Optional.of(JpegFrame.header(source));
    }

    @Override
    public Photo decode(PhotoSource source) {
        JpegSegments segments = new JpegSegments(source);
        if (JpegFrame.isLossless(source, segments)) {
            return lossless(source, segments);
        }
        JpegFrame frame = JpegFrame.read(source, segments);
        Metadata metadata = JpegLosses.told(source, segments, JpegMetadata.read(source, segments));
        Samples samples = new Samples.Bytes(samples(frame, raster(source, frame, segments)));
        return new Photo(
                frame.size(),
                frame.coding() == JpegFrame.Coding.GREY ? PixelKind.GREY : PixelKind.RGB,
                samples,
                fitting(metadata, frame, segments.isEnded() || !source.isSound()),
                PhotoFormat.JPEG,
                Math.max(LEAST_QUALITY, frame.quality()));
    }

    private static Metadata fitting(Metadata found, JpegFrame frame, boolean told) {
        Metadata metadata = frame.coding().isCmyk() ? found.withoutTranslatedIcc() : found;
        return told ? metadata : metadata.withWarning("its end marker is missing; all of its pixels are there");
    }

    @Override
    public void encode(Photo photo, OutputStream out) throws IOException {
        JpegEncoder.write(photo, out);
    }

    @Override
    public Metadata fitted(Photo photo) {
        return JpegMetadata.fitted(Fitting.of(photo, "JPEG")
                .eightBits()
                .opaque()
                .withoutPngColors()
                .keepingTexts(JpegMetadata::holds)
                .metadata());
    }

    private static Photo lossless(PhotoSource source, JpegSegments segments) {
        try {
            return LosslessJpeg.decode(source, segments);
        } catch (NoClassDefFoundError e) {
            throw source.unreadable(
                    "it is a lossless JPEG, which needs com.twelvemonkeys.imageio:imageio-jpeg on the class path", e);
        }
    }

    private static Raster raster(PhotoSource source, JpegFrame frame, JpegSegments segments) {
        ImageReader reader = JdkImageIo.jpegReader();
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((from, warning) -> warnings.add(warning));
        try (ImageInputStream in = new ByteArrayImageInput(segments.pixelsOnly())) {
            reader.setInput(in, true, true);
            Raster raster = reader.readRaster(0, null);
            warnings.removeIf(warning -> HARMLESS.stream().anyMatch(warning::contains));
            if (!warnings.isEmpty()) {
                source.damaged(source.unreadable(
                        segments.isEnded()
                                ? "it is damaged: " + warnings.get(0)
                                : "it is cut off: its end marker is missing, and pixels are too (" + warnings.get(0)
                                        + ")"));
            }
            if (raster.getWidth() != frame.size().width()
                    || raster.getHeight() != frame.size().height()
                    || raster.getNumBands() != frame.coding().components()) {
                throw source.unreadable("it is damaged: it has two headers that contradict each other");
            }
            return raster;
        } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw source.unreadable(
                    JpegFrame.isArithmetic(segments)
                            ? "it is an arithmetic-coded JPEG, and this Java runtime does not decode it ("
                                    + e.getMessage() + "); save it again"
                            : "it is damaged: " + e.getMessage(),
                    e);
        } finally {
            reader.dispose();
        }
    }

    /** One and three components are converted in place; CMYK needs only three quarters of its array. */
    private static byte[] samples(JpegFrame frame, Raster raster) {
        byte[] components = components(raster);
        byte[] samples =
                frame.coding().isCmyk() ? new byte[Math.toIntExact(frame.size().pixels() * 3)] : components;
        int stride = raster.getWidth() * raster.getNumBands();
        int width = samples.length / raster.getHeight();
        byte[] row = new byte[stride];
        for (int y = 0; y < raster.getHeight(); y++) {
            System.arraycopy(components, y * stride, row, 0, stride);
            JpegColor.convert(frame.coding(), row, samples, y * width);
        }
        return samples;
    }

    /** The raster's own array if it is pixel-interleaved, as from the JDK's reader; else a copy. */
    private static byte[] components(Raster raster) {
        int count = Math.multiplyExact(raster.getWidth() * raster.getNumBands(), raster.getHeight());
        if (raster.getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == count
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && Arrays.equals(
                        model.getBandOffsets(),
                        IntStream.range(0, raster.getNumBands()).toArray())) {
            return buffer.getData();
        }
        return (byte[]) raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), null);
    }
}
