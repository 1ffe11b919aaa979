package dsgformer.train.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.data.CropPair;
import dsgformer.data.DatasetLayout;
import dsgformer.data.ImagePair;
import dsgformer.data.crops.PairStore;
import dsgformer.model.InitialValues;
import dsgformer.nn.Parameters;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import dsgformer.tensor.Device;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.step.Batch;
import dsgformer.train.step.BatchGradients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long {@code tiny} waits for crops of 256 pixels, eight a step, out of PNG frames of 1280 × 720. */
@Tag("slow")
class LoaderWaitingTest {

    private static final Size FRAME = new Size(1280, 720);
    private static final int PAIRS = 10;
    private static final int STEPS = 6;

    @TempDir
    private Path folder;

    private TrainingConfig config;

    @BeforeEach
    void framesAndConfig() throws IOException {
        for (String half : new String[] {"blur", "sharp"}) {
            Files.createDirectories(folder.resolve("pairs").resolve(half));
            for (int i = 0; i < PAIRS; i++) {
                RandomStream random = RandomStream.of(i);
                PhotoFiles.write(
                        Photo.of(
                                FRAME,
                                PixelKind.RGB,
                                (c, y, x) -> (x / 9 * 31 + y / 7 * 17 + 40 * c) % 200 + random.below(9)),
                        folder.resolve("pairs").resolve(half).resolve(i + ".png"));
            }
        }
        Path file = folder.resolve("tiny.yaml");
        Files.writeString(file, """
                network: {preset: tiny}
                data: {pairs: [pairs], batch: 8, crop: 256}
                schedule: {steps: 100}
                output: {folder: out}
                workers: 2
                """);
        config = TrainingConfig.read(file, Map.of());
    }

    /**
     * No cache: every frame is decoded each time. Prefetching takes processor time from the network, which is not
     * counted as waiting.
     */
    @Test
    void theTrainerWaitsForLessThanThreePercentOfTheTime() throws IOException {
        Samples decoded = new EpochSamples(pairs(), config.crop(), config.seed(), new PairStore(0));
        double asked = waiting("decoded when asked for", decoded);
        double ahead = waiting("made ahead", ahead(decoded));
        waiting(
                "made ahead, and kept",
                ahead(new EpochSamples(pairs(), config.crop(), config.seed(), PairStore.withinHeap())));
        assertThat(ahead).isLessThan(0.03).isLessThan(asked);
    }

    private List<ImagePair> pairs() throws IOException {
        return SampleSources.pairs(List.of(folder.resolve("pairs")), DatasetLayout.FLAT);
    }

    private Samples ahead(Samples samples) {
        return new PrefetchedSamples(
                samples,
                RandomStream.of(config.seed()).split("samples".hashCode()),
                2 * config.batch(),
                Runtime.getRuntime().availableProcessors());
    }

    /** The waiting share of the workers' time, without the first two steps. */
    private double waiting(String how, Samples samples) {
        AtomicLong waited = new AtomicLong();
        Samples timed = new Samples() {
            @Override
            public CropPair sample(long number, RandomStream random) {
                long start = System.nanoTime();
                try {
                    return samples.sample(number, random);
                } finally {
                    waited.addAndGet(System.nanoTime() - start);
                }
            }

            @Override
            public long perEpoch() {
                return samples.perEpoch();
            }
        };
        try (Parameters parameters = Parameters.trainable(InitialValues.of(config.network(), RandomStream.of(1)));
                BatchGradients step = new BatchGradients(config, parameters, Device.CPU)) {
            long start = 0;
            for (int i = 0; i < STEPS + 2; i++) {
                if (i == 2) {
                    waited.set(0);
                    start = System.nanoTime();
                }
                step.run(timed, Batch.of((long) i * config.batch(), config.batch(), config.crop()));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double share = waited.get() / 1e9 / config.workers(Device.CPU) / seconds;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f crops/s, waiting %.2f %% of the time%n",
                    how,
                    STEPS * config.batch() / seconds,
                    100 * share);
            return share;
        }
    }
}
