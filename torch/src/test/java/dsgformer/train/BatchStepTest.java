package dsgformer.train;

import static dsgformer.tensor.TensorAssert.assertTensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.data.CropPair;
import dsgformer.data.RandomStream;
import dsgformer.model.InitialValues;
import dsgformer.nn.Parameters;
import dsgformer.tensor.InScope;
import dsgformer.tensor.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InScope.class)
class BatchStepTest {

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

    private static Parameters parameters() {
        return Parameters.trainable(InitialValues.of(TinyTraining.NETWORK.parameters(), RandomStream.of(1)));
    }

    @Test
    void twoWorkersGiveTheLossAndGradientsOfOne() throws IOException {
        Samples samples = SampleSources.open(config(1));
        try (Parameters alone = parameters();
                Parameters shared = parameters();
                BatchStep one = new BatchStep(TinyTraining.NETWORK, alone, samples, config(1));
                BatchStep two = new BatchStep(TinyTraining.NETWORK, shared, samples, config(2))) {
            for (int step = 0; step < 2; step++) {
                // sums over two pictures in another order
                assertThat(two.run(step)).isCloseTo(one.run(step), within(1e-6));
                assertTensor(shared.flatGradients()).isRelativelyCloseTo(alone.flatGradients(), 1e-4);
            }
        }
    }

    @Test
    void aStepIsAFunctionOfItsNumber() throws IOException {
        Samples samples = SampleSources.open(config(2));
        try (Parameters parameters = parameters();
                BatchStep batch = new BatchStep(TinyTraining.NETWORK, parameters, samples, config(2))) {
            double loss = batch.run(3);
            float[] gradients = parameters.flatGradients().toFloats();
            assertThat(batch.run(4)).isNotEqualTo(loss);
            assertThat(batch.run(3)).isEqualTo(loss);
            assertThat(parameters.flatGradients().toFloats()).isEqualTo(gradients);
        }
    }

    @Test
    void theLossOfOnePictureFalls() throws IOException {
        CropPair pair = SampleSources.open(config(2)).sample(0, RandomStream.of(1));
        try (Parameters parameters = parameters();
                AdamW optimizer = new AdamW(parameters, config(2).optimizer());
                BatchStep batch = new BatchStep(TinyTraining.NETWORK, parameters, new Always(pair), config(2))) {
            double first = batch.run(0);
            for (int step = 1; step <= 60; step++) {
                batch.run(step);
                optimizer.clip();
                optimizer.step(step, 5e-3);
            }
            assertThat(batch.run(61)).isLessThan(0.9 * first);
        }
    }

    @Test
    void twoHundredStepsLeaveNothingBehind() throws IOException {
        TrainingConfig config = config(2);
        CropPair pair = SampleSources.open(config).sample(0, RandomStream.of(1));
        try (Parameters parameters = parameters();
                AdamW optimizer = new AdamW(parameters, config.optimizer());
                WeightAverage average = new WeightAverage(parameters, 0.9);
                BatchStep batch = new BatchStep(TinyTraining.NETWORK, parameters, new Always(pair), config)) {
            long before = 0;
            for (int step = 1; step <= 220; step++) {
                batch.run(step);
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

    /** The other worker may still be at work when one gives up; closing must wait for it. */
    @Test
    void afterAFailureEverythingCanBeClosed() throws IOException {
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
                    BatchStep batch = new BatchStep(TinyTraining.NETWORK, parameters, broken, config)) {
                assertThatThrownBy(() -> batch.run(0)).hasMessage("no sample 0");
            }
        }
    }
}
