package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.batch.plan.Job;
import dsgformer.infer.DataSize;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecasterTest {

    @TempDir
    private Path folder;

    private final DimmingNetwork network = new DimmingNetwork();
    private final DeblurOptions options =
            DeblurOptions.defaults().withGuard(false).withTilePixels(64).withOverlapPixels(0);
    private Job job;

    @BeforeEach
    void aPhoto() throws IOException {
        job = new Job(folder.resolve("a.jpg"), folder.resolve("new/b.jpg"));
        PhotoFiles.write(Photo.of(new Size(256, 128), PixelKind.RGB, (c, y, x) -> x), job.source());
    }

    @Test
    void aForecastHoldsTilesTimeAndMemoryAndWritesNothing() throws IOException {
        network.bytes = DataSize.ofMegabytes(100).bytes();
        network.before = () -> sleep(5);
        Forecast.Work work = (Forecast.Work) forecast(OnExists.SKIP);
        assertThat(work.size()).isEqualTo(new Size(256, 128));
        assertThat(work.plan().tiles()).isEqualTo(8);
        assertThat(work.time()).isBetween(Duration.ofMillis(8 * 5), Duration.ofMillis(8 * 500)); // a busy machine
        assertThat(work.memory()).isGreaterThan(DataSize.ofMegabytes(100));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(job.source());
        }
    }

    @Test
    void photosThatWouldBeSkippedAreForecastAsSkipped() throws IOException {
        Files.createDirectories(job.target().getParent());
        Files.writeString(job.target(), "there");
        assertThat(forecast(OnExists.SKIP)).isEqualTo(new Forecast.Skip(job, SkipReason.OUTPUT_EXISTS));
        assertThat(forecast(OnExists.RENAME).job().target()).hasFileName("b_1.jpg");
    }

    @Test
    void unreadablePhotosAreForecastAsDoubtful() throws IOException {
        Files.writeString(job.source(), "no photo");
        assertThat(forecast(OnExists.SKIP)).isInstanceOf(Forecast.Doubt.class);
        Files.delete(job.source());
        assertThat(forecast(OnExists.SKIP)).isInstanceOf(Forecast.Doubt.class);
    }

    private Forecast forecast(OnExists rule) throws IOException {
        BatchSettings settings = BatchSettings.of(options).withOnExists(rule);
        return new Forecaster(Deblurrer.of(network), settings).of(job);
    }

    private static void sleep(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
