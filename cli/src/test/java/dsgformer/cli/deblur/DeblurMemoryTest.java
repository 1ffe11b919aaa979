package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.cli.Launcher;
import dsgformer.cli.MeasuredRun;
import dsgformer.cli.ProcessRun;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peak memory of deblurring 24 megapixels of JPEG or 100 of PNG and TIFF, with the options of the launcher. */
@Tag("slow")
class DeblurMemoryTest {

    private static final Size SIZE = new Size(6000, 4000);
    private static final Path SCENE = Path.of("../samples/cafe.png");

    @TempDir
    private Path folder;

    private Path photo;

    @BeforeEach
    void requirePeakMemory() {
        assumeTrue(
                Files.exists(MeasuredRun.STATUS),
                "skipped: this system does not report peak memory in " + MeasuredRun.STATUS);
    }

    private void write(String name, Size size, BitDepth depth) throws IOException {
        Photo scene = PhotoFiles.read(SCENE);
        photo = folder.resolve(name);
        int factor = depth.max() / 255;
        PhotoFiles.write(
                Photo.of(
                        size,
                        scene.kind().withDepth(depth),
                        (c, y, x) -> factor
                                * scene.sample(
                                        c,
                                        y % scene.size().height(),
                                        x % scene.size().width())),
                photo);
    }

    @Test
    void aPhotoTakesLessThanOneAndAHalfGigabytes() throws Exception {
        write("photo.jpg", SIZE, BitDepth.EIGHT);
        assertThat(peakMegabytes(SIZE)).isLessThan(1500);
    }

    @Test
    void withALimitOf512MegabytesAPhotoTakesLessThan700() throws Exception {
        write("photo.jpg", SIZE, BitDepth.EIGHT);
        assertThat(peakMegabytes(SIZE, "--max-memory", "512m")).isLessThan(700);
    }

    @ParameterizedTest
    @CsvSource({"photo.png, EIGHT", "photo.tif, EIGHT", "photo.jpg, EIGHT", "photo.png, SIXTEEN", "photo.tif, SIXTEEN"})
    void aHundredMegapixelsStayBelow1600MegabytesWithALimitOfOneGigabyte(String name, BitDepth depth) throws Exception {
        Size size = new Size(10_000, 10_000);
        write(name, size, depth);
        assertThat(peakMegabytes(size, "--max-memory", "1g")).isLessThan(1600);
    }

    /** 600 MB of samples, rotated by 90 degrees: a second array does not fit, nor do before and after together. */
    @ParameterizedTest
    @ValueSource(strings = {"side", "html"})
    void aHundredMegapixelsOf16BitsAreRotatedAndComparedWithinTheLimit(String style) throws Exception {
        Size size = new Size(12_500, 8000);
        write("stored.png", size, BitDepth.SIXTEEN);
        Path stored = photo;
        photo = folder.resolve("turned.png");
        Files.write(photo, turned(Files.readAllBytes(stored)));
        Size upright = new Size(size.height(), size.width());
        assertThat(peakMegabytes(upright, "--max-memory", "1g", "--strength", "0", "--compare", style))
                .isLessThan(1600);
        String extension = style.equals("html") ? "html" : "png";
        assertThat(folder.resolve("out-turned_compare." + extension)).isNotEmptyFile();
    }

    /** Inserts EXIF after the header, with the orientation for a rotation to the right. */
    private static byte[] turned(byte[] png) {
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};
        ByteBuffer chunk = ByteBuffer.allocate(12 + exif.length).putInt(exif.length);
        chunk.put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(exif);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + exif.length);
        chunk.putInt((int) checksum.getValue());
        int header = 8 + 12 + 13;
        return ByteBuffer.allocate(png.length + chunk.capacity())
                .put(png, 0, header)
                .put(chunk.array())
                .put(png, header, png.length - header)
                .array();
    }

    private double peakMegabytes(Size size, String... limit) throws Exception {
        Path out = folder.resolve("out-" + photo.getFileName());
        List<String> args = new ArrayList<>(List.of("deblur", photo.toString(), "-o", out.toString()));
        args.addAll(List.of(limit));
        List<String> options = new ArrayList<>(heapOptions(args));
        options.add(ProcessRun.AS_FROM_THE_JAR);
        ProcessRun run = ProcessRun.of(MeasuredRun.class, options, args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(PhotoFiles.read(out).size()).isEqualTo(size);
        double megabytes = Long.parseLong(run.out().replaceAll("\\D", "")) * 1024 / 1e6;
        System.out.printf("%s, %s, %s: %.0f MB at most%n", photo.getFileName(), size, List.of(limit), megabytes);
        return megabytes;
    }

    private List<String> heapOptions(List<String> args) throws Exception {
        return Launcher.in(folder, "17.0.1").options(Map.of(), args.toArray(String[]::new)).stream()
                .filter(option -> option.startsWith("-Xm") || option.startsWith("-XX:"))
                .toList();
    }
}
