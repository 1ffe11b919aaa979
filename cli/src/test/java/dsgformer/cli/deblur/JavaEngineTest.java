package dsgformer.cli.deblur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.cli.ProcessRun;
import dsgformer.cli.TestModel;
import dsgformer.cli.TestPhotos;
import dsgformer.photo.Photo;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java engine in its own process: which code it loads, without Vector API, with a small heap. */
class JavaEngineTest {

    private static final List<String> PLAIN = List.of(); // without the options for the Vector API
    private static final List<String> VECTORS = List.of(ProcessRun.AS_FROM_THE_JAR);
    private static final String MISSING = "--add-modules jdk.incubator.vector";

    @TempDir
    private Path folder;

    private Path photo;
    private Path out;
    private String model;

    @BeforeEach
    void aPhotoAndASmallNetwork() throws IOException {
        photo = TestPhotos.write(folder.resolve("in.png"), 100, 70);
        out = folder.resolve("out.png");
        model = TestModel.in(folder).toString();
    }

    @Test
    void deblurringLoadsNothingOfLibtorch() throws Exception {
        Path log = folder.resolve("classes.log");
        ProcessRun run = deblur(List.of(ProcessRun.AS_FROM_THE_JAR, "-Xlog:class+load:file=" + log));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(log))
                .contains("dsgformer.engine.kernel.VectorPanel ")
                .doesNotContain(" org.bytedeco.", " dsgformer.tensor.");
    }

    @Test
    void withoutTheVectorApiTheResultIsTheSameAndAWarningIsPrintedOnce() throws Exception {
        ProcessRun plain = deblur(PLAIN);
        assertThat(plain.exitCode()).isZero();
        assertThat(plain.err().lines().filter(line -> line.contains(MISSING)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("dsgformer: warning: ");
        Photo slow = PhotoFiles.read(out);
        Files.delete(out);
        ProcessRun vectors = deblur(VECTORS);
        assertThat(vectors.err()).doesNotContain("warning");
        Photo fast = PhotoFiles.read(out);
        assertThat(slow.size()).isEqualTo(fast.size());
        // the sums are in another order, so a sample may differ by one
        for (int y = 0; y < slow.size().height(); y++) {
            for (int x = 0; x < slow.size().width(); x++) {
                for (int c = 0; c < 3; c++) {
                    assertThat(slow.sample(c, y, x)).isCloseTo(fast.sample(c, y, x), within(1));
                }
            }
        }
    }

    @Test
    void theWarningIsAnEventUnderJsonAndHiddenUnderQuiet() throws Exception {
        ProcessRun json = deblur(PLAIN, "--json");
        assertThat(json.out().lines().filter(line -> line.contains(MISSING)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("{\"event\":\"warn\",\"code\":\"engine\"");
        assertThat(json.err()).isEmpty();
        Files.delete(out);
        assertThat(deblur(PLAIN, "-q").err()).isEmpty();
    }

    /** 1024 × 1024 pixels do not fit into this heap with this network; tiles of half the side do. */
    @Test
    void withASmallHeapTilesBecomeSmaller() throws Exception {
        TestPhotos.write(photo, 1000, 1000);
        ProcessRun run = deblur(List.of(ProcessRun.AS_FROM_THE_JAR, "-XX:+UseSerialGC", "-Xmx160m"), "--tile", "1024");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("memory ran out; starting again with tiles of 512");
        assertThat(PhotoFiles.read(out).size()).isEqualTo(PhotoFiles.read(photo).size());
    }

    private ProcessRun deblur(List<String> options, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of("deblur", photo.toString(), "-o", out.toString(), "-n", model));
        args.addAll(List.of(more));
        return ProcessRun.of(options, args.toArray(String[]::new));
    }
}
