package dsgformer.image;

import static dsgformer.image.ExternalProgram.IN;
import static dsgformer.image.ExternalProgram.OUT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A format that we do not read ourselves: the first program for it that is installed makes a PNG or a TIFF of the photo, which
 * is read instead. Programs turn photos upright themselves. Nothing of it is left behind.
 *
 * @param name what people call the format
 * @param sign by what a file of it is known
 * @param advice which programs to install, for people
 * @param path where programs are, as in the variable PATH
 */
record ExternalCodec(
        String name,
        Predicate<PhotoSource> sign,
        List<ExternalProgram> programs,
        String advice,
        Supplier<String> path,
        Duration patience)
        implements PhotoCodec {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final byte[] BOX = "ftyp".getBytes(StandardCharsets.ISO_8859_1);

    static ExternalCodec heic() {
        return new ExternalCodec(
                "HEIC",
                source -> hasBrand(source, "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"),
                List.of(
                        new ExternalProgram("heif-dec", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("heif-convert", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("magick", List.of("heic:" + IN + "[0]", "png:" + OUT), "photo.png"),
                        new ExternalProgram("convert", List.of("heic:" + IN + "[0]", "png:" + OUT), "photo.png")),
                "heif-dec (of libheif; libheif-examples on Debian) or ImageMagick",
                ExternalCodec::systemPath,
                PATIENCE);
    }

    static ExternalCodec avif() {
        return new ExternalCodec(
                "AVIF",
                source -> hasBrand(source, "avif", "avis"),
                List.of(
                        new ExternalProgram("heif-dec", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("heif-convert", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("avifdec", List.of(IN, OUT), "photo.png"),
                        new ExternalProgram("magick", List.of("avif:" + IN + "[0]", "png:" + OUT), "photo.png"),
                        new ExternalProgram("convert", List.of("avif:" + IN + "[0]", "png:" + OUT), "photo.png")),
                "heif-dec (of libheif; libheif-examples on Debian), avifdec (of libavif) or ImageMagick",
                ExternalCodec::systemPath,
                PATIENCE);
    }

    static ExternalCodec raw() {
        return new ExternalCodec(
                "a camera's raw file",
                RawSigns::areIn,
                List.of(
                        new ExternalProgram("dcraw_emu", List.of("-w", "-6", "-T", IN), "source.raw.tiff"),
                        new ExternalProgram("dcraw", List.of("-w", "-6", "-T", IN), "source.tiff"),
                        new ExternalProgram("magick", List.of("dng:" + IN, "tiff:" + OUT), "photo.tiff")),
                "dcraw_emu (of LibRaw; libraw-bin on Debian), dcraw or ImageMagick",
                ExternalCodec::systemPath,
                PATIENCE);
    }

    private static String systemPath() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    /** The format's brand comes first in files of cameras and phones; others name it among those that it is compatible with. */
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

    @Override
    public boolean recognizes(PhotoSource source) {
        return sign.test(source);
    }

    /** Those that are there, the one to be tried first in front. */
    List<ExternalProgram> installed() {
        return programs.stream()
                .filter(program -> program.find(path.get()).isPresent())
                .toList();
    }

    @Override
    public Photo decode(PhotoSource source) {
        List<ExternalProgram> installed = installed();
        if (installed.isEmpty()) {
            throw source.unreadable("it is " + name + ", which another program has to decode, and none is installed;"
                    + " install " + advice);
        }
        try {
            Path folder = Files.createTempDirectory("dsgformer");
            try {
                return decode(source, installed, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Photo decode(PhotoSource source, List<ExternalProgram> installed, Path folder) throws IOException {
        String failures = "";
        for (ExternalProgram program : installed) {
            Path own = Files.createDirectory(folder.resolve(program.name()));
            Path input = own.resolve("source.raw"); // a name that means nothing special to any program
            try (InputStream in = source.stream(0, source.length())) {
                Files.copy(in, input);
            }
            Path written;
            try {
                written = program.run(program.find(path.get()).orElseThrow(), input, patience);
            } catch (IOException e) {
                failures += (failures.isEmpty() ? "" : "; ") + e.getMessage();
                continue;
            }
            try (FileChannel file = FileChannel.open(written)) {
                return taken(PhotoSource.of(file, source.name(), source.limits()));
            }
        }
        throw source.unreadable("it is " + name + ", and no program could decode it: " + failures);
    }

    private Photo taken(PhotoSource decoded) {
        PhotoFormat kind = Stream.of(PhotoFormat.PNG, PhotoFormat.TIFF)
                .filter(format -> format.codec().recognizes(decoded))
                .findFirst()
                .orElseThrow(() -> decoded.unreadable("what was made of it is neither PNG nor TIFF"));
        Photo photo = kind.codec().decode(decoded);
        PhotoFormat own = Stream.of(PhotoFormat.values())
                .filter(format -> format.codec() == this)
                .findFirst()
                .orElse(kind);
        return photo.withFormat(own).withMetadata(Orientation.settled(photo.metadata()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void encode(Photo photo, OutputStream out) {
        throw new IllegalArgumentException("cannot write " + name + "; write a .jpg, .png or .tif");
    }
}
