package dsgformer.photo;

import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import java.util.stream.IntStream;

/** Converts between photos and {@link BufferedImage}, sample by sample. */
public final class BufferedImages {

    private BufferedImages() {}

    static Photo toPhoto(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        Size size = new Size(image.getWidth(), image.getHeight());
        if (!holdsPlainSamples(colors)) {
            return Photo.of(
                    size,
                    new PixelKind(false, colors.hasAlpha(), BitDepth.EIGHT),
                    (c, y, x) -> (image.getRGB(x, y) >> (c == 3 ? 24 : 16 - 8 * c)) & 0xFF);
        }
        BitDepth depth = colors.getTransferType() == DataBuffer.TYPE_BYTE ? BitDepth.EIGHT : BitDepth.SIXTEEN;
        Raster raster = image.getRaster();
        Photo photo = Photo.of(
                size,
                new PixelKind(colors.getNumColorComponents() == 1, colors.hasAlpha(), depth),
                (c, y, x) -> raster.getSample(x, y, c));
        return colors.getColorSpace() instanceof ICC_ColorSpace space && !isBuiltIn(space)
                ? photo.withMetadata(Metadata.NONE.withIcc(space.getProfile().getData()))
                : photo;
    }

    /** Of 8 bits without a profile, one of the types that have a name; else one of the photo's own depth and profile. */
    static BufferedImage of(Photo photo) {
        ColorSpace space = colorSpace(photo);
        if (photo.depth() == BitDepth.EIGHT && isBuiltIn(space)) {
            return usual(photo);
        }
        return image(
                photo.kind(), raster(photo.size(), photo.kind(), photo.samples().copy()), space);
    }

    private static BufferedImage usual(Photo photo) {
        PixelKind kind = photo.kind();
        if (kind.colors() == 1 && kind.alpha()) { // no named type has gray and alpha
            return image(kind, raster(photo.size(), kind, photo.samples().copy()), colorSpace(photo));
        }
        int type = kind.colors() == 1
                ? BufferedImage.TYPE_BYTE_GRAY
                : kind.alpha() ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image =
                new BufferedImage(photo.size().width(), photo.size().height(), type);
        WritableRaster raster = image.getRaster();
        int[] row = new int[photo.size().width() * kind.channels()];
        for (int y = 0; y < photo.size().height(); y++) {
            for (int i = 0; i < row.length; i++) {
                row[i] = photo.samples().at(y * row.length + i);
            }
            raster.setPixels(0, y, photo.size().width(), 1, row);
        }
        return image;
    }

    /**
     * The photo as JPEG can hold it: 8 bits, no alpha, and a color space that the JDK's encoder does not convert. If
     * the photo has 8 bits, the image shares its samples and must not be written to.
     */
    public static BufferedImage plain(Photo photo) {
        PhotoSamples samples = photo.depth() == BitDepth.EIGHT ? photo.samples() : eightBits(photo);
        WritableRaster raster = raster(photo.size(), photo.kind(), samples);
        PixelKind kind = new PixelKind(photo.grey(), false, BitDepth.EIGHT);
        int[] colors = IntStream.range(0, kind.colors()).toArray();
        WritableRaster opaque = raster.createWritableChild(0, 0, raster.getWidth(), raster.getHeight(), 0, 0, colors);
        return image(kind, opaque, ColorSpace.getInstance(photo.grey() ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB));
    }

    private static Samples eightBits(Photo photo) {
        Samples samples = Samples.of(photo.size(), photo.kind().withDepth(BitDepth.EIGHT));
        int divisor = photo.depth().max() / 255;
        long count = photo.size().pixels() * photo.kind().channels();
        for (int i = 0; i < count; i++) {
            samples.set(i, (photo.samples().at(i) + divisor / 2) / divisor);
        }
        return samples;
    }

    private static BufferedImage image(PixelKind kind, WritableRaster raster, ColorSpace space) {
        int transparency = kind.alpha() ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE;
        ColorModel colors = new ComponentColorModel(space, kind.alpha(), false, transparency, raster.getTransferType());
        return new BufferedImage(colors, raster, false, null);
    }

    /** The samples themselves as a raster, not a copy. */
    private static WritableRaster raster(Size size, PixelKind kind, PhotoSamples samples) {
        DataBuffer buffer;
        if (samples instanceof Samples.Bytes bytes) {
            buffer = new DataBufferByte(bytes.values(), bytes.values().length);
        } else {
            short[] values = ((Samples.Shorts) samples).values();
            buffer = new DataBufferUShort(values, values.length);
        }
        int[] bands = IntStream.range(0, kind.channels()).toArray();
        int stride = Math.multiplyExact(size.width(), bands.length);
        return Raster.createInterleavedRaster(buffer, size.width(), size.height(), stride, bands.length, bands, null);
    }

    private static boolean holdsPlainSamples(ColorModel colors) {
        int bits = colors.getComponentSize(0);
        int type = colors.getTransferType();
        int space = colors.getColorSpace().getType();
        boolean whole = switch (type) {
            case DataBuffer.TYPE_BYTE -> bits == 8;
            case DataBuffer.TYPE_USHORT -> bits == 16;
            default -> false;
        };
        return whole
                && colors instanceof ComponentColorModel
                && !colors.isAlphaPremultiplied()
                && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB);
    }

    private static boolean isBuiltIn(ColorSpace space) {
        return space.equals(ColorSpace.getInstance(ColorSpace.CS_sRGB))
                || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    }

    private static ColorSpace colorSpace(Photo photo) {
        Optional<byte[]> icc = photo.metadata().icc();
        if (icc.isPresent()) {
            ICC_Profile profile = ICC_Profile.getInstance(icc.get());
            if (profile.getNumComponents() == photo.kind().colors()) {
                return new ICC_ColorSpace(profile);
            }
        }
        return ColorSpace.getInstance(photo.grey() ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    }
}
