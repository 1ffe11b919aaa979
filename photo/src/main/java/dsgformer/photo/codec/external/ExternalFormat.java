package dsgformer.photo.codec.external;

import static dsgformer.photo.codec.external.ExternalProgram.IN;
import static dsgformer.photo.codec.external.ExternalProgram.OUT;

import dsgformer.photo.PhotoFormat;
import dsgformer.photo.codec.PhotoSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A format that external programs decode.
 *
 * @param name the format's name in messages
 * @param signature recognizes a file of the format
 * @param programs in the order in which they are tried
 * @param advice which programs to install, for messages
 */
public record ExternalFormat(
        PhotoFormat format,
        String name,
        Predicate<PhotoSource> signature,
        List<ExternalProgram> programs,
        String advice) {

    private static final byte[] BOX = "ftyp".getBytes(StandardCharsets.ISO_8859_1);

    public static ExternalFormat heic() {
        return new ExternalFormat(
                PhotoFormat.HEIC,
                "HEIC",
                source -> hasBrand(source, "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"),
                List.of(
                        new ExternalProgram("heif-dec", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("heif-convert", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("magick", List.of("heic:" + IN + "[0]", "png:" + OUT), "photo.png"),
                        new ExternalProgram("convert", List.of("heic:" + IN + "[0]", "png:" + OUT), "photo.png")),
                "heif-dec (of libheif; libheif-examples on Debian) or ImageMagick");
    }

    public static ExternalFormat avif() {
        return new ExternalFormat(
                PhotoFormat.AVIF,
                "AVIF",
                source -> hasBrand(source, "avif", "avis"),
                List.of(
                        new ExternalProgram("heif-dec", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("heif-convert", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("avifdec", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("magick", List.of("avif:" + IN + "[0]", "png:" + OUT), "photo.png"),
                        new ExternalProgram("convert", List.of("avif:" + IN + "[0]", "png:" + OUT), "photo.png")),
                "heif-dec (of libheif; libheif-examples on Debian), avifdec (of libavif) or ImageMagick");
    }

    public static ExternalFormat jxl() {
        byte[] codestream = {(byte) 0xFF, 0x0A};
        byte[] container = {0, 0, 0, 0x0C, 'J', 'X', 'L', ' ', '\r', '\n', (byte) 0x87, '\n'};
        return new ExternalFormat(
                PhotoFormat.JXL,
                "JPEG XL",
                source -> source.startsWith(codestream) || source.startsWith(container),
                List.of(
                        new ExternalProgram("djxl", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("magick", List.of("jxl:" + IN + "[0]", "png:" + OUT), "photo.png")),
                "djxl (of libjxl; libjxl-tools on Debian) or ImageMagick");
    }

    public static ExternalFormat psd() {
        byte[] signature = {'8', 'B', 'P', 'S', 0};
        return new ExternalFormat(
                PhotoFormat.PSD,
                "a Photoshop file",
                source -> source.startsWith(signature),
                List.of(
                        new ExternalProgram("magick", List.of("psd:" + IN + "[0]", "png:" + OUT), "photo.png"),
                        new ExternalProgram("convert", List.of("psd:" + IN + "[0]", "png:" + OUT), "photo.png")),
                "ImageMagick");
    }

    /**
     * The raw files of cameras.
     *
     * @param signature distinguishes a raw file from an ordinary TIFF
     */
    public static ExternalFormat raw(Predicate<PhotoSource> signature) {
        return new ExternalFormat(
                PhotoFormat.RAW,
                "a camera's raw file",
                signature,
                List.of(
                        new ExternalProgram("dcraw_emu", List.of("-w", "-6", "-T", IN), "source.raw.tiff"),
                        new ExternalProgram("dcraw", List.of("-w", "-6", "-T", IN), "source.tiff"),
                        new ExternalProgram("magick", List.of("dng:" + IN, "tiff:" + OUT), "photo.tiff")),
                "dcraw_emu (of LibRaw; libraw-bin on Debian), dcraw or ImageMagick");
    }

    /**
     * Checks the major brand, as cameras and phones write it; behind a generic major brand, the compatible brands
     * count.
     */
    private static boolean hasBrand(PhotoSource source, String... brands) {
        if (!source.hasAt(4, BOX) || source.length() < 12) {
            return false;
        }
        String major = new String(source.copy(8, 4), StandardCharsets.ISO_8859_1);
        boolean generic = major.equals("mif1") || major.equals("msf1");
        long end = Math.min(Math.min(source.u32(0), 256), source.length());
        boolean avif = false;
        for (long at = 16; generic && at + 4 <= end; at += 4) {
            avif |= source.hasAt(at, "avif".getBytes(StandardCharsets.ISO_8859_1));
        }
        String brand = avif ? "avif" : major;
        return Stream.of(brands).anyMatch(brand::equals);
    }
}
