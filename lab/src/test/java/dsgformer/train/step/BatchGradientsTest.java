package dsgformer.train.step;

import static dsgformer.tensor.TensorAssert.assertTensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.data.CropPair;
import dsgformer.model.InitialValues;
import dsgformer.nn.Parameters;
import dsgformer.random.RandomStream;
import dsgformer.tensor.Device;
import dsgformer.tensor.InScope;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.train.Always;
import dsgformer.train.TinyTraining;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.SampleSources;
import dsgformer.train.samples.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(InScope.class)
class BatchGradientsTest {

    @TempDir
    private Path folder;

    private TinyTraining training;

    @BeforeEach
    void makePairs() throws IOException {
        training = TinyTraining.of(folder, 2);
    }

    private TrainingConfig config(int workers) throws IOException {
        return training.config("run", 100, Map.of("workers", Integer.toString(workers)));
    }

    private static Batch at(long step) {
        return Batch.of(2 * step, 2, 64);
    }

    private static Parameters parameters() {
        return Parameters.trainable(InitialValues.of(TinyTraining.NETWORK, RandomStream.of(1)));
    }

    @Test
    void twoWorkersGiveTheLossAndGradientsOfOne() throws IOException {
        Samples samples = SampleSources.open(config(1));
        try (Parameters alone = parameters();
                Parameters shared = parameters();
                BatchGradients one = new BatchGradients(config(1), alone, Device.CPU);
                BatchGradients two = new BatchGradients(config(2), shared, Device.CPU)) {
            for (int step = 0; step < 2; step++) {
                // sums over two pictures in another order
                assertThat(two.run(samples, at(step))).isCloseTo(one.run(samples, at(step)), within(1e-6));
                assertTensor(shared.flatGradients()).isRelativelyCloseTo(alone.flatGradients(), 1e-4);
            }
        }
    }

    @Test
    void equalStepNumbersGiveEqualGradients() throws IOException {
        Samples samples = SampleSources.open(config(2));
        try (Parameters parameters = parameters();
                BatchGradients batch = new BatchGradients(config(2), parameters, Device.CPU)) {
            double loss = batch.run(samples, at(3));
            float[] gradients = parameters.flatGradients().toFloats();
            assertThat(batch.run(samples, at(4))).isNotEqualTo(loss);
            assertThat(batch.run(samples, at(3))).isEqualTo(loss);
            assertThat(parameters.flatGradients().toFloats()).isEqualTo(gradients);
        }
    }

    @Test
    void theLossOfOnePictureFalls() throws IOException {
        CropPair pair = SampleSources.open(config(2)).sample(0, RandomStream.of(1));
        try (Parameters parameters = parameters();
                AdamW optimizer = AdamW.of(config(2), parameters);
                BatchGradients batch = new BatchGradients(config(2), parameters, Device.CPU)) {
            double first = batch.run(new Always(pair), at(0));
            for (int step = 1; step <= 60; step++) {
                batch.run(new Always(pair), at(step));
                optimizer.clip();
                optimizer.step(step, 5e-3);
            }
            assertThat(batch.run(new Always(pair), at(61))).isLessThan(0.9 * first);
        }
    }

    @Test
    void twoHundredStepsLeakNoTensors() throws IOException {
        TrainingConfig config = config(2);
        CropPair pair = SampleSources.open(config).sample(0, RandomStream.of(1));
        try (Parameters parameters = parameters();
                AdamW optimizer = AdamW.of(config, parameters);
                WeightAverage average = new WeightAverage(parameters, 0.9);
                BatchGradients batch = new BatchGradients(config, parameters, Device.CPU)) {
            long before = 0;
            for (int step = 1; step <= 220; step++) {
                batch.run(new Always(pair), at(step));
                optimizer.clip();
                optimizer.step(step, 1e-4);
                average.update(step);
                if (step == 20) {
                    before = Scope.liveObjects();
                }
            }
            assertThat(Scope.liveObjects()).isLessThanOrEqualTo(before);
        }
    }

    /** Crop by crop, checkpointed or in the literal form, the gradients are the same up to the order of sums. */
    @ParameterizedTest
    @CsvSource({
        "compute.together, 1",
        "compute.checkpointing, true",
        "compute.form, literal",
        "network.layout, literal",
        "network.enc, '[2, 1, 1, 3]'",
    })
    void computeSettingsDoNotChangeTheGradients(String key, String value) throws IOException {
        boolean another = key.startsWith("network");
        Map<String, String> base = another ? Map.of(key, value) : Map.of();
        Map<String, String> other = another
                ? Map.of(key, value, "compute.checkpointing", "true", "compute.together", "1", "workers", "2")
                : Map.of(key, value);
        TrainingConfig plain = training.config("plain", 100, base);
        TrainingConfig otherwise = training.config("otherwise", 100, other);
        Samples samples = SampleSources.open(plain);
        try (Parameters one = parameters(plain);
                Parameters two = parameters(otherwise);
                BatchGradients first = new BatchGradients(plain, one, Device.CPU);
                BatchGradients second = new BatchGradients(otherwise, two, Device.CPU)) {
            assertThat(second.run(samples, at(0))).isCloseTo(first.run(samples, at(0)), within(1e-6));
            assertTensor(two.flatGradients()).isRelativelyCloseTo(one.flatGradients(), 1e-4);
        }
    }

    private static Parameters parameters(TrainingConfig config) {
        return Parameters.trainable(InitialValues.of(config.network(), RandomStream.of(1)));
    }

    /** bfloat16 has eight bits: a gradient of the same direction, and of nearly the same length. */
    @Test
    void bfloat16GivesNearlyTheSameGradient() throws IOException {
        TrainingConfig plain = config(1);
        TrainingConfig rounded = training.config("rounded", 100, Map.of("compute.precision", "bf16"));
        Samples samples = SampleSources.open(plain);
        try (Parameters one = parameters();
                Parameters two = parameters();
                BatchGradients exact = new BatchGradients(plain, one, Device.CPU);
                BatchGradients coarse = new BatchGradients(rounded, two, Device.CPU)) {
            assertThat(coarse.run(samples, at(0))).isCloseTo(exact.run(samples, at(0)), within(2e-3));
            Tensor a = one.flatGradients();
            Tensor b = two.flatGradients();
            double lengths =
                    Math.sqrt(a.square().sum().item() * b.square().sum().item());
            double cosine = a.mul(b).sum().item() / lengths;
            assertThat(cosine).isBetween(0.98, 0.9999999);
        }
    }

    /** One worker may still be running when the other fails; close() must wait for it. */
    @Test
    void closingAfterAFailureWaitsForRunningWorkers() throws IOException {
        TrainingConfig config = config(2);
        CropPair pair = SampleSources.open(config).sample(0, RandomStream.of(1));
        Samples broken = new Samples() {
            @Override
            public CropPair sample(long number, RandomStream random) {
                if (number % 2 == 0) {
                    throw new IllegalArgumentException("no sample " + number);
                }
                return pair;
            }

            @Override
            public long perEpoch() {
                return 2;
            }
        };
        for (int i = 0; i < 3; i++) {
            try (Parameters parameters = parameters();
                    BatchGradients batch = new BatchGradients(config, parameters, Device.CPU)) {
                assertThatThrownBy(() -> batch.run(broken, at(0))).hasMessage("no sample 0");
            }
        }
    }
}
