package dsgformer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.image.BitDepth;
import dsgformer.image.Photo;
import dsgformer.image.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process weighs at most that deblurs a JPEG of 24 megapixels, or 100 of PNG and TIFF, under the options that the launcher chooses. */
@Tag("slow")
class DeblurMemoryTest {

    private static final Size SIZE = new Size(6000, 4000);
    private static final Path SCENE = Path.of("../samples/cafe.png");

    @TempDir
    private Path folder;

    private Path photo;

    @BeforeEach
    void memoryIsTold() {
        assumeTrue(
                Files.exists(MeasuredRun.STATUS),
                "skipped: this system does not tell peak memory in " + MeasuredRun.STATUS);
    }

    private void write(String name, Size size, BitDepth depth) throws IOException {
        Photo scene = Photo.read(SCENE);
        photo = folder.resolve(name);
        int factor = depth.max() / 255;
        Photo.of(
                        size,
                        scene.kind().withDepth(depth),
                        (c, y, x) -> factor
                                * scene.sample(
                                        c,
                                        y % scene.size().height(),
                                        x % scene.size().width()))
                .write(photo);
    }

    @Test
    void aPhotoTakesLessThanOneAndAHalfGigabytes() throws Exception {
        write("photo.jpg", SIZE, BitDepth.EIGHT);
        assertThat(peakMegabytes(SIZE)).isLessThan(1500);
    }

    @Test
    void withALimitOf512MegabytesItTakesLessThan700() throws Exception {
        write("photo.jpg", SIZE, BitDepth.EIGHT);
        assertThat(peakMegabytes(SIZE, "--max-memory", "512m")).isLessThan(700);
    }

    @ParameterizedTest
    @CsvSource({"photo.png, EIGHT", "photo.tif, EIGHT", "photo.png, SIXTEEN", "photo.tif, SIXTEEN"})
    void aHundredMegapixelsStayBelow1600MegabytesWithALimitOfOneGigabyte(String name, BitDepth depth) throws Exception {
        Size size = new Size(10_000, 10_000);
        write(name, size, depth);
        assertThat(peakMegabytes(size, "--max-memory", "1g")).isLessThan(1600);
    }

    private double peakMegabytes(Size size, String... limit) throws Exception {
        Path out = folder.resolve("out-" + photo.getFileName());
        List<String> args = new ArrayList<>(List.of("deblur", photo.toString(), "-o", out.toString()));
        args.addAll(List.of(limit));
        List<String> options = new ArrayList<>(heapOptions(args));
        options.add(ProcessRun.AS_FROM_THE_JAR);
        ProcessRun run = ProcessRun.of(MeasuredRun.class, options, args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Photo.read(out).size()).isEqualTo(size);
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
