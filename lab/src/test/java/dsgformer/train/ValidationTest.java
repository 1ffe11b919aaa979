package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.data.DatasetLayout;
import dsgformer.data.ImagePair;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.model.InitialValues;
import dsgformer.network.Model;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import dsgformer.tensor.Device;
import dsgformer.torch.TorchProvider;
import dsgformer.train.samples.SampleSources;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {

    private static final StateDict WEIGHTS = InitialValues.of(TinyTraining.NETWORK, RandomStream.of(1));

    @TempDir
    private Path folder;

    private List<ImagePair> pairs;

    @BeforeEach
    void pairs() throws IOException {
        TinyTraining.of(folder, 3);
        pairs = SampleSources.pairs(List.of(folder.resolve("pairs")), DatasetLayout.FLAT);
    }

    @Test
    void showsAsManyPicturesAsAreWanted() {
        try (Validation validation = new Validation(TinyTraining.NETWORK, pairs, 2, Device.CPU)) {
            Validation.Result result = validation.of(WEIGHTS, Watches.PATIENT).orElseThrow();
            assertThat(result.shown()).extracting(shown -> shown.name()).containsExactly("0", "1");
            assertThat(result.psnr()).isBetween(5.0, 60.0);
        }
    }

    /** There are so many pictures that all of them would take minutes. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void leavesPicturesOutOnceItIsStopped() {
        List<ImagePair> many = Collections.nCopies(100_000, pairs.get(0));
        long begin = System.nanoTime();
        try (Validation validation = new Validation(TinyTraining.NETWORK, many, 0, Device.CPU)) {
            Stopping watch = new Stopping();
            assertThat(validation.of(WEIGHTS, watch)).isEmpty();
            assertThat(watch.done).isLessThan(many.size());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    private static final class Stopping implements Validation.Watch {

        private int done;

        @Override
        public void restored(int count) {
            done = count;
        }

        @Override
        public boolean isStopped() {
            return done > 0;
        }
    }

    @Test
    void bothEnginesGiveTheSamePicture() {
        Model model = new Model("m", TinyTraining.NETWORK, WEIGHTS, Map.of());
        RandomStream random = RandomStream.of(3);
        Planes blurred = Planes.of(3, 100, 90);
        for (int i = 0; i < blurred.values().length; i++) {
            blurred.values()[i] = random.below(256) / 255f;
        }
        DeblurOptions whole =
                DeblurOptions.defaults().withInference(InferenceMode.FULL).withGuard(false);
        try (WholeImages images = new WholeImages(model, Device.CPU);
                Deblurrer torch = Deblurrer.of(new TorchProvider().open(model, "cpu", 1))) {
            assertThat(images.restore(blurred).size()).isEqualTo(new Size(90, 100));
            assertThat(images.restore(blurred).values())
                    .usingComparatorWithPrecision(2e-4f)
                    .containsExactly(torch.deblur(blurred, whole).values());
        }
    }
}
