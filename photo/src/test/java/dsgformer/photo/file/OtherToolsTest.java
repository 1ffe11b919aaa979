package dsgformer.photo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.external.ExternalProgram;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Cross-checks with other programs: we read their files as they do, and they read ours as we do. */
@Tag("slow")
final class OtherToolsTest {

    private static final Path SCENE = Path.of("../samples/cafe.png");

    @TempDir
    private static Path folder;

    /** A name, and ImageMagick's arguments to make the file from a picture of 97 × 61 pixels. */
    private static final List<List<String>> MAGICK = List.of(
            List.of("plain.tif", "-compress", "none"),
            List.of("lzw.tif", "-compress", "lzw"),
            List.of("zip.tif", "-compress", "zip"),
            List.of("rle.tif", "-compress", "rle"),
            List.of("deep.tif", "-depth", "16", "-compress", "lzw"),
            List.of("big-endian.tif", "-depth", "16", "-endian", "msb", "-compress", "zip"),
            List.of("planes.tif", "-interlace", "plane", "-compress", "none"),
            List.of("tiles.tif", "-define", "tiff:tile-geometry=32x32", "-compress", "lzw"),
            List.of("grey.tif", "-colorspace", "gray"),
            List.of("grey16.tif", "-colorspace", "gray", "-depth", "16"),
            List.of("black.tif", "-monochrome", "-compress", "none"),
            List.of("palette.tif", "-type", "palette", "-compress", "lzw"),
            List.of("alpha.tif", "-alpha", "set", "-channel", "A", "-evaluate", "set", "40%", "+channel"),
            List.of("plain.bmp"),
            List.of("palette.bmp", "-type", "palette"),
            List.of("runs.bmp", "-type", "palette", "-compress", "rle"),
            List.of("bmp3.bmp", "-define", "bmp:format=bmp3"),
            List.of("alpha.bmp", "-alpha", "set", "-channel", "A", "-evaluate", "set", "40%", "+channel"),
            List.of("deep.png", "-depth", "16"),
            List.of("interlaced.png", "-interlace", "plane"),
            List.of("palette.png", "-type", "palette"),
            List.of("black.png", "-monochrome"),
            List.of("lossless.webp", "-define", "webp:lossless=true"));

    @TestFactory
    Stream<DynamicTest> filesOfImageMagickAreReadAsByImageMagick() {
        return MAGICK.stream()
                .map(arguments -> DynamicTest.dynamicTest(arguments.get(0), () -> {
                    String convert = tool("convert");
                    Path file = folder.resolve(arguments.get(0));
                    List<String> command = new ArrayList<>(List.of(convert, SCENE.toString(), "-resize", "97x61!"));
                    command.addAll(arguments.subList(1, arguments.size()));
                    command.add(file.toString());
                    run(command);
                    Photo photo = PhotoFiles.read(file);
                    // ImageMagick's palettes have colors of 16 bits, ours of 8: half a step
                    assertSeenBy(convert, file, photo, arguments.get(0).equals("palette.tif") ? 128 : 0);
                    Path again = folder.resolve("again-" + arguments.get(0));
                    PhotoFiles.write(photo, again);
                    assertThat(PhotoFiles.read(again).samples()).isEqualTo(photo.samples());
                    assertSeenBy(convert, again, photo, 0);
                }));
    }

    @TestFactory
    Stream<DynamicTest> tiffsOfLibtiffToolsKeepEverySample() {
        return Stream.of(
                        "none",
                        "lzw:2",
                        "zip:2",
                        "packbits",
                        "-t -w 64 -l 32 -c lzw",
                        "-p separate -c zip",
                        "-B -c lzw:2",
                        "-8")
                .map(how -> DynamicTest.dynamicTest("tiffcp " + how, () -> {
                    String tiffcp = tool("tiffcp");
                    List<BitDepth> depths = how.contains("separate") // tiffcp separates 8 bits only
                            ? List.of(BitDepth.EIGHT)
                            : List.of(BitDepth.values());
                    for (BitDepth depth : depths) {
                        Photo photo = scene(depth);
                        Path from = folder.resolve("from.tif");
                        Path to = folder.resolve("to.tif");
                        PhotoFiles.write(photo, from);
                        List<String> command = new ArrayList<>(List.of(tiffcp));
                        command.addAll(how.startsWith("-") ? List.of(how.split(" ")) : List.of("-c", how));
                        command.addAll(List.of(from.toString(), to.toString()));
                        run(command);
                        assertThat(PhotoFiles.read(to).samples()).isEqualTo(photo.samples());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> webpsOfLibwebpAreReadAsByLibwebp() {
        return Stream.of(
                        "-q 80",
                        "-q 30",
                        "-q 0",
                        "-q 100",
                        "-lossless",
                        "-near_lossless 60",
                        "-q 90 -sharp_yuv",
                        "-q 30 -f 0",
                        "-q 30 -f 100 -sharpness 7",
                        "-q 40 -nostrong -f 80 -sharpness 3",
                        "-q 20 -segments 4 -sns 100",
                        "-q 50 -preset text -m 6",
                        "-q 70 -crop 100 100 321 203")
                .map(how -> DynamicTest.dynamicTest("cwebp " + how, () -> {
                    Path webp = folder.resolve("out.webp");
                    Path png = folder.resolve("out.png");
                    List<String> command = new ArrayList<>(List.of(tool("cwebp"), "-quiet"));
                    command.addAll(List.of(how.split(" ")));
                    command.addAll(List.of(SCENE.toString(), "-o", webp.toString()));
                    run(command);
                    run(List.of(tool("dwebp"), "-quiet", webp.toString(), "-o", png.toString()));
                    assertThat(PhotoFiles.read(webp).samples())
                            .isEqualTo(PhotoFiles.read(png).samples());
                }));
    }

    @TestFactory
    Stream<DynamicTest> heicIsDecodedByAnInstalledProgram() {
        return Stream.of(DynamicTest.dynamicTest("heif-enc", () -> {
            Path heic = folder.resolve("photo.heic");
            run(List.of(tool("heif-enc"), "-q", "95", SCENE.toString(), "-o", heic.toString()));
            Photo photo = PhotoFiles.read(heic);
            assertThat(photo.format()).isEqualTo(PhotoFormat.HEIC);
            assertThat(photo.size()).isEqualTo(PhotoFiles.read(SCENE).size());
        }));
    }

    private static Photo scene(BitDepth depth) throws IOException {
        Photo scene = PhotoFiles.read(SCENE);
        int factor = depth.max() / 255;
        return Photo.of(
                new Size(97, 61),
                PixelKind.RGB.withDepth(depth),
                (c, y, x) -> scene.sample(c, y, x) * factor + x % factor);
    }

    /** Compares raw samples, which both sides cannot misread in the same way. */
    private static void assertSeenBy(String convert, Path file, Photo photo, int tolerance)
            throws IOException, InterruptedException {
        Path raw = folder.resolve("seen.rgba");
        run(List.of(convert, file.toString(), "-depth", "16", "-endian", "msb", "-alpha", "set", raw.toString()));
        byte[] seen = Files.readAllBytes(raw);
        int scale = 65535 / photo.depth().max();
        int at = 0;
        for (int y = 0; y < photo.size().height(); y++) {
            for (int x = 0; x < photo.size().width(); x++) {
                for (int c = 0; c < 4; c++, at += 2) {
                    int theirs = (seen[at] & 0xFF) << 8 | (seen[at + 1] & 0xFF);
                    int ours = c == 3
                            ? (photo.hasAlpha() ? photo.sample(photo.kind().colors(), y, x) * scale : 65535)
                            : photo.sample(photo.grey() ? 0 : c, y, x) * scale;
                    assertThat(ours).isBetween(theirs - tolerance, theirs + tolerance);
                }
            }
        }
    }

    private static String tool(String name) {
        Optional<Path> found = new ExternalProgram(name, List.of(), "").find(System.getenv("PATH"));
        assumeTrue(found.isPresent(), "skipped: there is no " + name + " on this machine");
        return found.get().toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", command, Files.readString(log))
                .isZero();
    }
}
