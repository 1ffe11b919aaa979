package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.tensor.InScope;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.report.MetricsLog;
import dsgformer.train.report.TrainingEvent;
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
import java.util.function.Consumer;
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
    void aResumedTrainingEndsWithTheWeightsOfAnUninterruptedOne(String workers, String ema) throws IOException {
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
    void afterTrainingTheFolderHoldsModelConfigurationAndCheckpoints() throws IOException {
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
    void aTrainingStoppedByItsTimeLimitCanBeResumed() throws IOException {
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
    void validationMeasuresWeightsAndAverage() throws IOException {
        trained(config("run", 2, "optimizer.ema", "0.9", "validation.data", "[pairs]", "validation.every", "2"));
        assertThat(log.validated).isNotEmpty().allSatisfy(psnr -> {
            assertThat(psnr).containsOnlyKeys("weights", "average");
            assertThat(psnr.values()).allMatch(Double::isFinite);
        });
    }

    @Test
    void aNonFiniteLossEndsTrainingAndNamesTheLastGoodCheckpoint() throws IOException {
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
        int ended = log.ended;
        try (Trainer trainer = new Trainer(config, log)) {
            assertThatThrownBy(() -> trainer.run(NO_LIMIT))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContainingAll(words)
                    .hasMessageContaining("the loss is NaN");
        }
        assertThat(log.ended).as("times a listener may close its files").isEqualTo(ended + 1);
    }

    private static StateDict poisoned() {
        Map<String, Weight> weights = new LinkedHashMap<>(
                WeightsFromNames.of(TinyTraining.NETWORK.shapes()).asMap());
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
        TrainingConfig second = config(
                "second", 2, "init", folder.resolve("first/model.safetensors").toString());
        try (Trainer trainer = new Trainer(second, log)) {
            assertThat(trainer.weights())
                    .isEqualTo(Models.open(folder.resolve("first/model.safetensors"))
                            .weights());
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        trained(config("first", 2));
        TrainingConfig wider = config(
                "wider",
                2,
                "network.width",
                "8",
                "init",
                folder.resolve("first/model.safetensors").toString());
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

    /**
     * Larger crops in the second half, both from one order of samples; resuming in either part ends in the same
     * weights.
     */
    @Test
    void aLaterStageMayHaveLargerCrops() throws IOException {
        String stages = "[{from: 0, crop: 64, batch: 2}, {from: 0.5, crop: 128, batch: 1}]";
        TrainingConfig config = big("grow", "data.stages", stages);
        assertThat(config.stage(0.49).crop()).isEqualTo(64);
        assertThat(config.stage(0.5).batch()).isEqualTo(1);
        StateDict weights = trained(config);
        Checkpoint last = Checkpoint.read(Trainer.latestCheckpoint(config).orElseThrow());
        assertThat(last.state().samples()).isEqualTo(2 * 2 + 2 * 1);
        TrainingConfig again = big("again", "data.stages", stages);
        try (Trainer trainer = new Trainer(again, log)) {
            trainer.resume(folder.resolve("grow/checkpoints/step-000000002"));
            trainer.run(NO_LIMIT);
            assertThat(trainer.weights()).isEqualTo(weights);
        }
    }

    private TrainingConfig big(String output, String key, String value) throws IOException {
        TinyTraining large = TinyTraining.of(folder.resolve("large"), 2, 160);
        return large.config(folder.resolve(output).toString(), 4, Map.of(key, value, "data.sampling", "detail"));
    }

    /** A rate of 0 never improves: three validations without improvement after the first. */
    @Test
    void trainingWithoutImprovementStopsEarly() throws IOException {
        TrainingConfig config = config(
                "stale",
                50,
                "schedule.rate",
                "0",
                "schedule.final_rate",
                "0",
                "validation.data",
                "[pairs]",
                "validation.every",
                "1",
                "validation.patience",
                "3");
        trained(config);
        assertThat(Checkpoint.read(Trainer.latestCheckpoint(config).orElseThrow())
                        .state()
                        .step())
                .isEqualTo(4);
        assertThat(log.validated).hasSize(4);
    }

    @Test
    void validatesTheFirstWeightsOnlyIfAsked() throws IOException {
        trained(config("plain", 2, "validation.data", "[pairs]", "validation.every", "2"));
        assertThat(log.validated).hasSize(1);
        trained(config("first", 2, "validation.data", "[pairs]", "validation.every", "2", "validation.first", "true"));
        assertThat(log.validated).hasSize(3);
    }

    @Test
    void aStopWithinAValidationSavesTheStepAndSkipsTheRest() throws IOException {
        TrainingConfig config = config("run", 4, "validation.data", "[pairs]", "validation.every", "1");
        try (Trainer trainer = new Trainer(config, log)) {
            log.atValidation = trainer::stop;
            assertThat(trainer.run(Optional.empty())).isFalse();
        }
        assertThat(log.validated).isEmpty();
        assertThat(Trainer.latestCheckpoint(config).orElseThrow()).hasFileName("step-000000001");
    }

    @Test
    void twoAccumulatedBatchesEqualOneOfTwiceTheSize() throws IOException {
        StateDict one = trained(config("one", 3, "data.batch", "4", "workers", "1"));
        StateDict two = trained(config("two", 3, "optimizer.accumulate", "2", "workers", "1"));
        assertThat(two).isEqualTo(one);
    }

    @Test
    void theFolderHoldsReportPicturesAndTensorBoardEvents() throws IOException {
        trained(config("run", 2, "validation.data", "[pairs]", "validation.every", "1"));
        String report = Files.readString(folder.resolve("run/report.html"));
        assertThat(report)
                .contains("<svg", "data:image/png;base64,", "restored, step 1", "restored, step 2", "validation, best")
                .doesNotContain("src=\"http", "src=\"pictures", "href=", "<script");
        assertThat(folder.resolve("run/pictures/0-step-000000002.png")).exists();
        try (var files = Files.list(folder.resolve("run"))) {
            assertThat(files.filter(f -> f.getFileName().toString().startsWith("events.out.tfevents")))
                    .hasSize(1);
        }
    }

    /** The log is truncated by run(), not by resume(): a dry run leaves it unchanged. */
    @Test
    void resumingRemovesEventsAfterTheCheckpoint() throws IOException {
        TrainingConfig config = config("run", 4);
        trained(config);
        Path metrics = folder.resolve("run/metrics.jsonl");
        Files.writeString(
                metrics,
                "{\"event\":\"train\",\"step\":99}\n{\"event\":\"tra",
                java.nio.file.StandardOpenOption.APPEND);
        String before = Files.readString(metrics);
        try (Trainer trainer = new Trainer(config, log)) {
            trainer.resume(folder.resolve("run/checkpoints/step-000000004"));
            assertThat(metrics).hasContent(before);
            trainer.run(Optional.empty());
        }
        assertThat(Files.readString(metrics)).doesNotContain("99}", "\"tra\n");
        assertThat(MetricsLog.read(folder.resolve("run")))
                .allSatisfy(event -> assertThat(event.path("step").asLong()).isLessThanOrEqualTo(4));
    }

    private static final class Log implements Consumer<TrainingEvent> {

        private final List<Path> saved = new ArrayList<>();
        private final List<Map<String, Double>> validated = new ArrayList<>();
        private Runnable atValidation = () -> {};
        private int ended;

        @Override
        public void accept(TrainingEvent event) {
            if (event instanceof TrainingEvent.Validated validation) {
                validated.add(validation.psnr());
            } else if (event instanceof TrainingEvent.CheckpointSaved written) {
                saved.add(written.checkpoint());
            } else if (event instanceof TrainingEvent.ScoresMeasured) {
                atValidation.run();
            } else if (event instanceof TrainingEvent.Ended) {
                ended++;
            }
        }
    }
}
