package dsgformer.photo.file;

import dsgformer.photo.PhotoFormat;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.codec.bmp.BmpCodec;
import dsgformer.photo.codec.external.ExternalCodec;
import dsgformer.photo.codec.external.ExternalFormat;
import dsgformer.photo.codec.gif.GifCodec;
import dsgformer.photo.codec.jpeg.JpegCodec;
import dsgformer.photo.codec.png.PngCodec;
import dsgformer.photo.codec.tiff.RawDetection;
import dsgformer.photo.codec.tiff.TiffCodec;
import dsgformer.photo.codec.webp.WebpCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Maps each format to its codec. */
public final class Codecs {

    private static final PhotoCodec JPEG = new JpegCodec();
    private static final PhotoCodec PNG = new PngCodec();
    private static final PhotoCodec TIFF = new TiffCodec();
    private static final PhotoCodec WEBP = new WebpCodec();
    private static final PhotoCodec BMP = new BmpCodec();
    private static final PhotoCodec GIF = new GifCodec();

    /** Codecs of the formats that other programs are asked to write. */
    private static final List<PhotoCodec> INTERMEDIATE = List.of(PNG, TIFF);

    private static final ExternalCodec HEIC = new ExternalCodec(ExternalFormat.heic(), INTERMEDIATE);
    private static final ExternalCodec AVIF = new ExternalCodec(ExternalFormat.avif(), INTERMEDIATE);
    private static final ExternalCodec JXL = new ExternalCodec(ExternalFormat.jxl(), INTERMEDIATE);
    private static final ExternalCodec PSD = new ExternalCodec(ExternalFormat.psd(), INTERMEDIATE);
    private static final ExternalCodec RAW = new ExternalCodec(ExternalFormat.raw(RawDetection::isRaw), INTERMEDIATE);

    private Codecs() {}

    static PhotoCodec of(PhotoFormat format) {
        return switch (format) {
            case JPEG -> JPEG;
            case PNG -> PNG;
            case TIFF -> TIFF;
            case WEBP -> WEBP;
            case BMP -> BMP;
            case HEIC -> HEIC;
            case AVIF -> AVIF;
            case GIF -> GIF;
            case JXL -> JXL;
            case PSD -> PSD;
            case RAW -> RAW;
        };
    }

    /**
     * The format of a file, from its first bytes.
     *
     * @throws DecodingException if they match no format
     */
    public static PhotoFormat recognize(PhotoSource source) {
        return find(source)
                .orElseThrow(() -> source.unreadable(
                        source.length() == 0
                                ? "it is empty"
                                : "its first bytes match no supported format; supported are "
                                        + PhotoFormat.written().map(Enum::name).collect(Collectors.joining(", "))
                                        + ", GIF, and HEIC, AVIF, JPEG XL, PSD and raw files where a program for them is"
                                        + " installed"));
    }

    /** As {@link #recognize}; empty if they match no format. */
    static Optional<PhotoFormat> find(PhotoSource source) {
        return Arrays.stream(PhotoFormat.values())
                .filter(format -> of(format).recognizes(source))
                .findFirst();
    }

    /** A decoder of another module for a file that matches no format. */
    static Optional<PhotoDecoder> other(PhotoSource source) {
        byte[] first = source.copy(0, (int) Math.min(source.length(), PhotoFiles.FIRST_BYTES));
        return Others.DECODERS.stream()
                .filter(decoder -> decoder.recognizes(first.clone()))
                .findFirst();
    }

    /** Looked up when the first file comes that matches no format. */
    private static final class Others {

        private static final List<PhotoDecoder> DECODERS = ServiceLoader.load(PhotoDecoder.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        private Others() {}
    }
}
