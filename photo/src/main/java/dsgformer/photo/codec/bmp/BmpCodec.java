package dsgformer.photo.codec.bmp;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PhotoSamples;
import dsgformer.photo.PixelKind;
import dsgformer.photo.Samples;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.codec.Fitting;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.SampleBytes;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.Resolution;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * BMP of all depths, also run-length encoded; written uncompressed, 8 bits of grey, 24 of color or 32 with alpha, with
 * the profile.
 */
public final class BmpCodec implements PhotoCodec {

    private static final byte[] MAGIC = {'B', 'M'};
    private static final int FILE_HEADER = 14;
    private static final int INFO = 40;
    private static final int V5 = 124;
    private static final int GREY_PALETTE = 4 * 256;

    /** Values of the color space field in a header of 124 bytes: an embedded profile, or sRGB. */
    private static final int EMBEDDED_PROFILE = 0x4D424544;

    private static final int SRGB = 0x73524742;

    /** Two bytes encode a run of up to 255 pixels; a higher ratio is an attack. */
    private static final long MOST_PIXELS_PER_BYTE = 256;

    @Override
    public boolean recognizes(PhotoSource source) {
        return source.startsWith(MAGIC) && source.length() > FILE_HEADER + 4 && source.u8(FILE_HEADER + 2) == 0;
    }

    @Override
    public Optional<PhotoHeader> header(PhotoSource source) {
        BmpHeader header = BmpHeader.read(source);
        return Optional.of(new PhotoHeader(header.size(), header.kind()));
    }

    @Override
    public Photo decode(PhotoSource source) {
        BmpHeader header = BmpHeader.read(source);
        return new Photo(
                header.size(),
                header.kind(),
                samples(source, header),
                header.metadata(),
                PhotoFormat.BMP,
                Photo.DEFAULT_JPEG_QUALITY);
    }

    private static Samples samples(PhotoSource source, BmpHeader header) {
        long there = Math.max(0, source.length() - header.data());
        boolean runs = header.packing() == BmpHeader.Packing.RUNS;
        if (runs ? header.size().pixels() > there * MOST_PIXELS_PER_BYTE : header.bytesOfRows() > there) {
            throw source.tooLittleData(header.size(), there);
        }
        Samples samples = Samples.of(header.size(), header.kind());
        BmpPixels pixels = new BmpPixels(source, header, samples);
        if (runs) {
            new BmpRuns(source, header, pixels).decode();
        } else {
            byte[] row = new byte[Math.toIntExact(header.bytesPerRow())];
            for (int y = 0; y < header.size().height(); y++) {
                long at = header.data() + y * header.bytesPerRow();
                source.read(at, row, 0, (int) Math.min(row.length, source.length() - at));
                pixels.placeRow(row, y);
            }
        }
        return samples;
    }

    @Override
    public Metadata fitted(Photo photo) {
        Metadata fitted = Fitting.of(photo, "BMP")
                .eightBits()
                .profileOf(/* grey= */ false) // grey is a palette, whose colors are red, green and blue
                .withoutPngColors()
                .keepingTexts(text -> false)
                .resolutionOfLength()
                .metadata();
        Optional<Resolution> resolution = fitted.printResolution();
        boolean more = fitted.exif().isPresent()
                || fitted.xmp().isPresent()
                || fitted.photoshop().isPresent();
        if (!more) {
            return fitted;
        }
        Metadata without = fitted.withoutExif()
                .withoutXmp()
                .withoutIptc()
                .withWarning("EXIF, XMP and IPTC are left out: BMP holds color profile and resolution alone");
        return resolution.map(without::withResolution).orElse(without);
    }

    /**
     * Writes a photo as BMP.
     *
     * @throws UnwritablePhotoException if the file would be larger than BMP's size field allows
     */
    @Override
    public void encode(Photo photo, OutputStream out) throws IOException {
        PixelKind kind = photo.kind();
        byte[] icc = photo.metadata().icc().orElse(new byte[0]);
        int bits = kind.alpha() ? 32 : kind.grey() ? 8 : 24;
        int headerBytes = kind.alpha() || icc.length > 0 ? V5 : INFO;
        int paletteBytes = bits == 8 ? GREY_PALETTE : 0;
        int width = photo.size().width();
        int height = photo.size().height();
        long rowBytes = ((long) width * bits + 31) / 32 * 4;
        int data = FILE_HEADER + headerBytes + paletteBytes;
        long file = data + rowBytes * height + icc.length;
        if (file > Integer.MAX_VALUE) {
            throw new UnwritablePhotoException("cannot write a BMP of " + photo.size()
                    + " pixels: it would have more than 2 GiB; write a .png or a .tif");
        }
        ByteBuffer header = ByteBuffer.allocate(data).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putInt((int) file).putInt(0).putInt(data);
        header.putInt(headerBytes)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits);
        header.putInt(kind.alpha() ? 3 : 0).putInt((int) (rowBytes * height));
        Optional<Resolution> resolution = photo.metadata()
                .resolution()
                .map(found -> found.in(Resolution.Unit.METRE))
                .filter(found -> found.unit() == Resolution.Unit.METRE);
        header.putInt(resolution.map(found -> (int) Math.round(found.x())).orElse(0));
        header.putInt(resolution.map(found -> (int) Math.round(found.y())).orElse(0));
        header.putInt(0).putInt(0);
        if (headerBytes == V5) {
            header.putInt(0xFF0000).putInt(0xFF00).putInt(0xFF).putInt(kind.alpha() ? 0xFF000000 : 0);
            header.putInt(icc.length > 0 ? EMBEDDED_PROFILE : SRGB);
            header.put(new byte[36 + 12]).putInt(4); // endpoints and gamma, unused; rendering intent 4, for photos
            header.putInt(icc.length > 0 ? (int) (file - icc.length - FILE_HEADER) : 0);
            header.putInt(icc.length).putInt(0);
        }
        for (int grey = 0; grey < 256 && paletteBytes > 0; grey++) {
            header.putInt(grey * 0x010101);
        }
        out.write(header.array());
        byte[] row = new byte[(int) rowBytes];
        for (int y = height - 1; y >= 0; y--) {
            pack(photo, y, row);
            out.write(row);
        }
        out.write(icc);
    }

    private static void pack(Photo photo, int y, byte[] row) {
        PhotoSamples samples = photo.samples();
        PixelKind kind = photo.kind();
        int from = y * photo.size().width() * kind.channels();
        int at = 0;
        for (int x = 0; x < photo.size().width(); x++, from += kind.channels()) {
            if (kind.grey() && !kind.alpha()) {
                row[at++] = (byte) SampleBytes.eight(samples, from);
                continue;
            }
            for (int c = 2; c >= 0; c--) {
                row[at++] = (byte) SampleBytes.eight(samples, from + (kind.grey() ? 0 : c));
            }
            if (kind.alpha()) {
                row[at++] = (byte) SampleBytes.eight(samples, from + kind.colors());
            }
        }
    }
}
