package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.tensor.InScope;
import dsgformer.weights.Precision;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import dsgformer.weights.WeightsFromNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(InScope.class)
class TrainerTest {

    private static final Optional<Duration> NO_LIMIT = Optional.empty();

    @TempDir
    private Path folder;

    private TinyTraining training;
    private final Log log = new Log();

    @BeforeEach
    void makePairs() throws IOException {
        training = TinyTraining.of(folder, 3);
    }

    private TrainingConfig config(String output, long steps, String... overrides) throws IOException {
        Map<String, String> map = new LinkedHashMap<>(Map.of("workers", "2"));
        for (int i = 0; i < overrides.length; i += 2) {
            map.put(overrides[i], overrides[i + 1]);
        }
        return training.config(output, steps, map);
    }

    private StateDict trained(TrainingConfig config) throws IOException {
        try (Trainer trainer = new Trainer(config, log)) {
            assertThat(trainer.run(NO_LIMIT)).isTrue();
            return trainer.weights();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "2, 0.99"})
    void aResumedTrainingEndsWhereAnUninterruptedOneDoes(String workers, String ema) throws IOException {
        StateDict straight = trained(config("straight", 20, "workers", workers, "optimizer.ema", ema));
        TrainingConfig again = config("again", 20, "workers", workers, "optimizer.ema", ema);
        try (Trainer trainer = new Trainer(again, log)) {
            trainer.resume(folder.resolve("straight/checkpoints/step-000000010"));
            assertThat(trainer.run(NO_LIMIT)).isTrue();
            assertThat(trainer.weights()).isEqualTo(straight);
        }
        Path last = Path.of("checkpoints/step-000000020");
        Checkpoint one = Checkpoint.read(folder.resolve("straight").resolve(last));
        Checkpoint other = Checkpoint.read(folder.resolve("again").resolve(last));
        assertThat(other.mean()).isEqualTo(one.mean());
        assertThat(other.square()).isEqualTo(one.square());
        assertThat(other.average()).isEqualTo(one.average());
        assertThat(one.average().isPresent()).isEqualTo(!ema.equals("0"));
    }

    @Test
    void theSeedDecidesTheResult() throws IOException {
        StateDict weights = trained(config("one", 3));
        assertThat(trained(config("same", 3))).isEqualTo(weights);
        assertThat(trained(config("other", 3, "seed", "6"))).isNotEqualTo(weights);
    }

    @Test
    void theFolderHoldsModelConfigurationAndCheckpointsAfterwards() throws IOException {
        TrainingConfig config = config("run", 4, "optimizer.ema", "0.9");
        StateDict weights = trained(config);
        Model model = Models.open(folder.resolve("run/model.safetensors"));
        assertThat(model.config()).isEqualTo(TinyTraining.NETWORK);
        assertThat(model.metadata()).containsEntry("steps", "4");
        assertThat(model.weights())
                .as("the running average, not the last weights")
                .isNotEqualTo(weights)
                .isEqualTo(Checkpoint.read(Trainer.latestCheckpoint(config).orElseThrow())
                        .average()
                        .orElseThrow());
        assertThat(Files.readString(folder.resolve("run/config.resolved.yaml"))).contains("ema: 0.9");
        assertThat(log.saved).contains(folder.resolve("run/checkpoints/step-000000002"));
    }

    @Test
    void aLimitStopsATrainingWhichCanThenGoOn() throws IOException {
        TrainingConfig config = config("run", 1000);
        try (Trainer trainer = new Trainer(config, log)) {
            assertThat(trainer.run(Optional.of(Duration.ofMillis(1)))).isFalse();
        }
        assertThat(Checkpoint.read(Trainer.latestCheckpoint(config).orElseThrow())
                        .state()
                        .step())
                .isBetween(0L, 1L);
    }

    @Test
    void validationWatchesWeightsAndAverage() throws IOException {
        trained(config("run", 2, "optimizer.ema", "0.9", "validation.data", "[pairs]", "validation.every", "2"));
        assertThat(log.validated).isNotEmpty().allSatisfy(psnr -> {
            assertThat(psnr).containsOnlyKeys("weights", "average");
            assertThat(psnr.values()).allMatch(Double::isFinite);
        });
    }

    @Test
    void aLossThatIsNotFiniteStopsAndNamesTheCheckpointToGoBackTo() throws IOException {
        Path poisoned = folder.resolve("poisoned.safetensors");
        Models.save(poisoned, new Model("poisoned", TinyTraining.NETWORK, poisoned(), Map.of()), Precision.FLOAT32);
        TrainingConfig config = config("run", 2, "init", poisoned.toString());
        assertDiverges(config, "training step 1", "there is no checkpoint yet");

        trained(config("run", 2));
        Path good = Trainer.latestCheckpoint(config).orElseThrow();
        Checkpoint before = Checkpoint.read(good);
        assertDiverges(config, "training step 1", "the last good checkpoint is " + good);
        assertThat(Trainer.latestCheckpoint(config)).contains(good);
        assertThat(Checkpoint.read(good)).isEqualTo(before);
    }

    private void assertDiverges(TrainingConfig config, String... words) throws IOException {
        try (Trainer trainer = new Trainer(config, log)) {
            assertThatThrownBy(() -> trainer.run(NO_LIMIT))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContainingAll(words)
                    .hasMessageContaining("the loss is NaN");
        }
    }

    private static StateDict poisoned() {
        Map<String, Weight> weights = new LinkedHashMap<>(
                WeightsFromNames.of(TinyTraining.NETWORK.parameters().shapes()).asMap());
        weights.computeIfPresent("tail.weight", (name, weight) -> {
            float[] values = weight.values().clone();
            values[0] = Float.NaN;
            return new Weight(weight.shape(), values);
        });
        return StateDict.of(weights);
    }

    @Test
    void aTrainingMayStartFromAModelOfItsNetwork() throws IOException {
        trained(config("first", 2));
        TrainingConfig second = config("second", 2, "init", "first/model.safetensors");
        try (Trainer trainer = new Trainer(second, log)) {
            assertThat(trainer.weights())
                    .isEqualTo(Models.open(folder.resolve("first/model.safetensors"))
                            .weights());
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        trained(config("first", 2));
        TrainingConfig wider = config("wider", 2, "network.width", "8", "init", "first/model.safetensors");
        assertThatThrownBy(() -> new Trainer(wider, log))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("first/model.safetensors");
        try (Trainer trainer = new Trainer(config("wide", 2, "network.width", "8"), log)) {
            Path other = folder.resolve("first/checkpoints/step-000000002");
            assertThatThrownBy(() -> trainer.resume(other))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining(other.toString())
                    .hasMessageContaining("another network");
        }
    }

    private static final class Log implements TrainingListener {

        private final List<Path> saved = new ArrayList<>();
        private final List<Map<String, Double>> validated = new ArrayList<>();

        @Override
        public void report(Report report) {}

        @Override
        public void validated(long step, Map<String, Double> psnr) {
            validated.add(psnr);
        }

        @Override
        public void saved(Path checkpoint) {
            saved.add(checkpoint);
        }
    }
}
