package dsgformer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** What a process weighs at most that deblurs a JPEG of 24 megapixels, under the options that the launcher chooses. */
@Tag("slow")
class DeblurMemoryTest {

    private static final Size SIZE = new Size(6000, 4000);
    private static final Path SCENE = Path.of("../samples/cafe.png");

    @TempDir
    private Path folder;

    private Path photo;

    @BeforeEach
    void aLargePhoto() throws IOException {
        assumeTrue(
                Files.exists(MeasuredRun.STATUS),
                "skipped: this system does not tell peak memory in " + MeasuredRun.STATUS);
        Photo scene = Photo.read(SCENE);
        photo = folder.resolve("photo.jpg");
        Photo.of(
                        SIZE,
                        scene.kind(),
                        (c, y, x) -> scene.sample(
                                c, y % scene.size().height(), x % scene.size().width()))
                .write(photo);
    }

    @Test
    void aPhotoTakesLessThanOneAndAHalfGigabytes() throws Exception {
        assertThat(peakMegabytes()).isLessThan(1500);
    }

    @Test
    void withALimitOf512MegabytesItTakesLessThan700() throws Exception {
        assertThat(peakMegabytes("--max-memory", "512m")).isLessThan(700);
    }

    private double peakMegabytes(String... limit) throws Exception {
        Path out = folder.resolve("out.jpg");
        List<String> args = new ArrayList<>(List.of("deblur", photo.toString(), "-o", out.toString()));
        args.addAll(List.of(limit));
        List<String> options = new ArrayList<>(heapOptions(args));
        options.add(ProcessRun.AS_FROM_THE_JAR);
        ProcessRun run = ProcessRun.of(MeasuredRun.class, options, args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Photo.read(out).size()).isEqualTo(SIZE);
        double megabytes = Long.parseLong(run.out().replaceAll("\\D", "")) * 1024 / 1e6;
        System.out.printf("24 megapixels, %s: %.0f MB at most%n", List.of(limit), megabytes);
        return megabytes;
    }

    private List<String> heapOptions(List<String> args) throws Exception {
        return Launcher.in(folder, "17.0.1").options(Map.of(), args.toArray(String[]::new)).stream()
                .filter(option -> option.startsWith("-Xm") || option.startsWith("-XX:"))
                .toList();
    }
}
